import { assemble } from './assemble.js';
import type { Source } from './content/source.js';
import { type IngestEvent, type IngestOptions, problem } from './format.js';
import { Languages, languagesReady } from './language.js';
import { openFile } from './open.js';
import { ProblemLog } from './problems.js';
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
  const problems = new ProblemLog();
  const { boilerplate = new Boilerplate() } = options;
  const languages = new Languages();
  let conversations = 0;
  let silent = 0;
  for await (const batch of found) {
    for (const next of batch) {
      if (next.kind === 'problem') problems.add(next.problem);
      else if (next.kind === 'more') problems.count(next.code, next.count);
      else if (next.draft.turns.length === 0 && next.draft.setAside.size === 0) silent += 1;
      else {
        conversations += 1;
        const draft = reallySaid(next.draft, boilerplate);
        yield { kind: 'conversation', conversation: assemble(draft, options, languages) };
      }
    }
    yield* problems.take();
  }
  if (silent > 0 || (conversations === 0 && problems.size === 0)) {
    const what = silent > 0 ? `${silent} of the records in ${name} hold` : `${name} could be read and holds`;
    yield problem('nothing-said', `${what} nothing that anybody said.`);
  }
  for (const { code, count } of problems.more())
    yield problem(code, `${count} more problems of this kind are not listed.`);
}
