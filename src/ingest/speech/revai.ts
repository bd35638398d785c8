import type { Person } from '../format.js';
import { at, isObject, listAt, textAt } from '../json/value.js';
import { seconds, speechFormat, voice } from './spoken.js';

/** Rev.ai's JSON: monologues of words and punctuation (which holds the spaces). */
export const revai = speechFormat({
  name: 'rev-ai',
  title: 'Rev.ai JSON',
  isRecord: ({ monologues }) =>
    Array.isArray(monologues) && isObject(monologues[0]) && 'elements' in monologues[0],
  recording: (record) => ({
    spoken: listAt(record, 'monologues').map((monologue) => {
      const elements = listAt(monologue, 'elements').filter(
        (element) => textAt(element, 'type') !== 'unknown',
      );
      const timed = elements.filter((element) => isObject(element) && 'ts' in element);
      return {
        text: elements.map((element) => textAt(element, 'value')).join(''),
        speaker: named(monologue) ?? voice(at(monologue, 'speaker')),
        startMs: seconds(at(timed[0], 'ts')),
        endMs: seconds(at(timed.at(-1), 'end_ts')),
      };
    }),
  }),
});

/** Names that somebody gave to the speakers in Rev's editor. */
function named(monologue: unknown): Person | undefined {
  const name = textAt(monologue, 'speaker_info', 'display_name');
  return name === '' ? undefined : { name };
}
