import type { ColumnMapping, Field } from '../../../ingest/index.js';
import { FIELDS, type SentTable } from '../columns.js';
import { type Html, html, type Part } from '../html.js';

/** One table with the mapping it is read by. */
export interface TableChoice {
  readonly table: SentTable;
  /** Chosen by hand or saved earlier; absent where the columns' own names decide. */
  readonly mapping?: ColumnMapping;
}

const CELL = 60;

/** The first rows of a table, and for each kind of content the column that holds it. */
export function columnChoices(row: number, { table, mapping }: TableChoice, open: boolean): Html {
  const columns = { ...table.mapping, ...mapping };
  const fields = Object.entries(FIELDS) as [Field, string][];
  return html`<details${open && html` open`}><summary>Which column holds what</summary>
${firstRows(table)}
${savedChoice(row, table)}
<div class="fields">${fields.map(([field, name]) => html`<div><label for="column.${row}.${field}">${name}</label>${choice(row, field, columns[field], table)}</div>`)}</div>
<div><label for="save.${row}">Keep these columns under a name <small>(optional)</small></label>
<p class="hint" id="save.${row}-hint">Tables with the same columns are then read the same way by themselves.</p>
<input type="text" id="save.${row}" name="save.${row}" maxlength="100" autocomplete="off" aria-describedby="save.${row}-hint"></div>
<p><button class="quiet" name="look" value="again">Look again with these columns</button></p></details>`;
}

/** A column that is recognised by its name can be replaced by another, not left out. */
function choice(row: number, field: Field, column: string | undefined, { header, mapping }: SentTable): Html {
  const option = (name: string) =>
    html`<option value="${name}"${name === column && html` selected`}>${name}</option>`;
  const named = header.filter((name) => name !== '');
  return html`<select id="column.${row}.${field}" name="column.${row}.${field}">${mapping[field] === undefined && html`<option value="">not in this table</option>`}${[...new Set(named)].map(option)}</select>`;
}

function savedChoice(row: number, { saved }: SentTable): Part {
  if (saved.length === 0) return undefined;
  return html`<div><label for="saved.${row}">Columns kept earlier</label>
<select id="saved.${row}" name="saved.${row}"><option value="">as below</option>${saved.map(({ name }) => html`<option value="${name}">${name}</option>`)}</select></div>`;
}

function firstRows({ header, rows }: SentTable): Html {
  return html`<div class="scroll" tabindex="0"><table><caption>The first rows</caption>
<thead><tr>${header.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.slice(0, 3).map((cells) => html`<tr>${header.map((_, column) => html`<td>${shortened(cells[column] ?? '')}</td>`)}</tr>`)}</tbody></table></div>`;
}

function shortened(text: string): string {
  return text.length > CELL ? `${text.slice(0, CELL - 1)}…` : text;
}
