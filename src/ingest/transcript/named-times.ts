import { type Heading, headedFormat } from './headed.js';
import { looksLikeName } from './labels.js';
import { clockMs } from './time.js';

const NAME_THEN_TIME = /^\s*(\S.{0,80}?)(\s{1,12})[([]?(\d{1,3}[:：]\d{2}(?:[:：]\d{2})?)[)\]]?\s*$/u;
/** A heading's sign, and stars around bold words. */
const MARKDOWN = /^\s*#{1,6}\s+|\*\*/g;
const TIME_THEN_NAME = /^\s*(\d{1,3}:\d{2}(?::\d{2})?)\s+-\s+(\S.{0,80}?)\s*$/u;

const NAME_START = /^[\p{Lu}\p{Lo}\p{N}@+(["']/u;
/** A sentence ends so, and a name only with an initial or "Jr." */
const SENTENCE_END = /(?<!(?:^|[\s.])(?:\p{Lu}|Jr|Sr|Dr|Inc|Ltd|Co))\.$|[!?:;,，。]$/u;

function named(name: string, time: string | undefined): Heading | undefined {
  const startMs = clockMs((time ?? '').replaceAll('：', ':'));
  const plausible = /\p{L}/u.test(name) && !SENTENCE_END.test(name) && name.split(/\s+/).length <= 8;
  return plausible && startMs !== undefined ? { name, startMs } : undefined;
}

function nameThenTime(line: string): Heading | undefined {
  const found = NAME_THEN_TIME.exec(line.replace(MARKDOWN, ''));
  const [, name = '', blanks, time] = found ?? [];
  // One space alone also stands between words and a time of day ("at about 10:30").
  return blanks !== ' ' || (NAME_START.test(name) && looksLikeName(name)) ? named(name, time) : undefined;
}

const OTTER_FOOTER = /^\s*Transcribed by https?:\/\/otter\.ai\s*$/i;

/** Otter's text export: `Name  0:03`, the speech below, a footer at the end. */
export const otter = headedFormat({
  name: 'otter',
  title: 'Otter text',
  extensions: ['.txt'],
  heading: nameThenTime,
  aside: (line) => (OTTER_FOOTER.test(line) ? 'footer of Otter' : undefined),
  sure: (_, { lines }) => (lines.some((line) => OTTER_FOOTER.test(line)) ? 0.9 : undefined),
});

const BRACKETED = /^\s*\[(\S[^[\]]{0,80})\]\s(\d{1,2}:\d{2}:\d{2})\s*$/;

/** The transcript that Zoom saves on the computer: `[Name] 09:03:42` and the speech below. */
export const zoomTranscript = headedFormat({
  name: 'zoom-transcript',
  title: 'Zoom transcript saved on the computer',
  extensions: ['.txt'],
  heading: (line) => {
    const [, name = '', time] = BRACKETED.exec(line) ?? [];
    return named(name, time);
  },
  aside: () => undefined,
  isOfDay: true,
  sure: (headings) => (headings > 1 ? 0.75 : 0.5),
});

const TEAMS_NOTICE = /^\s*.{1,120}\b(?:started|stopped) transcription\s*$/i;

/** The text of a Teams transcript in Word, and of other tools that write `Name   0:03` above the speech. */
export const namedTimes = headedFormat({
  name: 'named-times',
  title: 'Transcript with "Name 0:03" above the speech (Teams Word, Otter, Clova)',
  extensions: ['.txt', '.md'],
  heading: nameThenTime,
  aside: (line) => (TEAMS_NOTICE.test(line) ? 'start or end of transcription' : undefined),
  sure: (headings) => (headings > 1 ? 0.6 : 0.35),
});

const RECORDING = /^\s*VIEW RECORDING\b/i;

/** Fathom's text: `0:00 - Name (Company)` and the speech below. */
export const fathom = headedFormat({
  name: 'fathom',
  title: 'Fathom transcript',
  extensions: ['.txt', '.md'],
  heading: (line) => {
    const found = TIME_THEN_NAME.exec(line);
    const name = found?.[2] ?? '';
    return NAME_START.test(name) ? named(name, found?.[1]) : undefined;
  },
  aside: (line) => (RECORDING.test(line) ? 'link to the recording' : undefined),
  sure: (headings) => (headings > 1 ? 0.7 : 0.5),
});
