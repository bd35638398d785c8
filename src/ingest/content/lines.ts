/** One line of a text file, without its line end. */
export interface Line {
  readonly text: string;
  /** 1-based. */
  readonly number: number;
}

/** Longer lines are cut here, so that one line never fills the memory. */
export const LONGEST_LINE = 1024 * 1024;

/**
 * Splits text at LF, CRLF and CR, whatever the chunks; the lines come by the batch. Lines over `longest` characters come
 * in several pieces of one number.
 */
export async function* linesOf(
  text: AsyncIterable<string>,
  longest = LONGEST_LINE,
): AsyncGenerator<readonly Line[]> {
  let rest = '';
  let number = 1;
  let afterReturn = false;
  for await (const chunk of text) {
    const batch: Line[] = [];
    let from = afterReturn && chunk.startsWith('\n') ? 1 : 0;
    afterReturn = chunk.endsWith('\r');
    let feed = chunk.indexOf('\n', from);
    let carriage = chunk.indexOf('\r', from);
    while (feed >= 0 || carriage >= 0) {
      const isFeed = carriage < 0 || (feed >= 0 && feed < carriage);
      const end = isFeed ? feed : carriage;
      const text = rest + chunk.slice(from, end);
      if (text.length <= longest) batch.push({ text, number });
      else batch.push(...pieces(text, number, longest));
      number += 1;
      rest = '';
      from = !isFeed && feed === end + 1 ? end + 2 : end + 1;
      if (feed >= 0 && feed < from) feed = chunk.indexOf('\n', from);
      if (carriage >= 0 && carriage < from) carriage = chunk.indexOf('\r', from);
    }
    rest += chunk.slice(from);
    while (rest.length > longest) {
      batch.push({ text: rest.slice(0, longest), number });
      rest = rest.slice(longest);
    }
    yield batch;
  }
  if (rest !== '') yield [{ text: rest, number }];
}

function pieces(text: string, number: number, longest: number): Line[] {
  const cut: Line[] = [];
  for (let from = 0; from < text.length; from += longest)
    cut.push({ text: text.slice(from, from + longest), number });
  return cut;
}

/** The lines of a short text, for looking at the head of a file. */
export function linesIn(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
