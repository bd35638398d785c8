import { isObject, listAt, textAt } from '../json/value.js';
import { seconds, speechFormat, voice } from './spoken.js';

/** Whisper's and WhisperX's JSON: segments in seconds, with speakers where WhisperX told them apart. */
export const whisper = speechFormat({
  name: 'whisper',
  title: 'Whisper or WhisperX JSON',
  isRecord: ({ segments }) =>
    Array.isArray(segments) && isObject(segments[0]) && 'start' in segments[0] && 'text' in segments[0],
  recording: (record) => ({
    spoken: listAt(record, 'segments').map((segment) => ({
      text: textAt(segment, 'text'),
      speaker: voice(textAt(segment, 'speaker')),
      startMs: seconds(isObject(segment) ? segment.start : undefined),
      endMs: seconds(isObject(segment) ? segment.end : undefined),
    })),
  }),
});
