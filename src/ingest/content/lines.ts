/** One line of a text file, without its line end. */
export interface Line {
  readonly text: string;
  /** 1-based. */
  readonly number: number;
}

/** Longer lines are cut here, so that one line never fills the memory. */
export const LONGEST_LINE = 1024 * 1024;

/** Splits text at LF, CRLF and CR, whatever the chunks. Lines over `longest` characters come in several pieces of one number. */
export async function* linesOf(text: AsyncIterable<string>, longest = LONGEST_LINE): AsyncGenerator<Line> {
  let rest = '';
  let number = 1;
  let afterReturn = false;
  for await (const chunk of text) {
    let from = afterReturn && chunk.startsWith('\n') ? 1 : 0;
    afterReturn = chunk.endsWith('\r');
    const end = /\r\n|\n|\r/g;
    end.lastIndex = from;
    for (let found = end.exec(chunk); found; found = end.exec(chunk)) {
      yield* pieces(rest + chunk.slice(from, found.index), number, longest);
      number += 1;
      rest = '';
      from = end.lastIndex;
    }
    rest += chunk.slice(from);
    while (rest.length > longest) {
      yield { text: rest.slice(0, longest), number };
      rest = rest.slice(longest);
    }
  }
  if (rest !== '') yield { text: rest, number };
}

function* pieces(text: string, number: number, longest: number): Generator<Line> {
  if (text.length <= longest) {
    yield { text, number };
    return;
  }
  for (let from = 0; from < text.length; from += longest)
    yield { text: text.slice(from, from + longest), number };
}

/** The lines of a short text, for looking at the head of a file. */
export function linesIn(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
