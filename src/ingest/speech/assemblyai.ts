import { isObject, listAt, numberAt, textAt } from '../json/value.js';
import { speechFormat, voice } from './spoken.js';

/** AssemblyAI's JSON: utterances where speakers were told apart, else words; times in milliseconds. */
export const assemblyai = speechFormat({
  name: 'assemblyai',
  title: 'AssemblyAI JSON',
  isRecord: (record) =>
    ('audio_url' in record || 'utterances' in record) &&
    ('acoustic_model' in record || 'language_code' in record || isMilliseconds(record.utterances)),
  recording: (record) => {
    const utterances = listAt(record, 'utterances');
    return {
      spoken: (utterances.length > 0 ? utterances : listAt(record, 'words')).map((piece) => ({
        text: textAt(piece, 'text'),
        speaker: voice(textAt(piece, 'speaker')),
        startMs: numberAt(piece, 'start'),
        endMs: numberAt(piece, 'end'),
      })),
    };
  },
});

function isMilliseconds(utterances: unknown): boolean {
  const first: unknown = Array.isArray(utterances) ? utterances[0] : undefined;
  return isObject(first) && 'words' in first && Number.isInteger(first.start) && 'confidence' in first;
}
