import { at, isObject, listAt, objectAt, textAt } from '../json/value.js';
import { inTime, type Spoken, seconds, speechFormat, voice } from './spoken.js';

/** Deepgram's JSON: utterances where they were asked for, else the words of each channel; times in seconds. */
export const deepgram = speechFormat({
  name: 'deepgram',
  title: 'Deepgram JSON',
  isRecord: (record) =>
    'channels' in objectAt(record, 'results') ||
    ('utterances' in objectAt(record, 'results') && 'metadata' in record),
  recording: (record) => {
    const utterances = listAt(record, 'results', 'utterances');
    const channels = listAt(record, 'results', 'channels');
    const words = channels.map((channel, index) => {
      const heard = listAt(listAt(channel, 'alternatives')[0], 'words');
      return heard.map((word) => spoken(word, channels.length > 1 ? index : undefined));
    });
    return {
      startedAt: textAt(record, 'metadata', 'created') || undefined,
      spoken: utterances.length > 0 ? utterances.map((piece) => spoken(piece)) : inTime(words),
    };
  },
});

function spoken(piece: unknown, channel?: number): Spoken {
  const speaker = at(piece, 'speaker') ?? channel;
  return {
    text: textAt(piece, 'transcript') || textAt(piece, 'punctuated_word') || textAt(piece, 'word'),
    speaker: voice(speaker),
    startMs: seconds(isObject(piece) ? piece.start : undefined),
    endMs: seconds(isObject(piece) ? piece.end : undefined),
  };
}
