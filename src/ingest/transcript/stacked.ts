import type { Line } from '../content/lines.js';
import type { Format, Head, Input } from '../format.js';
import { collect, meetingNamed, type Piece } from './collect.js';
import { looksLikeName } from './labels.js';
import { isPersonsName } from './named-times.js';
import { clockMs, timeOfDayMs, wallClock } from './time.js';
import { TurnWriter } from './writer.js';

/** A line that is nothing but a time, in brackets or not; before a time of day the date or its word may stand. */
const TIME_ALONE =
  /^\s*[[(]?(?:(\d{1,3}:\d{2}(?::\d{2})?)|(?:[\p{L}\d/.-]{1,12},?\s){0,4}(\d{1,2}:\d{2}(?::\d{2})?\s?[ap]\.?\s?m\.?))[\])]?\s*$/iu;
const NAME_START = /^[\p{Lu}\p{Lo}\p{N}@+(["']/u;
const LONGEST_LINE = 100;
/** So many of the times have to stand below a name, as times do not in copied captions. */
const MOSTLY = 0.8;

interface Time {
  readonly ms: number;
  readonly isOfDay: boolean;
}

function timeAlone(line: string): Time | undefined {
  const found = line.length > LONGEST_LINE ? null : TIME_ALONE.exec(line);
  const ofDay = timeOfDayMs(found?.[2] ?? '');
  const ms = ofDay ?? clockMs(found?.[1] ?? '');
  return ms === undefined ? undefined : { ms, isOfDay: ofDay !== undefined };
}

function nameAlone(line: string | undefined): string | undefined {
  const name = line?.trim() ?? '';
  const isName = NAME_START.test(name) && isPersonsName(name) && looksLikeName(name);
  return isName && name.length <= LONGEST_LINE ? name : undefined;
}

/** Transcripts and chats copied from web pages: a name, a time below it, then what was said. */
export const stackedTimes: Format = {
  name: 'stacked-times',
  title: 'Transcript with a name and a time on lines of their own (copied from Teams and other pages)',
  extensions: ['.txt', '.md'],
  recognise: (head) => {
    const names = headingsOf(head);
    return names.length > 1 && new Set(names).size < names.length
      ? { sure: 0.65, why: `${names.length} of its first lines are a name with a time below it` }
      : undefined;
  },
  read: (input) => collect(pieces(input), meetingNamed(input.name)),
};

/** The names above times; none where times mostly stand below other words, or have no words below. */
function headingsOf({ lines, json }: Head): readonly string[] {
  if (json !== undefined) return [];
  const written = lines.filter((line) => line.trim() !== '');
  const times = written.flatMap((line, index) => (timeAlone(line) ? [index] : []));
  const names = times.flatMap((index) => nameAlone(written[index - 1]) ?? []);
  const spoken = times.filter((index) => written[index + 1] !== undefined && !times.includes(index + 2));
  return names.length >= times.length * MOSTLY && spoken.length * 2 > times.length ? names : [];
}

async function* pieces(input: Input): AsyncGenerator<readonly Piece[]> {
  const writer = new TurnWriter();
  const sinceFirst = wallClock();
  /** The line above, until it is known whether it names the speaker of the next. */
  let above: Line | undefined;
  const write = (): void => {
    if (above) writer.add(above.text);
    above = undefined;
  };
  for await (const lines of input.lines()) {
    for (const line of lines) {
      if (line.text.trim() === '') continue;
      const time = above ? timeAlone(line.text) : undefined;
      const name = time ? nameAlone(above?.text) : undefined;
      if (above && time && name !== undefined) {
        const startMs = time.isOfDay ? sinceFirst(time.ms) : time.ms;
        writer.begin({ speaker: { name }, line: above.number, startMs });
        above = undefined;
      } else {
        write();
        above = line;
      }
    }
    yield writer.take();
  }
  write();
  yield writer.rest();
}
