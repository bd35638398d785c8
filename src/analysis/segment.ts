import type { Matcher } from '../lexicon/index.js';
import { newTokens, type Tokens, tokenize } from '../lexicon/index.js';

/** A stretch of an utterance: offsets in UTF-16 units, and its words by their place in the utterance's tokens. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly firstWord: number;
  /** The word behind its last. */
  readonly endWord: number;
}

/** More words than this without a full stop are speech that nobody punctuated. */
const LONGEST_PUNCTUATED = 45;
/** A clause group of unpunctuated speech is at least this long, so that "and so" does not become a statement. */
const SHORTEST_CLAUSE = 8;
/** … and at most this long, where there is not even a comma. */
const LONGEST_CLAUSE = 30;
/** A line this long that goes on in small letters was wrapped by a mail program and not ended by its writer. */
const WRAPPED_LINE = 50;

const SIGNS = '.!?…';
const CLOSING = `"'”’)]`;
const OPENING = `"'“‘([-–—*•`;
/** Longer words are no abbreviations. */
const LONGEST_ABBREVIATION = 8;
const NUMBERING = /(?:^|\n)[\s"'“‘([\-–—*•]*\p{N}{1,3}$/u;
const LINE_BREAK = 10;
const PAUSE = /[,;:()—–]|\s-\s/u;

/** What a language knows of sentences: lower-case words of the classes `Abbreviation`, `ClauseSubject` and `First`. */
interface SentenceWords {
  readonly abbreviations: ReadonlySet<string>;
  /** The same by the numbers of their words: 1 for an abbreviation. */
  readonly types: Uint8Array;
  readonly subjects: ReadonlySet<string>;
  /** "I" is no initial. */
  readonly speakers: ReadonlySet<string>;
}

/** The letters and inner stops right before a stop, in lower case: `e.g` or `approx`. Empty where they are too many. */
function wordBefore(text: string, dot: number): string {
  const furthest = Math.max(0, dot - LONGEST_ABBREVIATION - 1);
  let start = dot;
  while (start > furthest && (isLetter(text, start - 1) || text.charCodeAt(start - 1) === 46)) start--;
  return dot - start > LONGEST_ABBREVIATION ? '' : text.slice(start, dot).toLowerCase();
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32;
  return (code >= 97 && code <= 122) || (code > 127 && /\p{L}/u.test(text[at]!));
}

/** Where a sentence that follows at `at` has its first sign that is no blank, quote, bracket or bullet. */
function beginOf(text: string, at: number): number {
  let begin = at;
  while (begin < text.length && (isSpace(text.charCodeAt(begin)) || OPENING.includes(text[begin]!))) begin++;
  return begin;
}

function beginsSmall(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 97 && code <= 122) || (code > 127 && /\p{Ll}/u.test(text[at]!));
}

/**
 * Whether it is plain that the word before a stop is no abbreviation and no numbering: so it is nearly always.
 * @param last the place of that word among the tokens
 * @param begin where the next sentence would begin
 */
