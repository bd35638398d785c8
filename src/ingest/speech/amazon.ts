import { at, listAt, numberAt, objectAt, textAt } from '../json/value.js';
import { type Spoken, seconds, speechFormat, voice } from './spoken.js';

/** Amazon Transcribe's JSON: words and punctuation marks, speakers beside them or joined by their start times. */
export const amazon = speechFormat({
  name: 'amazon-transcribe',
  title: 'Amazon Transcribe JSON',
  isRecord: (record) =>
    Array.isArray(objectAt(record, 'results').transcripts) &&
    Array.isArray(objectAt(record, 'results').items),
  recording: (record) => ({ title: textAt(record, 'jobName') || undefined, spoken: words(record) }),
});

function* words(record: unknown): Generator<Spoken> {
  const byStart = new Map<string, string>();
  for (const segment of listAt(record, 'results', 'speaker_labels', 'segments')) {
    for (const item of listAt(segment, 'items'))
      byStart.set(
        textAt(item, 'start_time'),
        textAt(item, 'speaker_label') || textAt(segment, 'speaker_label'),
      );
  }
  for (const channel of listAt(record, 'results', 'channel_labels', 'channels')) {
    for (const item of listAt(channel, 'items'))
      byStart.set(textAt(item, 'start_time'), textAt(channel, 'channel_label'));
  }
  for (const item of listAt(record, 'results', 'items')) {
    const text = textAt(listAt(item, 'alternatives')[0], 'content');
    const label =
      textAt(item, 'speaker_label') ||
      textAt(item, 'channel_label') ||
      byStart.get(textAt(item, 'start_time'));
    yield {
      text,
      speaker: voice(label),
      startMs: seconds(at(item, 'start_time')),
      endMs: seconds(at(item, 'end_time')),
      glued: textAt(item, 'type') === 'punctuation',
    };
  }
}

/** Amazon Transcribe's analysis of calls, which knows the agent and the customer by their channels. */
export const amazonCalls = speechFormat({
  name: 'amazon-calls',
  title: 'Amazon Transcribe Call Analytics JSON',
  isRecord: (record) => listAt(record, 'Transcript').some((turn) => textAt(turn, 'ParticipantRole') !== ''),
  recording: (record) => ({
    title: textAt(record, 'JobName') || undefined,
    spoken: listAt(record, 'Transcript').map((turn) => {
      const role = textAt(turn, 'ParticipantRole').toUpperCase();
      const side = role === 'AGENT' ? 'organisation' : role === 'CUSTOMER' ? 'customer' : 'unknown';
      return {
        text: textAt(turn, 'Content'),
        speaker: { name: role.charAt(0) + role.slice(1).toLowerCase(), side } as const,
        startMs: numberAt(turn, 'BeginOffsetMillis'),
        endMs: numberAt(turn, 'EndOffsetMillis'),
      };
    }),
  }),
});
