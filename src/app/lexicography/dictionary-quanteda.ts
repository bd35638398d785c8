import { LineCounter, parseDocument, stringify } from 'yaml';
import { CentricityError } from '../../model/index.js';
import { type Dictionary, type ReadDictionary, WordCollector } from './dictionary.js';

/** Between the names of a category and the ones it stands below. */
const BELOW = '.';

/**
 * Reads quanteda's YAML: categories with lists of words, and categories below categories. A category below another is
 * called by both names ("economy.growth").
 * @throws CentricityError `bad-dictionary` where it is no YAML
 */
export function readQuanteda(text: string): ReadDictionary {
  const lineCounter = new LineCounter();
  // In YAML as R reads it everything here is text, also what looks like a number.
  const document = parseDocument(text, { schema: 'failsafe', lineCounter, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    throw new CentricityError(
      'bad-dictionary',
      `line ${line}, column ${col}: this is not valid YAML: ${error.message}`,
    );
  }
  const collector = new WordCollector();
  collect(document.toJS(), [], collector);
  return { categories: collector.categories(), problems: [] };
}

function collect(value: unknown, path: readonly string[], collector: WordCollector): void {
  if (typeof value === 'string') {
    if (path.length > 0 && value.trim() !== '')
      collector.category(path.join(BELOW)).add(value.trim().toLowerCase());
  } else if (Array.isArray(value)) {
    for (const part of value) collect(part, path, collector);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) collect(part, [...path, name], collector);
  }
}

/** Writes quanteda's YAML, read there with `dictionary(file = "….yml")`. */
export function quantedaText({ categories }: Dictionary): string {
  return stringify(Object.fromEntries(categories.map(({ name, words }) => [name, [...words].sort()])));
}
