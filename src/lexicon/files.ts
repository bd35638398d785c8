import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { ZodType } from 'zod';
import type { Problem } from '../model/index.js';
import { hashLexiconFiles, lexiconFileNames } from './hash.js';
import {
  type CategoryFile,
  type ClassFile,
  categorySchema,
  classSchema,
  type LensFile,
  lensSchema,
  type ScopeFile,
  scopeSchema,
} from './schema.js';

/** A problem in a lexicon file: where it is and how to mend it. */
export interface LexiconProblem extends Problem {
  readonly file: string;
}

/** One file's content together with the way back to its lines. */
export interface Located<T> {
  readonly file: string;
  readonly content: T;
  /** 1-based place of the value at `path` inside the file. */
  at(...path: (string | number)[]): { line: number; column: number };
}

/** Everything read from one language folder, before it is compiled. */
export interface LexiconFiles {
  readonly classes: readonly Located<ClassFile>[];
  readonly lenses: readonly Located<LensFile>[];
  readonly categories: readonly Located<CategoryFile>[];
  readonly scopes: readonly Located<ScopeFile>[];
  readonly problems: readonly LexiconProblem[];
  /** SHA-256 over all files, in order of name. */
  readonly hash: string;
}

function parse<T>(
  file: string,
  text: string,
  schema: ZodType<T>,
  problems: LexiconProblem[],
): Located<T> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0]);
    problems.push({ code: 'yaml', file, line, column: col, message: `${error.message.split('\n')[0]}` });
  }
  if (document.errors.length > 0) return undefined;
  const at = (...path: (string | number)[]) => {
    for (let depth = path.length; depth > 0; depth--) {
      const node: unknown = document.getIn(path.slice(0, depth), true);
      if (!isNode(node) || !node.range) continue;
      const { line, col } = lines.linePos(node.range[0]);
      return { line, column: col };
    }
    return { line: 1, column: 1 };
  };
  const result = schema.safeParse(document.toJS());
  if (result.success) return { file, content: result.data, at };
  for (const issue of result.error.issues) {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    problems.push({
      code: 'shape',
      file,
      ...at(...path),
      message: `${path.join('.') || 'file'}: ${issue.message}`,
    });
  }
  return undefined;
}

/**
 * Reads the folder of one language (`lexicons/en`). Files that cannot be read become problems; the others are returned.
 * @param folders folders read one after another; later ones add to the first
 * @throws only where a folder itself cannot be read
 */
export function readLexiconFiles(...folders: readonly string[]): LexiconFiles {
  const problems: LexiconProblem[] = [];
  const classes: Located<ClassFile>[] = [];
  const lenses: Located<LensFile>[] = [];
  const categories: Located<CategoryFile>[] = [];
  const scopes: Located<ScopeFile>[] = [];
  const keep = <T>(list: Located<T>[], located: Located<T> | undefined) => located && list.push(located);
  for (const folder of folders) {
    for (const name of lexiconFileNames(folder)) {
      const file = join(folder, name);
      if (name.endsWith('.yaml')) {
        problems.push({
          code: 'file-ending',
          file,
          message: 'rename the file to end in .yml, or it is not read',
        });
        continue;
      }
      const text = readFileSync(file, 'utf8');
      const [room = ''] = name.includes('/') ? name.split('/') : [];
      if (room === '' || room === 'classes') keep(classes, parse(file, text, classSchema, problems));
      else if (room === 'scope') keep(scopes, parse(file, text, scopeSchema, problems));
      else if (name.endsWith('/lens.yml')) keep(lenses, parse(file, text, lensSchema, problems));
      else keep(categories, parse(file, text, categorySchema, problems));
    }
  }
  return { classes, lenses, categories, scopes, problems, hash: hashLexiconFiles(...folders) };
}