function isPlainWord(
  text: string,
  tokens: Tokens,
  last: number,
  dot: number,
  begin: number,
  words: SentenceWords,
): boolean {
  if (last < 0 || tokens.ends[last] !== dot) return true;
  if (words.types[tokens.types[last]!] === 1) return false;
  const start = tokens.starts[last]!;
  if (dot - start > 3) return true;
  return dot - start > 1 && isLetter(text, start) && text[start - 1] !== '.' && !isDigit(text, begin);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function isAbbreviation(text: string, dot: number, begin: number, words: SentenceWords): boolean {
  const word = wordBefore(text, dot);
  if (word === '') return false;
  const next = text.slice(begin, begin + 24);
  if (/^\d/.test(next) && /^\p{L}{1,3}$/u.test(word)) return true;
  if (/^\p{L}$/u.test(word)) return !words.speakers.has(word);
  if (!words.abbreviations.has(word) && !/^(\p{L}{1,3}\.)+\p{L}{1,3}$/u.test(word)) return false;
  const following = /^\p{Lu}\p{L}*/u.exec(next)?.[0];
  return following === undefined || !words.subjects.has(following.toLowerCase());
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0xfeff || (code >= 0x2000 && code <= 0x200b);
}

/** Adds a stretch without the blanks around it, unless it says nothing. */
function keep(segments: Segment[], text: string, { start, end, firstWord, endWord }: Segment): void {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  if (saysSomething(text, from, to)) segments.push({ start: from, end: to, firstWord, endWord });
}

/** Whether there is a letter or digit at all; the first character answers nearly always. */
function saysSomething(text: string, from: number, to: number): boolean {
  const code = text.charCodeAt(from) | 32;
  if (from >= to) return false;
  return (code >= 97 && code <= 122) || /[\p{L}\p{N}]/u.test(text.slice(from, to));
}

/** Whether the sentence that began at `start` ends with the sign at `at`, which reaches to `end`. */
function endsSentence(
  text: string,
  start: number,
  at: number,
  end: number,
  tokens: Tokens,
  lastWord: number,
  words: SentenceWords,
): boolean {
  if (end >= text.length) return true;
  const begin = beginOf(text, end);
  const small = beginsSmall(text, begin);
  if (text[at] === '\n') return !small || text[end - 2] === '\n' || at - lineStart(text, at) < WRAPPED_LINE;
  const mayGoOn = text[at] === '.' && text[at + 1] !== '.';
  if (mayGoOn && !isPlainWord(text, tokens, lastWord, at, begin, words)) {
    if (isNumbering(text, start, at)) return false;
    if (isAbbreviation(text, at, begin, words)) return false;
  }
  if (!small) return true;
  // "it works. they love it": whoever begins a sentence without a capital begins the next one so, too.
  const bare = isSpace(text.charCodeAt(end)) && /[!?.]/.test(text[end - 1]!) && text[at + 1] !== '.';
  return bare && (text[at] !== '.' || beginsSmall(text, beginOf(text, start)));
}

/** "12." at the start of a sentence or line numbers it. Only the last characters are looked at: texts may be long. */
function isNumbering(text: string, start: number, at: number): boolean {
  const from = Math.max(start, at - 8);
  return NUMBERING.test(from === start ? text.slice(from, at) : `.${text.slice(from, at)}`);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Where the signs, closing quotes and line breaks that begin at a stop end, or -1 where the text goes on without a blank. */
function endOfStop(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === LINE_BREAK) end++;
  if (end > at) return end;
  while (end < text.length && SIGNS.includes(text[end]!)) end++;
  if (end === at) return at + 1;
  while (end < text.length && CLOSING.includes(text[end]!)) end++;
  return end === text.length || isSpace(text.charCodeAt(end)) ? end : -1;
}

/** Cuts a text at sentence ends and line breaks. */
function sentences(text: string, tokens: Tokens, words: SentenceWords): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  let firstWord = 0;
  for (let stop = 0; stop < tokens.stopCount; stop++) {
    const at = tokens.stops[stop]!;
    if (at < start) continue;
    const end = endOfStop(text, at);
    const last = tokens.wordsBefore[stop]! - 1;
    if (end < 0 || !endsSentence(text, start, at, end, tokens, last, words)) {
      while (tokens.stops[stop + 1]! < end) stop++;
      continue;
    }
    let endWord = tokens.wordsBefore[stop]!;
    while (endWord < tokens.count && tokens.starts[endWord]! < end) endWord++;
    keep(segments, text, { start, end, firstWord, endWord });
    start = end;
    firstWord = endWord;
  }
  keep(segments, text, { start, end: text.length, firstWord, endWord: tokens.count });
  return segments;
}

