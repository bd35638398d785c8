import { at, isObject, type JsonObject, listAt, numberAt, textAt } from '../json/value.js';
import { type Spoken, seconds, speechFormat, voice } from './spoken.js';

/**
 * Whisper's and WhisperX's JSON: segments in seconds, with speakers where WhisperX told them apart; also the relatives
 * that keep them as `transcription` (whisper.cpp) or as `chunks` or `speakers` (pipelines of Transformers).
 */
export const whisper = speechFormat({
  name: 'whisper',
  title: 'Whisper or WhisperX JSON',
  isRecord: (record) => {
    const [first] = pieces(record);
    return (
      isObject(first) && 'text' in first && ['start', 'timestamp', 'offsets'].some((key) => key in first)
    );
  },
  recording: (record) => ({ spoken: pieces(record).map(spokenPiece) }),
});

function pieces(record: JsonObject): readonly unknown[] {
  const lists = ['segments', 'transcription', 'speakers', 'chunks'].map((key) => listAt(record, key));
  return lists.find((list) => isObject(list[0]) && 'text' in list[0]) ?? [];
}

function spokenPiece(piece: unknown): Spoken {
  const times = listAt(piece, 'timestamp');
  return {
    text: textAt(piece, 'text'),
    speaker: voice(textAt(piece, 'speaker')),
    startMs: numberAt(piece, 'offsets', 'from') ?? seconds(at(piece, 'start') ?? times[0]),
    endMs: numberAt(piece, 'offsets', 'to') ?? seconds(at(piece, 'end') ?? times[1]),
  };
}
