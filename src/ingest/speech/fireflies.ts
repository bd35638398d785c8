import { isoDate } from '../content/date.js';
import { at, isObject, type JsonObject, listAt, objectAt, textAt } from '../json/value.js';
import { seconds, speechFormat } from './spoken.js';

/** Fireflies' transcripts, from its API with or without the wrapping of GraphQL. */
export const fireflies = speechFormat({
  name: 'fireflies',
  title: 'Fireflies transcript JSON',
  lists: ['transcripts'],
  isRecord: (record) => {
    const [first] = listAt(transcriptOf(record), 'sentences');
    return isObject(first) && ('speaker_name' in first || 'raw_text' in first || 'speaker_id' in first);
  },
  recording: (record) => {
    const transcript = transcriptOf(record);
    const names = new Map(
      listAt(transcript, 'speakers').map((speaker) => [textAt(speaker, 'id'), textAt(speaker, 'name')]),
    );
    return {
      id: textAt(transcript, 'id') || undefined,
      title: textAt(transcript, 'title') || undefined,
      startedAt: isoDate(transcript.dateString ?? transcript.date),
      spoken: listAt(transcript, 'sentences').map((sentence) => {
        const number = textAt(sentence, 'speaker_id');
        const name =
          textAt(sentence, 'speaker_name') || names.get(number) || (number ? `Speaker ${number}` : '');
        return {
          text: textAt(sentence, 'text') || textAt(sentence, 'raw_text'),
          speaker: name ? { name } : undefined,
          startMs: seconds(at(sentence, 'start_time')),
          endMs: seconds(at(sentence, 'end_time')),
        };
      }),
    };
  },
});

function transcriptOf(record: JsonObject): JsonObject {
  const wrapped = objectAt(record, 'data', 'transcript');
  return 'sentences' in wrapped
    ? wrapped
    : 'transcript' in record && isObject(record.transcript)
      ? record.transcript
      : record;
}
