import { at, listAt, numberAt, textAt } from '../json/value.js';
import { speechFormat, voice } from './spoken.js';

const TICKS_PER_MS = 10_000;

/** Azure batch transcription: phrases with offsets in ticks of 100 ns, in the order of time. */
export const azure = speechFormat({
  name: 'azure-speech',
  title: 'Azure Speech JSON',
  isRecord: (record) => Array.isArray(record.recognizedPhrases),
  recording: (record) => {
    const found = listAt(record, 'recognizedPhrases');
    // Several channels are several telephones.
    const byChannel = new Set(found.map((phrase) => textAt(phrase, 'channel'))).size > 1;
    const phrases = found.map((phrase) => {
      const startMs = timeOf(phrase, 'offset');
      const best = listAt(phrase, 'nBest')[0];
      return {
        text: textAt(best, 'display') || textAt(best, 'lexical'),
        speaker: voice(at(phrase, 'speaker') ?? (byChannel ? at(phrase, 'channel') : undefined)),
        startMs,
        endMs: startMs + timeOf(phrase, 'duration'),
      };
    });
    return {
      startedAt: textAt(record, 'timestamp') || undefined,
      spoken: phrases.sort((one, other) => one.startMs - other.startMs),
    };
  },
});

/** Milliseconds of `offsetInTicks`, or of `offset` as ISO 8601 writes durations (`PT1M2.5S`). */
function timeOf(phrase: unknown, field: 'offset' | 'duration'): number {
  const ticks = numberAt(phrase, `${field}InTicks`);
  if (ticks !== undefined) return Math.round(ticks / TICKS_PER_MS);
  const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(textAt(phrase, field)) ?? [];
  const [hours = 0, minutes = 0, rest = 0] = parts.slice(1).map((part = '0') => Number(part));
  return Math.round((hours * 3600 + minutes * 60 + rest) * 1000);
}

/** Azure's fast transcription: the same in milliseconds. */
export const azureFast = speechFormat({
  name: 'azure-fast',
  title: 'Azure fast transcription JSON',
  isRecord: (record) =>
    listAt(record, 'phrases').some((phrase) => numberAt(phrase, 'offsetMilliseconds') !== undefined),
  recording: (record) => ({
    spoken: listAt(record, 'phrases')
      .map((phrase) => {
        const startMs = numberAt(phrase, 'offsetMilliseconds') ?? 0;
        return {
          text: textAt(phrase, 'text'),
          speaker: voice(at(phrase, 'speaker')),
          startMs,
          endMs: startMs + (numberAt(phrase, 'durationMilliseconds') ?? 0),
        };
      })
      .sort((one, other) => one.startMs - other.startMs),
  }),
});
