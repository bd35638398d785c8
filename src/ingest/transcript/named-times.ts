import { type Heading, headedFormat } from './headed.js';
import { looksLikeName } from './labels.js';
import { clockMs, timeOfDayMs } from './time.js';

const NAME_THEN_TIME = /^\s*(\S.{0,80}?)(\s{1,12})[([]?(\d{1,3}[:：]\d{2}(?:[:：]\d{2})?)[)\]]?\s*$/u;
/** A heading's sign, and stars around bold words. */
const MARKDOWN = /^\s*#{1,6}\s+|\*\*/g;
const TIME_THEN_NAME = /^\s*(\d{1,3}:\d{2}(?::\d{2})?)\s+-\s+(\S.{0,80}?)\s*$/u;

const NAME_START = /^[\p{Lu}\p{Lo}\p{N}@+(["']/u;
/** A sentence ends so, and a name only with an initial or "Jr." */
const SENTENCE_END = /(?<!(?:^|[\s.])(?:\p{Lu}|Jr|Sr|Dr|Inc|Ltd|Co))\.$|[!?:;,，。]$/u;

/** Whether a line could be somebody's name: letters, few words, and no sentence's end. */
export function isPersonsName(name: string): boolean {
  return /\p{L}/u.test(name) && !SENTENCE_END.test(name) && name.split(/\s+/).length <= 8;
}

function named(name: string, time: string | undefined): Heading | undefined {
  const startMs = clockMs((time ?? '').replaceAll('：', ':'));
  return startMs !== undefined && isPersonsName(name) ? { name, startMs } : undefined;
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

const NAME_THEN_HALF_DAY =
  /^\s*(\S.{0,80}?)[\s,–-]{1,12}[([]?(\d{1,2}:\d{2}(?::\d{2})?\s?[ap]\.?\s?m\.?)[)\]]?\s*$/iu;
/** "See you at" may go before a time, too: a name ends with a capital, or a bracket. */
const NAME_END = /(?:^|\s)[\p{Lu}\p{Lo}\p{N}([][^\s]*$/u;

function nameThenTimeOfDay(line: string): Heading | undefined {
  const [, name = '', time = ''] = NAME_THEN_HALF_DAY.exec(line.replace(MARKDOWN, '')) ?? [];
  const startMs = timeOfDayMs(time);
  const isName = NAME_END.test(name) && looksLikeName(name) && isPersonsName(name);
  return isName && startMs !== undefined ? { name, startMs } : undefined;
}

/** `Name 10:00 AM` and the speech below. In an agenda, which looks alike, nothing comes twice. */
export const namedClock = headedFormat({
  name: 'named-clock',
  title: 'Transcript with "Name 10:00 AM" above the speech',
  extensions: ['.txt', '.md'],
  heading: nameThenTimeOfDay,
  aside: (line) => (TEAMS_NOTICE.test(line) ? 'start or end of transcription' : undefined),
  isOfDay: true,
  sure: (headings, { lines }) => {
    const written = lines.filter((line) => line.trim() !== '');
    const names = written.flatMap((line) => nameThenTimeOfDay(line)?.name ?? []);
    return new Set(names).size < headings && headings * 2 <= written.length ? 0.6 : undefined;
  },
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
