import type { Line } from '../content/lines.js';
import type { Format, Head, Input } from '../format.js';
import { collect, type Piece } from './collect.js';
import { startOf, titleOf } from './name.js';

/** A line that names the speaker of the lines below it. */
export interface Heading {
  readonly name: string;
  readonly startMs?: number;
  /** Speech that stands on the same line. */
  readonly text?: string;
}

/** How a transcript with speaker lines above the speech is written. */
export interface HeadedSyntax {
  readonly name: string;
  readonly title: string;
  readonly extensions: readonly string[];
  /** The heading in a line, or undefined. */
  heading(line: string): Heading | undefined;
  /** Why a line is no speech (title, footer), or undefined. */
  aside(line: string): string | undefined;
  /** How sure it is with this many headings among so many lines; undefined if it is another format. */
  sure(headings: number, head: Head): number | undefined;
}

/** A `Format` for transcripts whose speakers stand on lines of their own. */
export function headedFormat(syntax: HeadedSyntax): Format {
  return {
    name: syntax.name,
    title: syntax.title,
    extensions: syntax.extensions,
    recognise: (head) => {
      if (head.json !== undefined) return undefined;
      const headings = head.lines.filter((line) => syntax.heading(line) !== undefined).length;
      const sure = headings === 0 ? undefined : syntax.sure(headings, head);
      return sure === undefined
        ? undefined
        : { sure, why: `${headings} of its first lines name a speaker as ${syntax.title} does` };
    },
    read: (input) =>
      collect(pieces(input, syntax), {
        id: input.name,
        title: titleOf(input.name),
        channel: 'meeting',
        ...startOf(input.name),
      }),
  };
}

async function* pieces(input: Input, syntax: HeadedSyntax): AsyncGenerator<Piece> {
  let heading: (Heading & { readonly line: number }) | undefined;
  let parts: string[] = [];
  const close = function* (): Generator<Piece> {
    const text = parts.join(' ').trim();
    parts = [];
    if (text === '') return;
    if (!heading) yield { kind: 'aside', reason: 'text before the first speaker' };
    else {
      const { name, startMs, line } = heading;
      yield {
        kind: 'turn',
        turn: { speaker: { name }, text, line, ...(startMs === undefined ? {} : { startMs }) },
      };
    }
  };
  for await (const line of input.lines()) {
    const next = headingOf(line, syntax);
    const reason = next ? undefined : syntax.aside(line.text);
    if (next) {
      yield* close();
      heading = next;
      if (next.text) parts.push(next.text);
    } else if (reason) {
      yield* close();
      yield { kind: 'aside', reason };
    } else if (line.text.trim() !== '') parts.push(line.text.trim());
  }
  yield* close();
}

function headingOf(line: Line, syntax: HeadedSyntax): (Heading & { readonly line: number }) | undefined {
  const heading = line.text.length > 400 ? undefined : syntax.heading(line.text);
  return heading && { ...heading, line: line.number };
}
