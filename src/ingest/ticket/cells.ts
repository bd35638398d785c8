/** A quote opens a cell only where the cell begins with it (RFC 4180), after blanks at most. */
const QUOTE = '"';

const DIVIDERS = [',', ';', '\t', '|', '\x1e', '\x1f'];

/**
 * The divider that a table's row has most of, what stands in quotes left out: comma, semicolon, tab, bar, or ASCII 30 or
 * 31. Undefined for a row of one cell.
 */
export function delimiterOf(row: string): string | undefined {
  const bare = row.replace(/"[^"]*(?:"|$)/g, '');
  const counts = DIVIDERS.map((divider) => ({ divider, count: bare.split(divider).length - 1 }));
  const most = counts.reduce((best, next) => (next.count > best.count ? next : best));
  return most.count === 0 ? undefined : most.divider;
}

/** The cells of one whole row. A quote that never closes is a letter like any other. */
export function cellsOf(row: string, delimiter = ','): readonly string[] {
  if (!row.includes(QUOTE)) return row.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; at <= row.length; ) {
    const from = afterBlanks(row, at, delimiter);
    const close = row[from] === QUOTE ? closingQuote(row, from + 1, delimiter) : -1;
    const divider = row.indexOf(delimiter, close < 0 ? at : close);
    const end = divider < 0 ? row.length : divider;
    cells.push(close < 0 ? row.slice(at, end) : row.slice(from + 1, close).replaceAll('""', QUOTE));
    at = end + 1;
  }
  return cells;
}

/**
 * Whether a quoted cell of a row of several lines goes on over a quote that looks like the beginning of another cell: then
 * the cell's own quote never closed, and another row's did it. A quote that belongs to the words is written twice.
 */
export function runsOver(row: string, delimiter = ','): boolean {
  for (let at = 0; at <= row.length; ) {
    const from = afterBlanks(row, at, delimiter);
    const close = row[from] === QUOTE ? closingQuote(row, from + 1, delimiter) : -1;
    if (close >= 0) {
      const lines = row
        .slice(from + 1, close)
        .replaceAll('""', '')
        .split('\n')
        .slice(1);
      if (lines.some((line) => line.includes(delimiter + QUOTE))) return true;
    }
    const divider = row.indexOf(delimiter, close < 0 ? at : close);
    if (divider < 0) return false;
    at = divider + 1;
  }
  return false;
}

/** Whether a line ends inside a quoted cell, so that the next line belongs to the same row. */
export function endsQuoted(line: string, beginsQuoted: boolean, delimiter = ','): boolean {
  let at = 0;
  if (beginsQuoted) {
    const close = closingQuote(line, 0, delimiter);
    if (close < 0) return true;
    at = line.indexOf(delimiter, close) + 1;
    if (at === 0) return false;
  }
  if (line.indexOf(QUOTE, at) < 0) return false;
  for (;;) {
    const from = afterBlanks(line, at, delimiter);
    const close = line[from] === QUOTE ? closingQuote(line, from + 1, delimiter) : at;
    if (close < 0) return true;
    at = line.indexOf(delimiter, close) + 1;
    if (at === 0) return false;
  }
}

/** The quote that ends a cell stands before a divider or the end; doubled quotes and quotes amid words do not. */
function closingQuote(text: string, from: number, delimiter: string): number {
  for (let at = text.indexOf(QUOTE, from); at >= 0; at = text.indexOf(QUOTE, at)) {
    if (text[at + 1] === QUOTE) at += 2;
    else {
      const after = afterBlanks(text, at + 1, delimiter);
      if (after === text.length || text[after] === delimiter) return at;
      at += 1;
    }
  }
  return -1;
}

function afterBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while (text[at] === ' ' || (text[at] === '\t' && delimiter !== '\t')) at += 1;
  return at;
}