/** Cuts utterances into statements; offsets point into the utterance. */
export interface Segmenter {
  /** The words of the utterance cut last. */
  readonly tokens: Tokens;
  segments(text: string): Segment[];
}

/**
 * A segmenter for a lexicon's language, by its classes `Abbreviation`, `ClauseOpener` and `ClauseSubject`. Sentences where
 * there is punctuation; where many words pass without any (speech recognition), clause groups: a cut before a
 * connective that is followed by a subject ("so they", "and I"), else where a long group may best be broken.
 */
export function createSegmenter(matcher: Matcher): Segmenter {
  const { words, classNames } = matcher.lexicon;
  const membersOf = (name: string) => {
    const number = classNames.indexOf(name);
    return new Set(Object.keys(words).filter((word) => words[word]?.includes(number)));
  };
  const typesOf = (members: ReadonlySet<string>) =>
    new Set([...members].map((word) => matcher.vocabulary.typeOf(word)));
  const sentenceWords = {
    abbreviations: membersOf('Abbreviation'),
    types: matcher.startersOf([classNames.indexOf('Abbreviation')]),
    subjects: membersOf('ClauseSubject'),
    speakers: membersOf('First'),
  };
  const openers = typesOf(membersOf('ClauseOpener'));
  const subjects = typesOf(sentenceWords.subjects);
  const tokens = newTokens();

  /** How well a clause group may begin at a word: 2 with a connective and a subject, 1 with either. */
  const fitness = (at: number): number => {
    const subject = subjects.has(tokens.types[at]!);
    if (!openers.has(tokens.types[at]!)) return subject && !openers.has(tokens.types[at - 1]!) ? 1 : 0;
    return subjects.has(tokens.types[at + 1]!) ? 2 : 1;
  };

  /** Words of a long stretch at which clause groups begin, its first left out. */
  const cutsOf = (text: string, { firstWord, endWord }: Segment, unbroken: boolean): number[] => {
    const cuts: number[] = [];
    let since = firstWord;
    let spare = firstWord;
    /** Whether a clause group must end here at the latest. */
    const isLast = (at: number) =>
      at - since >= LONGEST_CLAUSE || (at + SHORTEST_CLAUSE === endWord && endWord - since > LONGEST_CLAUSE);
    for (let at = firstWord + 1; at + SHORTEST_CLAUSE <= endWord; at++) {
      if (at - since < SHORTEST_CLAUSE || !isSpace(text.charCodeAt(tokens.starts[at]! - 1))) continue;
      const fit = fitness(at);
      if (fit === 1) spare = at;
      if (fit < 2 && !(unbroken && isLast(at))) continue;
      const cut = fit < 2 && spare - since >= SHORTEST_CLAUSE ? spare : at;
      cuts.push(cut);
      since = cut;
      at = cut;
    }
    return cuts;
  };

  const clauses = (text: string, sentence: Segment): Segment[] => {
    const cuts = cutsOf(text, sentence, !PAUSE.test(text.slice(sentence.start, sentence.end)));
    const segments: Segment[] = [];
    let { start, firstWord } = sentence;
    for (const cut of cuts) {
      keep(segments, text, { start, end: tokens.starts[cut]!, firstWord, endWord: cut });
      start = tokens.starts[cut]!;
      firstWord = cut;
    }
    keep(segments, text, { start, end: sentence.end, firstWord, endWord: sentence.endWord });
    return segments;
  };

  return {
    tokens,
    segments: (text) => {
      tokenize(text, matcher.vocabulary, tokens);
      const whole = sentences(text, tokens, sentenceWords);
      if (tokens.count <= LONGEST_PUNCTUATED || !whole.some(isLong)) return whole;
      return whole.flatMap((sentence) => (isLong(sentence) ? clauses(text, sentence) : [sentence]));
    },
  };
}

function isLong({ firstWord, endWord }: Segment): boolean {
  return endWord - firstWord > LONGEST_PUNCTUATED;
}
