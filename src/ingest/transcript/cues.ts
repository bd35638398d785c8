import type { Line } from '../content/lines.js';
import type { ProblemLog } from '../problems.js';
import type { Span } from './time.js';

/** One timed piece of a transcript, its text still with markup. */
export interface Cue extends Span {
  readonly id?: string | undefined;
  readonly payload: readonly string[];
  /** 1-based line of the timing. */
  readonly line: number;
}

/** How the lines of one caption format are told apart. */
export interface CueSyntax {
  /** Whether a line is meant to hold times, even if they cannot be read. */
  isTiming(line: string): boolean;
  span(line: string): Span | undefined;
  /** Whether the block that this line opens holds no speech (comments, styles, the header). */
  isAside(line: string): boolean;
  /** Whether text after a blank line goes on with the cue before it. */
  readonly looseText: 'is-speech' | 'is-left-out';
}

/** A cue's number, also in the loose ways of editors: `-2`, `2.`, `0.5`, `01A`. */
const NUMBER = /^\s*-?\d+(?:\.\d*|[A-Za-z])?\s*$/;

const BROKEN_TIMES =
  'The times on this line cannot be read, so the cue is left out. Write them as 00:00:01.000 --> 00:00:04.000.';
const LOOSE_TEXT = 'This text belongs to no cue (no line with times above it) and is left out.';

const NOTHING: readonly Cue[] = [];

/** A step of reading that is given one thing after the other, and may hold some back until the end. */
export interface Step<In, Out> {
  take(next: In): readonly Out[];
  end(): readonly Out[];
}

/**
 * Splits caption lines into cues, in the file's order, tolerant of everything real tools write.
 * What is left out is told to `problems` with its line.
 */
export function cueSplitter(syntax: CueSyntax, problems: ProblemLog): Step<Line, Cue> {
  let open: (Cue & { readonly payload: string[] }) | undefined;
  let waiting: Line[] = [];
  let mode: 'between' | 'cue' | 'aside' | 'broken' = 'between';

  const isSpeech = syntax.looseText === 'is-speech';
  /** Whether text after a blank line may still be the cue's: files whose line ends were doubled have one after each line. */
  const goesOn = (): boolean => isSpeech || open?.payload.length === 0;
  const closed = (): Cue[] => {
    const cue = open;
    open = undefined;
    return cue ? [cue] : [];
  };
  const looseText = (): void => {
    if (!isSpeech && open?.payload.length === 0)
      open.payload.push(...waiting.splice(0).map(({ text }) => text));
    const [first] = waiting;
    const onlyIds = waiting.every((line) => /^\s*[\w{}/-]*\s*$/.test(line.text));
    if (first && !onlyIds) problems.add({ code: 'skipped-block', message: LOOSE_TEXT, line: first.number });
    waiting = [];
  };
  const timing = (line: Line): Cue[] => {
    const span = syntax.span(line.text);
    const id = mode === 'cue' ? indexWithoutBlankLine(open?.payload) : waiting.pop()?.text.trim();
    if (open && isSpeech && waiting.every(({ text }) => NUMBER.test(text)))
      open.payload.push(...waiting.splice(0).map(({ text }) => text));
    looseText();
    const before = closed();
    mode = span ? 'cue' : 'broken';
    if (span) open = { id, startMs: span.startMs, endMs: span.endMs, payload: [], line: line.number };
    else problems.add({ code: 'bad-timing', message: BROKEN_TIMES, line: line.number });
    return before;
  };
  const blank = (): Cue[] => {
    // A number between blank lines may be the next cue's, or words: what follows tells.
    if (mode === 'between' && !(goesOn() && waiting.length < 10)) looseText();
    mode = 'between';
    return goesOn() ? [] : closed();
  };
  const between = (line: Line): void => {
    const isNumber = NUMBER.test(line.text);
    if (waiting.length === 0 && syntax.isAside(line.text)) mode = 'aside';
    else if (open && isSpeech && !isNumber) {
      // The number above these words was that of a cue without times.
      waiting = [];
      open.payload.push(line.text);
    } else if (waiting.push(line) > 50) looseText();
  };

  return {
    take(line) {
      if (syntax.isTiming(line.text) && !(mode === 'cue' && isSpokenArrow(line.text))) return timing(line);
      if (line.text.trim() === '') return blank();
      if (mode === 'between') between(line);
      else if (mode === 'cue') open?.payload.push(line.text);
      return NOTHING;
    },
    end: () => {
      looseText();
      return closed();
    },
  };
}

/** Amid a cue, an arrow between words is speech: "Ann: from A --> B". */
function isSpokenArrow(line: string): boolean {
  const before = line.slice(0, line.indexOf('-->'));
  return /\s$/.test(before.slice(-1)) && /\p{L}/u.test(before);
}

/** In SRT files without blank lines, the next cue's number stands at the end of this cue's text. */
function indexWithoutBlankLine(payload: string[] | undefined): string | undefined {
  return payload && NUMBER.test(payload.at(-1) ?? '') ? payload.pop()?.trim() : undefined;
}
