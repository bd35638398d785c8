import type { Format } from '../format.js';
import { readCaptions } from './captions.js';
import type { CueSyntax } from './cues.js';
import { commaSpan } from './time.js';

const syntax: CueSyntax = {
  isTiming: (line) => /^\s*\d+:\d[\w:.]*,\s*\d[\w:.]*\s*$/.test(line),
  span: commaSpan,
  isAside: () => false,
  looseText: 'is-speech',
};

/** SubViewer captions, as YouTube lets people download them. */
export const sbv: Format = {
  name: 'sbv',
  title: 'SubViewer captions (.sbv)',
  extensions: ['.sbv', '.sub'],
  recognise: ({ lines }) =>
    lines.slice(0, 50).some((line) => commaSpan(line) !== undefined)
      ? { sure: 0.9, why: 'it has lines like 0:00:01.000,0:00:04.000' }
      : undefined,
  read: (input) => readCaptions(input, syntax),
};
