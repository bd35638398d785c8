import { type Format, type Input, problem } from '../format.js';
import { jsonFormat } from '../json/format.js';
import { recordsOf } from '../json/records.js';
import { at, isObject, type JsonObject, textAt } from '../json/value.js';
import { collect, meetingNamed, type Piece } from '../transcript/collect.js';
import { cueJoiner } from '../transcript/join.js';
import { seconds, voice } from './spoken.js';

const LISTS = ['turns', 'sentences'];
const NO_SEGMENT = 'This record is no segment with a text and is left out.';

/** Segments without a recogniser around them, as scripts write them: an array, or one a line; times in seconds. */
export const segments: Format = {
  ...jsonFormat({
    name: 'segments',
    title: 'Segments or turns of a talk in JSON',
    lists: LISTS,
    isRecord: (record) =>
      typeof record.text === 'string' &&
      ('speaker' in record || ('start' in record && 'end' in record)) &&
      !('utterances' in record || 'segments' in record),
    drafts: () => [],
  }),
  read: (input) => collect(pieces(input), meetingNamed(input.name)),
};

async function* pieces(input: Input): AsyncGenerator<readonly Piece[]> {
  const joiner = cueJoiner();
  for await (const records of recordsOf(input, LISTS)) {
    const found: Piece[] = [];
    for (const { value, line } of records) {
      if (!isObject(value) || typeof value.text !== 'string')
        found.push(problem('unexpected-record', NO_SEGMENT, line));
      else if (value.text.trim() !== '') found.push(...joiner.take(turnOf(value, line)));
    }
    yield found;
  }
  yield joiner.end();
}

function turnOf(segment: JsonObject, line: number) {
  return {
    text: textAt(segment, 'text').replace(/\s+/g, ' ').trim(),
    speaker: voice(at(segment, 'speaker')),
    startMs: seconds(at(segment, 'start')),
    endMs: seconds(at(segment, 'end')),
    line,
  };
}
