import { at, isObject, listAt, textAt } from '../json/value.js';
import { seconds, speechFormat, voice } from './spoken.js';

/** Google Speech-to-Text: with speaker tags the last result repeats all words; without, each result is a piece. */
export const google = speechFormat({
  name: 'google-speech',
  title: 'Google Speech-to-Text JSON',
  isRecord: (record) =>
    listAt(record.response ?? record, 'results').some(
      (result) => isObject(result) && Array.isArray(result.alternatives),
    ),
  recording: (record) => {
    const results = listAt(isObject(record.response) ? record.response : record, 'results');
    const best = results.map((result) => listAt(result, 'alternatives')[0]);
    const tagged = listAt(best.at(-1), 'words').some(
      (word) => isObject(word) && ('speakerTag' in word || 'speakerLabel' in word),
    );
    if (!tagged) return { spoken: best.map((alternative) => ({ text: textAt(alternative, 'transcript') })) };
    return {
      spoken: listAt(best.at(-1), 'words').map((word) => ({
        text: textAt(word, 'word'),
        speaker: voice(textAt(word, 'speakerLabel') || textAt(word, 'speakerTag')),
        startMs: seconds(at(word, 'startTime') ?? at(word, 'startOffset')),
        endMs: seconds(at(word, 'endTime') ?? at(word, 'endOffset')),
      })),
    };
  },
});
