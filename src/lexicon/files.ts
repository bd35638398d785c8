import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, type Scalar } from 'yaml';
import type { ZodType } from 'zod';
import type { Problem } from '../model/index.js';
import { hashLexiconFiles, lexiconFileNames } from './hash.js';
import {
  type CategoryFile,
  type ClassFile,
  type CommonFile,
  categorySchema,
  classSchema,
  commonSchema,
  type LensFile,
  lensSchema,
  type ScopeFile,
  scopeSchema,
} from './schema.js';
import { flawsOf } from './shape.js';

/** A problem in a lexicon file: where it is and how to mend it. */
export interface LexiconProblem extends Problem {
  readonly file: string;
}

/** One file's content together with the way back to its lines. */
export interface Located<T> {
  /** The language folder it was read from. */
  readonly folder: string;
  readonly file: string;
  readonly content: T;
  /** Where the value at `path` stands in the file. */
  at(...path: (string | number)[]): Place;
  /** Where the character at `offset` of the text at `path` stands in the file. */
  within(offset: number, ...path: (string | number)[]): Place;
}

/** 1-based. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** Everything read from one language folder, before it is compiled. */
export interface LexiconFiles {
  readonly classes: readonly Located<ClassFile>[];
  readonly lenses: readonly Located<LensFile>[];
  readonly categories: readonly Located<CategoryFile>[];
  readonly scopes: readonly Located<ScopeFile>[];
  readonly common: readonly Located<CommonFile>[];
  readonly problems: readonly LexiconProblem[];
  /** SHA-256 over all files, in order of name. */
  readonly hash: string;
}

/** Finds values and keys of a YAML document in its text. */
class Places {
  readonly #document: Document;
  readonly #lines: LineCounter;

  constructor(document: Document, lines: LineCounter) {
    this.#document = document;
    this.#lines = lines;
  }

  offset(offset: number): Place {
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col };
  }

  at(path: readonly (string | number)[]): Place {
    for (let depth = path.length; depth > 0; depth--) {
      const node: unknown = this.#document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return this.offset(node.range[0]);
    }
    return { line: 1, column: 1 };
  }

  /** A place inside a text, behind its opening quote; texts that run over several lines are told by their beginning. */
  within(path: readonly (string | number)[], offset: number): Place {
    const { line, column } = this.at(path);
    const node: unknown = this.#document.getIn(path, true);
    const type = isScalar(node) ? (node as Scalar).type : undefined;
    if (type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL') return { line, column };
    return { line, column: column + offset + (type === 'PLAIN' ? 0 : 1) };
  }

  key(path: readonly (string | number)[], key: string): Place {
    const map: unknown = path.length === 0 ? this.#document.contents : this.#document.getIn(path, true);
    const pair = isMap(map)
      ? map.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    return pair !== undefined && isScalar(pair.key) && pair.key.range
      ? this.offset(pair.key.range[0])
      : this.at(path);
  }
}

function parse<T>(
  { folder, file, text }: { folder: string; file: string; text: string },
  schema: ZodType<T>,
  problems: LexiconProblem[],
): Located<T> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const places = new Places(document, lines);
  for (const error of document.errors)
    problems.push({
      code: 'yaml',
      file,
      ...places.offset(error.pos[0]),
      message: yamlMessage(error.message),
    });
  if (document.errors.length > 0) return undefined;
  const value = plainValue(document);
  if (value instanceof ReferenceError) {
    problems.push({ code: 'yaml', file, line: 1, column: 1, message: yamlMessage(value.message) });
    return undefined;
  }
  const result = schema.safeParse(value);
  if (result.success) {
    return {
      folder,
      file,
      content: result.data,
      at: (...path) => places.at(path),
      within: (offset, ...path) => places.within(path, offset),
    };
  }
  for (const { path, key, message } of flawsOf(schema, value, result.error.issues)) {
    const place = key === undefined ? places.at(path) : places.key(path, key);
    problems.push({ code: 'shape', file, ...place, message });
  }
  return undefined;
}

/** The plain value; an alias without its anchor is only found out here. */
function plainValue(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (error instanceof ReferenceError) return error;
    throw error;
  }
}

function yamlMessage(message: string): string {
  return `this is not valid YAML: ${message.split('\n')[0]}; text with : # [ ] { } * & needs quotes`;
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
  const common: Located<CommonFile>[] = [];
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
      const source = { folder, file, text: readFileSync(file, 'utf8') };
      const [room = ''] = name.includes('/') ? name.split('/') : [];
      if (name === 'common-words.yml') keep(common, parse(source, commonSchema, problems));
      else if (room === '' || room === 'classes') keep(classes, parse(source, classSchema, problems));
      else if (room === 'scope') keep(scopes, parse(source, scopeSchema, problems));
      else if (name.endsWith('/lens.yml')) keep(lenses, parse(source, lensSchema, problems));
      else keep(categories, parse(source, categorySchema, problems));
    }
  }
  return { classes, lenses, categories, scopes, common, problems, hash: hashLexiconFiles(...folders) };
}
