import { CentricityError } from '../model/index.js';
import { wordsOf } from './tokens.js';

/** One thing an element may match: words in a row, all forms of a verb or noun, or a word class. */
export type Choice =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'root'; readonly root: string; readonly as?: 'verb' | 'noun' | 'adjective' }
  | { readonly kind: 'class'; readonly name: string; readonly offset: number };

/** One element of a pattern: what it matches and how often. `choices` empty means any word. */
export interface Element {
  readonly choices: readonly Choice[];
  readonly not: boolean;
  readonly min: number;
  readonly max: number;
}

export interface Pattern {
  readonly fromStart: boolean;
  readonly toEnd: boolean;
  readonly elements: readonly Element[];
}

/** `x*` and `x+` reach this far: a pattern never runs over a whole monologue. */
const LONGEST_RUN = 4;
const LONGEST_GAP = 20;

/** A pattern that cannot be read; `offset` counts characters from its beginning. */
export class PatternError extends CentricityError {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super('bad-pattern', message);
    this.offset = offset;
  }
}

const PIECE =
  /\s+|(!)?(\([^()]*\)|\{[^{}]*\}|#\w+|\^|\$(?=\s*$)|\d+(?:[.,]\d+)+|\.|(?:(?!\$\s*$)[^\s(){}|?*+^!.])+)(\{\d*,?\d*\}|[?*+])?|(.)/gu;

/**
 * Reads the match syntax described in lexicons/README.md.
 * @throws PatternError with the offset and the mend
 */
export function parsePattern(source: string): Pattern {
  const elements: Element[] = [];
  let fromStart = false;
  let toEnd = false;
  for (const found of source.matchAll(PIECE)) {
    const [whole, not, body, quantifier, stray] = found;
    if (stray !== undefined) throw new PatternError(strayMessage(stray), found.index);
    if (body === undefined) continue;
    if (body === '^' || (body === '$' && source.slice(found.index + whole.length).trim() === '')) {
      if (not !== undefined || quantifier !== undefined)
        fail(
          `"${body}" takes neither "!" nor "${quantifier ?? '?'}": it is a place, not a word`,
          found.index,
        );
      if (body === '^')
        fromStart =
          (elements.length === 0 && !fromStart) || fail('"^" belongs at the beginning', found.index);
      else toEnd = true;
      continue;
    }
    const [min, max] = readQuantifier(quantifier, found.index + whole.length - (quantifier?.length ?? 0));
    elements.push(...readBody(body, not !== undefined, min, max, found.index + (not?.length ?? 0)));
  }
  if (!elements.some((element) => element.min > 0 && element.choices.length > 0 && !element.not)) {
    throw new PatternError('matches any text: add at least one word or #Class that must be there', 0);
  }
  return { fromStart, toEnd, elements };
}

function fail(message: string, offset: number): never {
  throw new PatternError(message, offset);
}

function strayMessage(stray: string): string {
  if (stray === '(' || stray === ')')
    return `"${stray}" has no partner: brackets cannot stand inside brackets`;
  if (stray === '{' || stray === '}') return `"${stray}" has no partner: write a root as {want}`;
  if (stray === '|') return '"|" stands only inside brackets: write (one|other)';
  if (/[?*+]/.test(stray)) return `"${stray}" has nothing to repeat: put it right behind a word or bracket`;
  if (stray === '!') return '"!" has nothing to deny: put it right before a word, #Class or bracket';
  return `"${stray}" is not part of the match syntax here`;
}

function readQuantifier(quantifier: string | undefined, offset: number): [number, number] {
  if (quantifier === undefined) return [1, 1];
  if (quantifier === '?') return [0, 1];
  if (quantifier === '*') return [0, LONGEST_RUN];
  if (quantifier === '+') return [1, LONGEST_RUN];
  const [low = '0', high = low] = quantifier.slice(1, -1).split(',');
  const min = Number(low || 0);
  const max = Number(high || LONGEST_GAP);
  if (max < min || max > LONGEST_GAP || max === 0)
    fail(`${quantifier} must go from less to more, at least to 1 and at most to ${LONGEST_GAP}`, offset);
  return [min, max];
}

function readBody(body: string, not: boolean, min: number, max: number, offset: number): Element[] {
  if (body === '.') {
    if (not) fail('"!." is no word at all: remove it, or use "$" for the end', offset);
    return [{ choices: [], not, min, max }];
  }
  if (body.startsWith('(')) {
    let from = offset + 1;
    const choices = body
      .slice(1, -1)
      .split('|')
      .map((part) => {
        const choice = readChoice(part.trim(), from + part.length - part.trimStart().length);
        from += part.length + 1;
        return choice;
      });
    return [{ choices, not, min, max }];
  }
  const choice = readChoice(body, offset);
  if (choice.kind !== 'words' || choice.words.length === 1) return [{ choices: [choice], not, min, max }];
  if (not || min !== 1 || max !== 1) return [{ choices: [choice], not, min, max }];
  return choice.words.map((word) => ({ choices: [{ kind: 'words', words: [word] }], not, min, max }));
}

function readChoice(text: string, offset: number): Choice {
  if (text.startsWith('#')) {
    return /^#\w+$/.test(text)
      ? { kind: 'class', name: text.slice(1), offset }
      : fail(`"${text}" is no class name: a class stands alone between "|"`, offset);
  }
  if (text.startsWith('{')) return readRoot(text, offset);
  if (/[{}#?*+!^]/.test(text)) fail(`"${text}": roots, classes and signs stand alone between "|"`, offset);
  const words = wordsOf(text);
  if (text === '') fail('an empty choice: remove it, or make the element optional with "?"', offset);
  if (words.length === 0) fail(`"${text}" holds no word: punctuation is not matched, remove it`, offset);
  return { kind: 'words', words };
}

function readRoot(text: string, offset: number): Choice {
  const found = /^\{([^/{}]*\p{L}[^/{}]*)(?:\/(verb|noun|adjective))?\}$/u.exec(text);
  const root = found?.[1]?.trim().toLowerCase();
  if (found === null || !root)
    fail(`"${text}" is no root: write {want}, {want/verb}, {want/noun} or {keen/adjective}`, offset);
  const as = found[2] as 'verb' | 'noun' | 'adjective' | undefined;
  return as === undefined ? { kind: 'root', root } : { kind: 'root', root, as };
}
