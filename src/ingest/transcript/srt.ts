import type { Format } from '../format.js';
import { readCaptions } from './captions.js';
import type { CueSyntax } from './cues.js';
import { looseArrowSpan } from './time.js';

const syntax: CueSyntax = {
  isTiming: (line) => line.includes('-->') || looseArrowSpan(line) !== undefined,
  span: looseArrowSpan,
  isAside: () => false,
  looseText: 'is-speech',
};

/** SubRip captions, also without numbers or with a point for the comma. */
export const srt: Format = {
  name: 'srt',
  title: 'SubRip captions (.srt)',
  extensions: ['.srt'],
  recognise: ({ lines }) =>
    lines.some((line) => looseArrowSpan(line) !== undefined)
      ? { sure: 0.8, why: 'it has lines like 00:00:01,000 --> 00:00:04,000 and no WEBVTT line' }
      : undefined,
  read: (input) => readCaptions(input, syntax),
};
