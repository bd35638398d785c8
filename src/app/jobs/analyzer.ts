import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Analyzer, createAnalyzer, type Model, UNFITTED } from '../../analysis/index.js';
import type { CompiledLexicon } from '../../lexicon/index.js';
import { CentricityError, type ErrorModel } from '../../model/index.js';

/** The folder that holds `lexicons`, `data` and `dist`. */
export const packageRoot = resolve(import.meta.dirname, '../../..');

export interface AnalyzerOptions {
  /** A language folder of one's own, read after the one that ships. */
  readonly lexicons?: string;
  /** The folder of the organisation's own customer words, read last. */
  readonly words?: string;
}

/** Where the lexicon that ships is kept compiled, and stamped with the hash of its files. */
export const compiledPath = join(packageRoot, 'dist', 'lexicon.json');
/** The same for a folder of customer words, together with all that was read before it. */
export const compiledName = 'compiled.json';
export const languageFolder = join(packageRoot, 'lexicons', 'en');

/** Compiles lexicon folders, refusing any with a problem: the message lists each by file and line. */
export async function compileFolders(...folders: readonly string[]): Promise<CompiledLexicon> {
  const [{ readLexiconFiles }, { compileLexicon }] = await Promise.all([
    import('../../lexicon/files.js'),
    import('../../lexicon/compile.js'),
  ]);
  const { lexicon, problems } = compileLexicon(readLexiconFiles(...folders));
  if (problems.length === 0) return lexicon;
  const listed = problems.map(
    ({ file, line = 1, column = 1, message }) => `${file}:${line}:${column}: ${message}`,
  );
  throw new CentricityError('bad-lexicon', listed.join('\n'));
}

/** The folders that an analyzer reads, in order. */
export function lexiconFolders({ lexicons, words }: AnalyzerOptions): readonly string[] {
  const own = [lexicons, words].filter((folder) => folder !== undefined);
  return [languageFolder, ...own.map((folder) => resolve(folder))];
}

async function readLexicon(options: AnalyzerOptions): Promise<CompiledLexicon> {
  const folders = lexiconFolders(options);
  const kept = keptAt(options);
  if (kept !== undefined && existsSync(kept)) {
    const { hashLexiconFiles } = await import('../../lexicon/hash.js');
    const compiled = JSON.parse(readFileSync(kept, 'utf8')) as CompiledLexicon;
    if (compiled.hash === hashLexiconFiles(...folders)) return compiled;
  }
  return compileFolders(...folders);
}

function keptAt({ lexicons, words }: AnalyzerOptions): string | undefined {
  if (words !== undefined) return join(words, compiledName);
  return lexicons === undefined ? compiledPath : undefined;
}

/** The fitted weights, or none where the file does not exist yet. */
export function readModel(folder: string = languageFolder): Model {
  const path = join(folder, 'weights.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Model) : UNFITTED;
}

/** What the classifier gets wrong, by channel, as `centricity fit` measured it; none where nobody has. */
export function readErrors(folder: string = languageFolder): ErrorModel | undefined {
  const path = join(folder, 'errors.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ErrorModel) : undefined;
}

/**
 * Opens the analyzer. The lexicon that ships is kept compiled, and compiled anew when one of its files has changed.
 * @throws CentricityError `bad-lexicon` naming every problem by file, line and column
 */
export async function openAnalyzer(options: AnalyzerOptions = {}): Promise<Analyzer> {
  return createAnalyzer(await readLexicon(options), readModel());
}
