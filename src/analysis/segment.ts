import type { Matcher } from '../lexicon/index.js';
import { newTokens, tokenize } from '../lexicon/index.js';

/** A stretch of an utterance: offsets in UTF-16 units. */
export interface Segment {
  readonly start: number;
  readonly end: number;
}

/** More words than this without a full stop are speech that nobody punctuated. */
const LONGEST_PUNCTUATED = 45;
/** A clause group of unpunctuated speech is at least this long, so that "and so" does not become a statement. */
const SHORTEST_CLAUSE = 8;

const TERMINAL = /[.!?…]+["'”’)\]]*(?=\s|$)|[。！？]|\n+/gu;
const SENTENCE_START = /^[\s"'“‘([\-–—*•]*[\p{Lu}\p{Lo}\p{N}]/u;

function isAbbreviation(text: string, dot: number, abbreviations: ReadonlySet<string>): boolean {
  if (text[dot] !== '.') return false;
  let start = dot;
  while (start > 0 && /[\p{L}.]/u.test(text[start - 1] ?? '')) start--;
  const word = text.slice(start, dot).toLowerCase();
  return abbreviations.has(word) || /^\p{L}$/u.test(word) || /^(\p{L}\.)+\p{L}$/u.test(word);
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0xfeff || (code >= 0x2000 && code <= 0x200b);
}

function trimmed(text: string, start: number, end: number): Segment | undefined {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return saysSomething(text, from, to) ? { start: from, end: to } : undefined;
}

/** Whether there is a letter or digit at all; the first character answers nearly always. */
function saysSomething(text: string, from: number, to: number): boolean {
  const code = text.charCodeAt(from) | 32;
  return (code >= 97 && code <= 122) || /[\p{L}\p{N}]/u.test(text.slice(from, to));
}

/** Cuts a text at sentence ends and line breaks. */
function sentences(text: string, abbreviations: ReadonlySet<string>): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  const close = (end: number) => {
    const segment = trimmed(text, start, end);
    if (segment !== undefined) segments.push(segment);
    start = end;
  };
  for (const found of text.matchAll(TERMINAL)) {
    const end = found.index + found[0].length;
    if (!found[0].includes('\n')) {
      if (found[0].startsWith('.') && isAbbreviation(text, found.index, abbreviations)) continue;
      if (end < text.length && !SENTENCE_START.test(text.slice(end, end + 8))) continue;
    }
    close(end);
  }
  close(text.length);
  return segments;
}

/** The words that segmenting needs to know, from the classes `ClauseOpener`, `ClauseSubject` and `Abbreviation`. */
export interface Segmenter {
  segments(text: string): Segment[];
}

/**
 * A segmenter for a lexicon's language. Sentences where there is punctuation; where many words pass without any
 * (speech recognition), clause groups: a cut before a connective that is followed by a subject ("so they", "and I").
 */
export function createSegmenter(matcher: Matcher): Segmenter {
  const { words, classNames } = matcher.lexicon;
  const membersOf = (name: string) => {
    const number = classNames.indexOf(name);
    return new Set(Object.keys(words).filter((word) => words[word]?.includes(number)));
  };
  const typesOf = (name: string) =>
    new Set([...membersOf(name)].map((word) => matcher.vocabulary.typeOf(word)));
  const abbreviations = membersOf('Abbreviation');
  const openers = typesOf('ClauseOpener');
  const subjects = typesOf('ClauseSubject');
  const tokens = newTokens();

  const clauses = (text: string, { start, end }: Segment): Segment[] => {
    if (end - start < 2 * LONGEST_PUNCTUATED) return [{ start, end }];
    const whole = text.slice(start, end);
    tokenize(whole, matcher.vocabulary, tokens);
    if (tokens.count <= LONGEST_PUNCTUATED) return [{ start, end }];
    const cuts: number[] = [0];
    let since = 0;
    for (let at = 1; at + 1 < tokens.count; at++) {
      since++;
      if (since < SHORTEST_CLAUSE || tokens.count - at < SHORTEST_CLAUSE) continue;
      if (!openers.has(tokens.types[at]!) || !subjects.has(tokens.types[at + 1]!)) continue;
      cuts.push(tokens.starts[at] ?? 0);
      since = 0;
    }
    return cuts.flatMap(
      (cut, index) => trimmed(text, start + cut, start + (cuts[index + 1] ?? whole.length)) ?? [],
    );
  };
  return { segments: (text) => sentences(text, abbreviations).flatMap((segment) => clauses(text, segment)) };
}
