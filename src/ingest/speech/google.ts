import { at, isObject, type JsonObject, listAt, textAt } from '../json/value.js';
import { type Spoken, seconds, speechFormat, voice } from './spoken.js';

/**
 * Google Speech-to-Text. With speakers, version 1 repeats all words in the last result, version 2 has each result's own;
 * without speakers, each result is a piece.
 */
export const google = speechFormat({
  name: 'google-speech',
  title: 'Google Speech-to-Text JSON',
  isRecord: (record) => resultsOf(record).some((result) => bestOf(result) !== undefined),
  recording: (record) => {
    const best = resultsOf(record).map(bestOf);
    const words = best.map((alternative) => listAt(alternative, 'words'));
    const last = words.at(-1) ?? [];
    if (!last.some(isTagged)) return { spoken: best.map(spokenResult) };
    const before = words.slice(0, -1).reduce((sum, list) => sum + list.length, 0);
    return { spoken: (last.length >= before ? last : words.flat()).map(spokenWord) };
  },
});

function resultsOf(record: JsonObject): readonly unknown[] {
  return listAt(isObject(record.response) ? record.response : record, 'results');
}

function bestOf(result: unknown): JsonObject | undefined {
  const best = listAt(result, 'alternatives')[0];
  return isObject(best) && ('transcript' in best || 'words' in best) ? best : undefined;
}

/** A word's field in any of its spellings: version 1, version 2, and the client libraries' own. */
function fieldOf(word: unknown, ...keys: readonly string[]): unknown {
  return keys.map((key) => at(word, key)).find((value) => value !== undefined);
}

function tagOf(word: unknown): string {
  const tag = fieldOf(word, 'speakerLabel', 'speaker_label', 'speakerTag', 'speaker_tag');
  return tag === undefined || Number(tag) === 0 ? '' : String(tag);
}

function isTagged(word: unknown): boolean {
  return tagOf(word) !== '';
}

function spokenWord(word: unknown): Spoken {
  return {
    text: textAt(word, 'word'),
    speaker: voice(tagOf(word)),
    startMs: timeOf(fieldOf(word, 'startTime', 'startOffset', 'start_time', 'start_offset')),
    endMs: timeOf(fieldOf(word, 'endTime', 'endOffset', 'end_time', 'end_offset')),
  };
}

function spokenResult(alternative: unknown): Spoken {
  const words = listAt(alternative, 'words').map(spokenWord);
  return { text: textAt(alternative, 'transcript'), startMs: words[0]?.startMs, endMs: words.at(-1)?.endMs };
}

/** "0.500s", or whole seconds and nanoseconds as the client libraries write them. */
function timeOf(time: unknown): number | undefined {
  if (!isObject(time)) return seconds(time);
  return seconds(Number(time.seconds ?? 0) + Number(time.nanos ?? 0) / 1e9);
}
