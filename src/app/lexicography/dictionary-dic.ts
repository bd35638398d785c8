import type { Problem } from '../../model/index.js';
import { byWord, type Dictionary, type ReadDictionary, WordCollector } from './dictionary.js';

/** Codes that hang on neighbouring words, such as `(02 134)125/464` or `<of>131/125`. */
const CONDITIONAL = /[(<].*[)>]|\//;

interface Line {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/** A word and its codes: separated by tabs, or with the codes last. */
function splitLine(text: string): readonly [string, readonly string[]] {
  if (text.includes('\t')) {
    const [word = '', ...codes] = text.split(/\t+/).map((part) => part.trim());
    return [word, codes.filter((code) => code !== '')];
  }
  const [, word = text, codes = ''] = /^(.*?)((?:\s+\d+)+)$/.exec(text) ?? [];
  return [word.trim(), codes.trim().split(/\s+/).filter(Boolean)];
}

function numberedNames(header: readonly Line[], problems: Problem[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { text, line } of header) {
    const [, code, name] = /^(\S+)\s+(.+)$/.exec(text) ?? [];
    if (code !== undefined && name !== undefined) names.set(code, name);
    else
      problems.push({ code: 'bad-category', line, message: `"${text}" is no number and name of a category` });
  }
  return names;
}

/**
 * Reads LIWC's `.dic`: numbered categories between two lines of `%`, then a word a line with the numbers of its
 * categories. Codes that depend on the words beside it are told and left out.
 */
export function readDic(text: string): ReadDictionary {
  const problems: Problem[] = [];
  const lines = text.split(/\r\n|\r|\n/).map((line, at): Line => ({ text: line.trim(), line: at + 1 }));
  const [opening = -1, closing = -1] = lines.flatMap((line, at) => (line.text === '%' ? [at] : []));
  if (closing < 0) {
    const message = 'the categories must stand between two lines of %, before the words';
    return { categories: [], problems: [{ code: 'no-categories', line: 1, message }] };
  }
  const filled = (line: Line) => line.text !== '';
  const names = numberedNames(lines.slice(opening + 1, closing).filter(filled), problems);
  const collector = new WordCollector();
  for (const name of names.values()) collector.category(name);
  for (const { text: entry, line } of lines.slice(closing + 1).filter(filled)) {
    const [word, codes] = splitLine(entry);
    if (codes.length === 0)
      problems.push({ code: 'no-category', line, message: `"${word}" has no category and is left out` });
    for (const code of codes) {
      const name = names.get(code);
      if (name !== undefined) collector.category(name).add(word.toLowerCase());
      else problems.push({ line, ...unknownCode(word, code) });
    }
  }
  return { categories: collector.categories(), problems };
}

function unknownCode(word: string, code: string): Pick<Problem, 'code' | 'message'> {
  if (!CONDITIONAL.test(code))
    return {
      code: 'unknown-category',
      message: `"${word}" is in category ${code}, which the file does not name`,
    };
  const message = `"${word}" belongs to "${code}" only beside certain words; write a pattern for it by hand`;
  return { code: 'conditional', message };
}

/** Writes LIWC's `.dic`. */
export function dicText(dictionary: Dictionary): string {
  const names = dictionary.categories.map(({ name }, at) => `${at + 1}\t${name}`);
  const words = byWord(dictionary).map(([word, places]) => [word, ...places.map((at) => at + 1)].join('\t'));
  return `${['%', ...names, '%', ...words].join('\n')}\n`;
}
