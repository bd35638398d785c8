import { at, isObject, type JsonObject, listAt, textAt } from '../json/value.js';
import { seconds, speechFormat, voice } from './spoken.js';

/** Gladia's JSON (version 2): utterances in seconds, from the API's whole answer or its `result` alone. */
export const gladia = speechFormat({
  name: 'gladia',
  title: 'Gladia JSON',
  isRecord: (record) => {
    const transcription = transcriptionOf(record);
    const [first] = listAt(transcription, 'utterances');
    return isObject(first) && 'text' in first && ('full_transcript' in transcription || 'channel' in first);
  },
  recording: (record) => {
    const utterances = listAt(transcriptionOf(record), 'utterances');
    // Several channels are several telephones, each with speakers of its own.
    const channels = new Set(utterances.map((utterance) => textAt(utterance, 'channel')));
    return {
      id: textAt(record, 'id') || undefined,
      title: textAt(record, 'file', 'filename') || undefined,
      startedAt: textAt(record, 'created_at') || undefined,
      spoken: utterances.map((utterance) => ({
        text: textAt(utterance, 'text'),
        speaker: voice(
          at(utterance, 'speaker') ?? (channels.size > 1 ? at(utterance, 'channel') : undefined),
        ),
        startMs: seconds(at(utterance, 'start')),
        endMs: seconds(at(utterance, 'end')),
      })),
    };
  },
});

function transcriptionOf(record: JsonObject): JsonObject {
  const places = [
    at(record, 'result', 'transcription'),
    at(record, 'transcription'),
    at(record, 'result'),
    record,
  ];
  return places.filter(isObject).find((place) => Array.isArray(place.utterances)) ?? {};
}
