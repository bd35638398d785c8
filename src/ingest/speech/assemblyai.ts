import { isObject, listAt, numberAt, textAt } from '../json/value.js';
import { speechFormat, voice } from './spoken.js';

/** AssemblyAI's JSON: utterances where speakers were told apart, else sentences or words; times in milliseconds. */
export const assemblyai = speechFormat({
  name: 'assemblyai',
  title: 'AssemblyAI JSON',
  isRecord: (record) =>
    (('audio_url' in record || 'utterances' in record) &&
      ('acoustic_model' in record ||
        'language_code' in record ||
        isMilliseconds(record.utterances) ||
        isMilliseconds(record.words))) ||
    isMilliseconds(record.sentences),
  recording: (record) => {
    const spoken = ['utterances', 'sentences', 'words'].map((list) => listAt(record, list));
    return {
      spoken: (spoken.find((list) => list.length > 0) ?? []).map((piece) => ({
        text: textAt(piece, 'text'),
        speaker: voice(textAt(piece, 'speaker')),
        startMs: numberAt(piece, 'start'),
        endMs: numberAt(piece, 'end'),
      })),
    };
  },
});

function isMilliseconds(pieces: unknown): boolean {
  const first: unknown = Array.isArray(pieces) ? pieces[0] : undefined;
  return (
    isObject(first) &&
    'text' in first &&
    Number.isInteger(first.start) &&
    Number.isInteger(first.end) &&
    'confidence' in first
  );
}
