import { CentricityError, type Problem } from '../model/index.js';
import { docx } from './archive/docx.js';
import { choose } from './choose.js';
import { type Archive, openArchive } from './content/archive.js';
import { decode, sniff } from './content/encoding.js';
import { unzipped } from './content/gzip.js';
import { linesOf } from './content/lines.js';
import { firstBytes, type Source } from './content/source.js';
import {
  type Findings,
  type Format,
  type Found,
  type Head,
  type IngestOptions,
  type Input,
  problem,
} from './format.js';
import { archiveHead, textHead } from './head.js';
import { ProblemLog } from './problems.js';
import type { ColumnMapping } from './ticket/columns.js';
import { ticketCsv } from './ticket/csv.js';

/** A file that was opened, its format chosen, and what its reader finds. */
export interface OpenedFile {
  readonly format: string;
  readonly why: string;
  readonly encoding: string;
  readonly found: Findings;
}

const HEAD_BYTES = 512 * 1024;

/** Bytes → kind → encoding → format → reader. Whatever goes wrong after the file could be opened is a problem. */
export async function openFile(
  source: Source,
  options: IngestOptions,
  insideArchive = false,
): Promise<OpenedFile> {
  const content = unzipped(source, await firstBytes(source, 4));
  let bytes: Buffer;
  try {
    bytes = await firstBytes(content, HEAD_BYTES);
  } catch (error) {
    if (content === source) throw error;
    return refused('gzip', 'its first bytes are those of gzip', problemOf(error));
  }
  if (bytes.length === 0) {
    return refused('utf-8', 'it is empty', {
      code: 'empty-file',
      message: `${source.name} is empty. Export it again.`,
    });
  }
  const kind = sniff(bytes);
  if (kind.kind === 'text') return openText(content, kind.encoding, bytes, options);
  if (kind.kind === 'binary') {
    const message = `${source.name} is ${kind.what}, not text. Bring the transcript or export as text, VTT, CSV, JSON, docx or zip.`;
    return refused('binary', `it is ${kind.what}`, { code: 'binary-file', message });
  }
  return insideArchive && !docx.extensions.some((extension) => source.name.toLowerCase().endsWith(extension))
    ? nested(source)
    : openZip(content, options, insideArchive);
}

async function openText(
  source: Source,
  encoding: string,
  bytes: Buffer,
  options: IngestOptions,
): Promise<OpenedFile> {
  const head = textHead(source.name, await joinedText(decode(once(bytes), encoding, () => {})));
  if (head.text.trim() === '') {
    const message = `${source.name} holds no text. Export it again.`;
    return refused(encoding, 'it holds nothing but blank space', { code: 'empty-file', message });
  }
  const choice = choose(head, options.format ?? mappedFormat(head, options.mapping));
  if (!choice) {
    const message = `${source.name} is text in no format that is known here. Lines of "Name: text" in a .txt file, WebVTT, CSV with a ticket column, or JSON Lines can be read.`;
    return refused(encoding, 'nothing in it is known', { code: 'unknown-format', message });
  }
  const problems = new ProblemLog();
  const text = () => decode(unbroken(source, problems), encoding, (found) => problems.add(found));
  const input = inputOf(source, head, options, { text, entries: [], problems });
  return {
    format: choice.format.name,
    why: choice.why,
    encoding,
    found: guarded(choice.format, input),
  };
}

/** A mapping speaks of this file if the file has all its columns; in an upload of several files it is given with each. */
function mappedFormat(head: Head, mapping: ColumnMapping | undefined): string | undefined {
  const wanted = Object.values(mapping ?? {});
  return wanted.length > 0 && wanted.every((name) => head.columns.includes(name))
    ? ticketCsv.name
    : undefined;
}

async function openZip(source: Source, options: IngestOptions, insideArchive: boolean): Promise<OpenedFile> {
  let archive: Archive;
  try {
    archive = await openArchive(source);
  } catch (error) {
    return refused('zip', 'its first bytes are those of a zip archive', problemOf(error));
  }
  const head = archiveHead(
    source.name,
    archive.entries.map(({ name }) => name),
  );
  const choice = choose(head, options.format);
  if (insideArchive && choice?.format !== docx) {
    archive.close();
    return nested(source);
  }
  if (!choice) {
    archive.close();
    return refused('zip', 'it is a zip archive', {
      code: 'unknown-format',
      message: `${source.name} is a zip archive without files that can be read.`,
    });
  }
  const problems = new ProblemLog();
  const input = inputOf(source, head, options, { text: noText, entries: archive.entries, problems });
  return {
    format: choice.format.name,
    why: choice.why,
    encoding: 'zip',
    found: closing(archive, guarded(choice.format, input)),
  };
}

function inputOf(
  source: Source,
  head: Head,
  options: IngestOptions,
  content: Pick<Input, 'text' | 'entries' | 'problems'>,
): Input {
  const { text } = content;
  const { format: _, ...innerOptions } = options;
  const inner = async function* (file: Source): Findings {
    yield* (await openFile(file, innerOptions, true)).found;
  };
  return {
    name: source.name,
    head,
    options,
    source,
    ...content,
    inner,
    lines: (longest) => linesOf(text(), longest),
  };
}

/** Runs a reader; whatever it throws becomes a problem. */
async function* guarded(format: Format, input: Input): Findings {
  const { problems } = input;
  try {
    for await (const batch of format.read(input)) {
      const drafts: Found[] = [];
      for (const found of batch) {
        if (found.kind === 'problem') problems.add(found.problem);
        else if (found.kind === 'more') problems.count(found.code, found.count);
        else drafts.push(found);
      }
      yield [...problems.take(), ...drafts];
    }
  } catch (error) {
    problems.add(problemOf(error));
  }
  yield [...problems.take(), ...problems.more()];
}

async function* closing(archive: Archive, found: Findings): Findings {
  try {
    yield* found;
  } finally {
    archive.close();
  }
}

/** A source that breaks off ends there, with a problem, so that what came before is kept. */
async function* unbroken(source: Source, problems: ProblemLog): AsyncGenerator<Uint8Array> {
  try {
    yield* source.open();
  } catch (error) {
    problems.add(problemOf(error));
  }
}

async function* noText(): AsyncGenerator<never> {}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function joinedText(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
}

function problemOf(error: unknown): Problem {
  if (error instanceof CentricityError) return { code: error.code, message: error.message };
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'reader-failed',
    message: `The file could not be read further (${reason}). What came before is kept.`,
  };
}

function nested(source: Source): OpenedFile {
  const message = `${source.name} is an archive inside an archive and is left out. Bring it by itself.`;
  return refused('zip', 'it is a zip archive inside another', { code: 'nested-archive', message });
}

function refused(encoding: string, why: string, found: Problem): OpenedFile {
  return { format: 'unknown', why, encoding, found: only(found) };
}

async function* only(found: Problem): Findings {
  yield [problem(found.code, found.message)];
}
