import { certain, type Format } from '../format.js';
import { readCaptions } from './captions.js';
import type { CueSyntax } from './cues.js';
import { arrowSpan } from './time.js';

const syntax: CueSyntax = {
  isTiming: (line) => line.includes('-->'),
  span: arrowSpan,
  isAside: (line) => /^\uFEFF?(?:WEBVTT|NOTE|STYLE|REGION|Kind:|Language:)(?![A-Za-z])/.test(line),
  looseText: 'is-left-out',
};

/** WebVTT of Zoom, Teams, Microsoft Graph and Stream, Google, YouTube and everybody else. */
export const webvtt: Format = {
  name: 'webvtt',
  title: 'WebVTT transcript (Zoom, Teams, Google, YouTube)',
  extensions: ['.vtt'],
  recognise: ({ text }) => (/^\s*WEBVTT/.test(text) ? certain('its first line says WEBVTT') : undefined),
  read: (input) => readCaptions(input, syntax),
};
