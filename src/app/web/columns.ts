import { type ColumnMapping, type Field, previewTable, type TablePreview } from '../../ingest/index.js';
import type { SavedMapping, Store } from '../../store/index.js';
import { type SentFile, sourceOf } from './multipart.js';

/** What a column of a ticket table can hold, as people say it, in the order of a form. */
export const FIELDS: Readonly<Record<Field, string>> = {
  ticket: 'Ticket number',
  title: 'Subject',
  description: 'What the customer first wrote',
  comment: 'Message or comment',
  answer: 'Our answer',
  notes: 'Internal notes',
  author: 'Who wrote the message',
  email: 'Their e-mail address',
  role: 'Whose side they are on',
  public: 'Whether the customer saw it',
  at: 'When the message was written',
  startedAt: 'When the ticket was opened',
  requester: 'Customer',
  agent: 'Agent',
  team: 'Team',
};

const NAMES = Object.keys(FIELDS) as readonly Field[];

/** A table among the files, and which of the mappings saved earlier fit it. */
export interface SentTable extends TablePreview {
  readonly saved: readonly SavedMapping[];
}

/** The table in a file; none in a file that is called otherwise or has a single column. */
export async function tableIn(store: Store, file: SentFile): Promise<SentTable | undefined> {
  if (!/\.(csv|tsv)$/i.test(file.name)) return undefined;
  const table = await previewTable(sourceOf(file));
  if (table === undefined || table.header.length < 2) return undefined;
  const saved = await store.mappings();
  return { ...table, saved: saved.filter((mapping) => fits(mapping, table)) };
}

/** The mapping to read a table by where nobody has chosen one: a saved one that has all its columns here. */
export function savedMapping({ saved: [first] }: SentTable): ColumnMapping | undefined {
  return first && mappingOf(first);
}

function fits({ columns }: SavedMapping, { header }: TablePreview): boolean {
  const wanted = Object.values(columns);
  return wanted.length > 0 && wanted.every((name) => header.includes(name));
}

function mappingOf({ columns }: SavedMapping): ColumnMapping {
  return mappingFrom((field) => columns[field]);
}

function mappingFrom(columnFor: (field: Field) => unknown): ColumnMapping {
  const chosen = NAMES.flatMap((field) => {
    const column = columnFor(field);
    return typeof column === 'string' && column !== '' ? [[field, column]] : [];
  });
  return Object.fromEntries(chosen);
}

/** What a form says about the columns of one table. */
export interface ColumnsChosen {
  readonly mapping: ColumnMapping;
  /** To keep it by, if it is to be kept. */
  readonly saveAs?: string;
}

/**
 * Reads `column.0.ticket`, `saved.0` and `save.0` of a form: a saved mapping goes before columns chosen one by one.
 * @param row which file of the form
 */
export function columnsIn(
  body: Readonly<Record<string, unknown>>,
  row: number,
  { saved, mapping }: SentTable,
): ColumnsChosen | undefined {
  const named = saved.find(({ name }) => name === body[`saved.${row}`]);
  const chosen = named ? mappingOf(named) : mappingFrom((field) => body[`column.${row}.${field}`]);
  const name = body[`save.${row}`];
  const saveAs = typeof name === 'string' ? name.trim().slice(0, 100) : '';
  if (Object.keys(chosen).length === 0) return undefined;
  const same = NAMES.every((field) => chosen[field] === mapping[field]);
  if (same && saveAs === '' && saved.length === 0) return undefined;
  return { mapping: chosen, ...(saveAs !== '' && { saveAs }) };
}
