import { at, isObject, type JsonObject, listAt, textAt } from '../json/value.js';
import { inTime, type Spoken, seconds, speechFormat, voice } from './spoken.js';

/** ElevenLabs' JSON: words, the spaces between them, and sounds; one list, or one for each channel. */
export const elevenlabs = speechFormat({
  name: 'elevenlabs',
  title: 'ElevenLabs speech-to-text JSON',
  isRecord: (record) =>
    [record, ...listAt(record, 'transcripts')].some(
      (transcript) =>
        isObject(transcript) &&
        'language_code' in transcript &&
        listAt(transcript, 'words').some((word) => isObject(word) && 'text' in word && 'type' in word),
    ),
  recording: (record) => {
    const channels = listAt(record, 'transcripts').filter(isObject);
    const sounds = [record, ...channels].flatMap((channel) => listAt(channel, 'words')).filter(isSound);
    return {
      id: textAt(record, 'transcription_id') || undefined,
      spoken: inTime((channels.length > 0 ? channels : [record]).map(wordsOf)),
      asides: sounds.map(() => 'sound that is no speech'),
    };
  },
});

function wordsOf(transcript: JsonObject): readonly Spoken[] {
  const pieces = listAt(transcript, 'words');
  const spaced = pieces.some((piece) => textAt(piece, 'type') === 'spacing');
  const labelOf = (piece: unknown) => textAt(piece, 'speaker_id') || channelOf(transcript);
  return pieces.flatMap((piece, index) => {
    if (!isWord(piece)) return [];
    const before = pieces[index - 1];
    return {
      text: textAt(piece, 'text'),
      speaker: voice(labelOf(piece)),
      startMs: seconds(at(piece, 'start')),
      endMs: seconds(at(piece, 'end')),
      // Where spaces are pieces of their own, words without one between them are written together.
      glued: spaced && isWord(before) && labelOf(before) === labelOf(piece),
    };
  });
}

function channelOf(transcript: JsonObject): string {
  const channel = textAt(transcript, 'channel_index');
  return channel === '' ? '' : `channel_${channel}`;
}

function isWord(piece: unknown): boolean {
  return isObject(piece) && textAt(piece, 'type') !== 'spacing' && !isSound(piece);
}

function isSound(piece: unknown): boolean {
  return textAt(piece, 'type') === 'audio_event';
}
