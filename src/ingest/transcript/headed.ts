import type { Line } from '../content/lines.js';
import type { Format, Head, Input } from '../format.js';
import { collect, meetingNamed, type Piece } from './collect.js';
import { wallClock } from './time.js';
import { TurnWriter } from './writer.js';

/** A line that names the speaker of the lines below it. */
export interface Heading {
  readonly name: string;
  readonly startMs?: number;
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
  /** Whether its times are those of the clock on the wall. */
  readonly isOfDay?: boolean;
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
    read: (input) => collect(pieces(input, syntax), meetingNamed(input.name)),
  };
}

async function* pieces(input: Input, syntax: HeadedSyntax): AsyncGenerator<readonly Piece[]> {
  const writer = new TurnWriter();
  const time = syntax.isOfDay ? wallClock() : (ofRecording: number) => ofRecording;
  for await (const lines of input.lines()) {
    for (const line of lines) write(writer, line, syntax, time);
    yield writer.take();
  }
  yield writer.rest();
}

function write(writer: TurnWriter, line: Line, syntax: HeadedSyntax, time: (ms: number) => number): void {
  const heading = headingOf(line, syntax);
  const reason = heading ? undefined : syntax.aside(line.text);
  if (heading) {
    const startMs = heading.startMs === undefined ? undefined : time(heading.startMs);
    writer.begin({ speaker: { name: heading.name }, line: line.number, startMs });
  } else if (reason) {
    writer.end();
    writer.aside(reason);
  } else writer.add(line.text);
}

function headingOf(line: Line, syntax: HeadedSyntax): Heading | undefined {
  return line.text.length > 400 ? undefined : syntax.heading(line.text);
}
