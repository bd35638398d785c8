import type { Line } from '../content/lines.js';
import { type ProblemFound, problem } from '../format.js';
import type { Span } from './time.js';

/** One timed piece of a transcript, its text still with markup. */
export interface Cue extends Span {
  readonly id?: string;
  readonly payload: readonly string[];
  /** 1-based line of the timing. */
  readonly line: number;
}

export type CueEvent = { readonly kind: 'cue'; readonly cue: Cue } | ProblemFound;

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

const BROKEN_TIMES =
  'The times on this line cannot be read, so the cue is left out. Write them as 00:00:01.000 --> 00:00:04.000.';
const LOOSE_TEXT = 'This text belongs to no cue (no line with times above it) and is left out.';

/**
 * Splits caption lines into cues, in the file's order, tolerant of everything real tools write.
 * What is left out is told as a problem with its line.
 */
export async function* cuesOf(lines: AsyncIterable<Line>, syntax: CueSyntax): AsyncGenerator<CueEvent> {
  let open: { id?: string; span: Span; line: number; payload: string[] } | undefined;
  let waiting: Line[] = [];
  let mode: 'between' | 'cue' | 'aside' | 'broken' = 'between';

  const close = function* (): Generator<CueEvent> {
    if (open)
      yield {
        kind: 'cue',
        cue: {
          ...open.span,
          ...(open.id === undefined ? {} : { id: open.id }),
          payload: open.payload,
          line: open.line,
        },
      };
    open = undefined;
  };
  const looseText = function* (): Generator<CueEvent> {
    const [first] = waiting;
    if (first && !waiting.every((line) => /^\s*[\w{}/-]*\s*$/.test(line.text)))
      yield problem('skipped-block', LOOSE_TEXT, first.number);
    waiting = [];
  };

  for await (const line of lines) {
    if (syntax.isTiming(line.text)) {
      const span = syntax.span(line.text);
      const id = mode === 'cue' ? indexWithoutBlankLine(open?.payload) : waiting.pop()?.text.trim();
      yield* close();
      yield* looseText();
      mode = span ? 'cue' : 'broken';
      if (span) open = { span, line: line.number, payload: [], ...(id ? { id } : {}) };
      else yield problem('bad-timing', BROKEN_TIMES, line.number);
    } else if (line.text.trim() === '') {
      if (mode === 'between') yield* looseText();
      if (syntax.looseText === 'is-left-out') yield* close();
      mode = 'between';
    } else if (mode === 'cue') {
      open?.payload.push(line.text);
    } else if (mode === 'between') {
      if (waiting.length === 0 && syntax.isAside(line.text)) mode = 'aside';
      else if (open && syntax.looseText === 'is-speech' && !/^\s*\d+\s*$/.test(line.text))
        open.payload.push(line.text);
      else if (waiting.push(line) > 50) yield* looseText();
    }
  }
  yield* close();
  yield* looseText();
}

/** In SRT files without blank lines, the next cue's number stands at the end of this cue's text. */
function indexWithoutBlankLine(payload: string[] | undefined): string | undefined {
  return payload && /^\s*\d+\s*$/.test(payload.at(-1) ?? '') ? payload.pop()?.trim() : undefined;
}
