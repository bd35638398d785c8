import type { Readable } from 'node:stream';
import { format } from 'fast-csv';
import type { Row } from './tables.js';

/** What a spreadsheet would take for the start of a formula (OWASP ASVS 5.0, 1.2.10). */
const FORMULA = /^[=+\-@\t\r\0]/;

/**
 * Rows as CSV after RFC 4180: every cell quoted, lines ended by CRLF, a byte order mark so that
 * spreadsheets read UTF-8. Text that a spreadsheet would run gets an apostrophe; numbers stay numbers.
 */
export function csv(rows: readonly Row[]): Readable {
  const stream = format<Row, Row>({
    headers: columnsOf(rows),
    alwaysWriteHeaders: true,
    quoteColumns: true,
    quoteHeaders: true,
    rowDelimiter: '\r\n',
    includeEndRowDelimiter: true,
    writeBOM: true,
    transform: harmless,
  });
  for (const row of rows) stream.write(row);
  stream.end();
  return stream;
}

/** A column that some rows lack is empty there. */
function columnsOf(rows: readonly Row[]): string[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return names.size === 0 ? ['nothing'] : [...names];
}

function harmless(row: Row): Row {
  const cells = Object.entries(row).map(([name, cell]) => [
    name,
    typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell,
  ]);
  return Object.fromEntries(cells) as Row;
}
