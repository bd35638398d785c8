import type { Problem } from '../model/index.js';
import { assemble } from './assemble.js';
import type { Source } from './content/source.js';
import type { IngestEvent, IngestOptions } from './format.js';
import { languagesReady } from './language.js';
import { openFile } from './open.js';
import { Boilerplate } from './said/boilerplate.js';
import { reallySaid } from './said/said.js';

/** How a file is read, and what is in it, as a stream. */
export interface Reading {
  /** Name of the format, or `unknown`. */
  readonly format: string;
  /** Why it was taken for that format, in words. */
  readonly why: string;
  /** `utf-8`, `utf-16le`, `windows-1252`…, `zip` or `binary`. */
  readonly encoding: string;
  /** Conversations and problems in the order of the file. May be iterated once. */
  readonly events: AsyncIterable<IngestEvent>;
}

/** Of one kind of problem, this many are told one by one. */
const MOST_ALIKE = 1000;

/**
 * Reads a file of any known format as a stream of conversations. Content that cannot be read never throws: it becomes
 * problems with a code, words and a line. Throws `cannot-open` for a file that cannot be opened and `no-such-format`
 * for an unknown `options.format`.
 */
export async function readConversations(source: Source, options: IngestOptions = {}): Promise<Reading> {
  await languagesReady();
  const { found, ...file } = await openFile(source, options);
  return { ...file, events: events(source.name, options, found) };
}

/** Finishes drafts, sums up repeated problems, and never ends without a word. */
async function* events(
  name: string,
  options: IngestOptions,
  found: Awaited<ReturnType<typeof openFile>>['found'],
): AsyncGenerator<IngestEvent> {
  const told = new Map<string, number>();
  const tell = function* (problem: Problem): Generator<IngestEvent> {
    const count = (told.get(problem.code) ?? 0) + 1;
    told.set(problem.code, count);
    if (count <= MOST_ALIKE) yield { kind: 'problem', problem };
  };
  const boilerplate = new Boilerplate();
  let conversations = 0;
  let silent = 0;
  for await (const next of found) {
    if (next.kind === 'problem') {
      yield* tell(next.problem);
    } else if (next.draft.turns.length === 0 && next.draft.setAside.size === 0) {
      silent += 1;
    } else {
      conversations += 1;
      yield { kind: 'conversation', conversation: assemble(reallySaid(next.draft, boilerplate), options) };
    }
  }
  if (silent > 0 || (conversations === 0 && told.size === 0)) {
    const what = silent > 0 ? `${silent} of the records in ${name} hold` : `${name} could be read and holds`;
    yield* tell({ code: 'nothing-said', message: `${what} nothing that anybody said.` });
  }
  for (const [code, count] of told) {
    if (count > MOST_ALIKE) {
      yield {
        kind: 'problem',
        problem: { code, message: `${count - MOST_ALIKE} more problems of this kind are not listed.` },
      };
    }
  }
}
