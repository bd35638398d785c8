import type { Draft, Findings, Format, Found, Head, Input, Recognition } from '../format.js';
import { type JsonRecord, recordsOf } from './records.js';
import { isObject, listAt } from './value.js';

/** What a JSON reader makes of one record: a conversation, nothing (a record of another kind), or what is wrong. */
type RecordReader = (record: JsonRecord, input: Input, index: number) => readonly (Draft | string)[];

/** A JSON format: how its records look, and what one of them means. */
export interface JsonShape {
  readonly name: string;
  readonly title: string;
  /** Keys under which an export keeps its list of records; a point leads deeper. */
  readonly lists: readonly string[];
  /** Keys that only this format's records have, all of them. */
  isRecord(record: Readonly<Record<string, unknown>>): boolean;
  readonly drafts: RecordReader;
}

/** A `Format` for a JSON shape. A text that a record reader returns in place of a draft becomes a problem. */
export function jsonFormat(shape: JsonShape): Format {
  return {
    name: shape.name,
    title: shape.title,
    extensions: ['.json', '.jsonl', '.ndjson'],
    recognise: (head) => recogniseShape(shape, head),
    read: (input) => readShape(shape, input),
  };
}

function recogniseShape(shape: JsonShape, head: Head): Recognition | undefined {
  const candidates = [
    head.json,
    ...shape.lists.map((list) => listAt(head.json, ...list.split('.'))[0]),
  ].filter(isObject);
  const record = candidates.find((candidate) => shape.isRecord(candidate));
  return record
    ? { sure: 0.9, why: `its JSON records have the fields ${Object.keys(record).slice(0, 6).join(', ')}` }
    : undefined;
}

async function* readShape(shape: JsonShape, input: Input): Findings {
  let index = 0;
  for await (const records of recordsOf(input, shape.lists)) {
    const found: Found[] = [];
    for (const record of records) {
      for (const draft of shape.drafts(record, input, index)) {
        if (typeof draft !== 'string') found.push({ kind: 'draft', draft });
        else input.problems.add({ code: 'unexpected-record', message: draft, line: record.line });
      }
      index += 1;
    }
    yield found;
  }
}
