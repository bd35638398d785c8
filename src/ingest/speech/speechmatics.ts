import type { Person } from '../format.js';
import { at, isObject, listAt, textAt } from '../json/value.js';
import { type Spoken, seconds, speechFormat, voice } from './spoken.js';

/** Speechmatics' JSON (`json-v2`): words, written forms of numbers and dates, and punctuation with the side it clings to. */
export const speechmatics = speechFormat({
  name: 'speechmatics',
  title: 'Speechmatics JSON',
  isRecord: (record) =>
    listAt(record, 'results').some(
      (result) =>
        isObject(result) &&
        'alternatives' in result &&
        ['word', 'punctuation', 'entity'].includes(textAt(result, 'type')),
    ),
  recording: (record) => ({
    id: textAt(record, 'job', 'id') || undefined,
    title: textAt(record, 'job', 'data_name') || undefined,
    startedAt: textAt(record, 'job', 'created_at') || textAt(record, 'metadata', 'created_at') || undefined,
    spoken: pieces(record),
  }),
});

function* pieces(record: unknown): Generator<Spoken> {
  // Languages that write without spaces say so.
  const unspaced = at(record, 'metadata', 'language_pack_info', 'word_delimiter') === '';
  let before: string | undefined;
  let clings = false;
  for (const result of listAt(record, 'results')) {
    const best = listAt(result, 'alternatives')[0];
    const speaker = voiceOf(textAt(best, 'speaker')) ?? voice(at(result, 'channel'));
    const side = textAt(result, 'attaches_to');
    const glued = side === 'previous' || side === 'both';
    yield {
      text: textAt(best, 'content'),
      speaker,
      startMs: seconds(at(result, 'start_time')),
      endMs: seconds(at(result, 'end_time')),
      glued: glued || ((clings || unspaced) && before === speaker?.name),
    };
    clings = side === 'next' || side === 'both';
    before = speaker?.name;
  }
}

/** `S1` is the first voice, `UU` an unknown one; known voices have their names. */
function voiceOf(label: string): Person | undefined {
  return label === 'UU' ? undefined : voice(label.replace(/^S(?=\d+$)/, ''));
}
