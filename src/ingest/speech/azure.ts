import { at, listAt, numberAt, textAt } from '../json/value.js';
import { speechFormat, voice } from './spoken.js';

const TICKS_PER_MS = 10_000;

/** Azure batch transcription: phrases with offsets in ticks of 100 ns, in the order of time. */
export const azure = speechFormat({
  name: 'azure-speech',
  title: 'Azure Speech JSON',
  isRecord: (record) => Array.isArray(record.recognizedPhrases),
  recording: (record) => {
    const phrases = listAt(record, 'recognizedPhrases').map((phrase) => {
      const startMs = Math.round((numberAt(phrase, 'offsetInTicks') ?? 0) / TICKS_PER_MS);
      const best = listAt(phrase, 'nBest')[0];
      return {
        text: textAt(best, 'display') || textAt(best, 'lexical'),
        speaker: voice(at(phrase, 'speaker')),
        startMs,
        endMs: startMs + Math.round((numberAt(phrase, 'durationInTicks') ?? 0) / TICKS_PER_MS),
      };
    });
    return {
      startedAt: textAt(record, 'timestamp') || undefined,
      spoken: phrases.sort((one, other) => one.startMs - other.startMs),
    };
  },
});
