import { CentricityError, type Problem } from '../model/index.js';
import { assemble } from './assemble.js';
import { choose } from './choose.js';
import { decode, sniff } from './content/encoding.js';
import { unzipped } from './content/gzip.js';
import { linesOf } from './content/lines.js';
import { firstBytes, type Source } from './content/source.js';
import type { Format, IngestEvent, IngestOptions, Input } from './format.js';
import { textHead } from './head.js';

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

const HEAD_BYTES = 512 * 1024;
/** Of one kind of problem, this many are told one by one. */
const MOST_ALIKE = 1000;

/**
 * Reads a file of any known format as a stream of conversations. Content that cannot be read never throws: it becomes
 * problems with a code, words and a line. Throws `cannot-open` for a file that cannot be opened and `no-such-format`
 * for an unknown `options.format`.
 */
export async function readConversations(source: Source, options: IngestOptions = {}): Promise<Reading> {
  const content = unzipped(source, await firstBytes(source, 4));
  let bytes: Buffer;
  try {
    bytes = await firstBytes(content, HEAD_BYTES);
  } catch (error) {
    if (content === source) throw error;
    return failed('gzip', 'its first bytes are those of gzip', problemOf(error));
  }
  if (bytes.length === 0)
    return failed('utf-8', 'it is empty', {
      code: 'empty-file',
      message: `${source.name} is empty. Export it again.`,
    });
  const kind = sniff(bytes);
  if (kind.kind === 'binary') {
    return failed('binary', `it is ${kind.what}`, {
      code: 'binary-file',
      message: `${source.name} is ${kind.what}, not text. Bring the transcript or export as text, VTT, CSV, JSON, docx or zip.`,
    });
  }
  if (kind.kind === 'zip')
    return failed('zip', 'it is a zip archive', {
      code: 'unknown-format',
      message: 'Zip archives cannot be read yet.',
    });
  return readText(content, kind.encoding, bytes, options);
}

async function readText(
  source: Source,
  encoding: string,
  bytes: Buffer,
  options: IngestOptions,
): Promise<Reading> {
  const problems: Problem[] = [];
  const head = await textHead(source.name, await joinedText(decode(once(bytes), encoding, () => {})));
  if (head.text.trim() === '')
    return failed(encoding, 'it holds nothing but blank space', {
      code: 'empty-file',
      message: `${source.name} holds no text. Export it again.`,
    });
  const choice = choose(head, options.format);
  if (!choice) {
    return failed(encoding, 'nothing in it is known', {
      code: 'unknown-format',
      message: `${source.name} is text in no format that is known here. Lines of "Name: text" in a .txt file, WebVTT, CSV with a ticket column, or JSON Lines can be read.`,
    });
  }
  const text = () => decode(unbroken(source, problems), encoding, (problem) => problems.push(problem));
  const input: Input = {
    name: source.name,
    head,
    options,
    text,
    lines: (longest) => linesOf(text(), longest),
    archive: noFiles,
  };
  return {
    format: choice.format.name,
    why: choice.why,
    encoding,
    events: events(choice.format, input, problems),
  };
}

/** A source that breaks off ends there, with a problem, so that what came before is kept. */
async function* unbroken(source: Source, problems: Problem[]): AsyncGenerator<Uint8Array> {
  try {
    yield* source.open();
  } catch (error) {
    problems.push(problemOf(error));
  }
}

async function* noFiles(): AsyncGenerator<never> {}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function joinedText(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
}

/** Runs a reader; whatever it throws becomes a problem, and repeated problems are summed up. */
async function* events(format: Format, input: Input, decoding: Problem[]): AsyncGenerator<IngestEvent> {
  const told = new Map<string, number>();
  const tell = function* (problem: Problem): Generator<IngestEvent> {
    const count = (told.get(problem.code) ?? 0) + 1;
    told.set(problem.code, count);
    if (count <= MOST_ALIKE) yield { kind: 'problem', problem };
  };
  let conversations = 0;
  try {
    for await (const found of format.read(input)) {
      for (const problem of decoding.splice(0)) yield* tell(problem);
      if (found.kind === 'problem') yield* tell(found.problem);
      else {
        conversations += 1;
        yield { kind: 'conversation', conversation: assemble(found.draft, input.options) };
      }
    }
  } catch (error) {
    yield* tell(problemOf(error));
  }
  for (const problem of decoding.splice(0)) yield* tell(problem);
  if (conversations === 0 && told.size === 0)
    yield* tell({
      code: 'nothing-said',
      message: `${input.name} was read as ${format.title} and holds nothing that anybody said.`,
    });
  for (const [code, count] of told) {
    if (count > MOST_ALIKE)
      yield {
        kind: 'problem',
        problem: { code, message: `${count - MOST_ALIKE} more problems of this kind are not listed.` },
      };
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof CentricityError) return { code: error.code, message: error.message };
  return {
    code: 'reader-failed',
    message: `The file could not be read further (${error instanceof Error ? error.message : String(error)}). What came before is kept.`,
  };
}

function failed(encoding: string, why: string, problem: Problem): Reading {
  return { format: 'unknown', why, encoding, events: oneProblem(problem) };
}

async function* oneProblem(problem: Problem): AsyncGenerator<IngestEvent> {
  yield { kind: 'problem', problem };
}
