import type { Format, Input } from '../format.js';
import { gather, type Parts, type TicketPart } from '../ticket/gather.js';
import { jsonFormat } from './format.js';
import { recordsOf } from './records.js';
import { isObject, type JsonObject, listAt } from './value.js';

/** A `Format` for JSON whose records are single messages or events, gathered into the threads that they name. */
export function messageFormat(shape: {
  readonly name: string;
  readonly title: string;
  readonly lists: readonly string[];
  isRecord(record: JsonObject): boolean;
  /** The list in a record that holds more of the kind: a message's answers. */
  readonly nested?: string;
  /** What one record adds to its thread. `file` names the thread of records that name none. */
  part(record: JsonObject, line: number, file: string): TicketPart;
}): Format {
  return {
    ...jsonFormat({ ...shape, drafts: () => [] }),
    read: (input) => gather(parts(input, shape)),
  };
}

async function* parts(input: Input, shape: Parameters<typeof messageFormat>[0]): Parts {
  for await (const records of recordsOf(input, shape.lists)) {
    const found: TicketPart[] = [];
    for (const { value, line } of records) {
      if (isObject(value)) {
        const nested = shape.nested === undefined ? [] : listAt(value, shape.nested);
        for (const record of [value, ...nested.filter(isObject)])
          found.push(shape.part(record, line, input.name));
      } else input.problems.add({ code: 'unexpected-record', message: NO_MESSAGE, line });
    }
    yield found;
  }
}

const NO_MESSAGE = 'This record is no message and is left out.';
