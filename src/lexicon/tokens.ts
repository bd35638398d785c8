import { HASH_SEED, hashed, hashedOther, OTHER_SEED, type Piece, Vocabulary } from './vocabulary.js';

/**
 * Words of a text as parallel arrays: no object per word, so that a gigabyte of tickets passes quickly.
 * Offsets are UTF-16 units into the text given.
 */
export interface Tokens {
  count: number;
  /** Vocabulary numbers. */
  readonly types: number[];
  readonly starts: number[];
  readonly ends: number[];
  /** Where signs stand that may end a sentence, and how many words stand before each. */
  readonly stops: number[];
  readonly wordsBefore: number[];
  stopCount: number;
}

/** A cut inside one written word: `don't` is `do` + `not`. Offsets are counted from the word's end. */
interface Contraction {
  readonly ending: string;
  readonly word: string;
}

// The apostrophe endings of English are spelling, not vocabulary: they decide where one word ends.
const CONTRACTIONS: readonly Contraction[] = [
  { ending: "n't", word: 'not' },
  { ending: "'re", word: 'are' },
  { ending: "'ve", word: 'have' },
  { ending: "'ll", word: 'will' },
  { ending: "'m", word: 'am' },
  { ending: "'d", word: "'d" },
  { ending: "'s", word: "'s" },
];
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['ca', 'can'],
  ['wo', 'will'],
  ['sha', 'shall'],
  ['ai', 'are'],
]);

const LETTER = 1;
const DIGIT = 2;
const SYMBOL = 3;
const APOSTROPHE = 4;
const UNDERSCORE = 5;
const OPEN_NOISE = 6;
const PICTURE = 7;
const STOP = 8;
const OTHER = 9;

/** Signs that may end a sentence, and the end of a line. The question mark is a word besides. */
const STOPS = '.!…。！？\n';
const QUESTION_MARK = 63;

/** Kinds of characters, filled in as they are met: classifying all of Unicode would cost every start. */
const KINDS = new Uint8Array(0x10000);

function classify(code: number): number {
  // Pictures stand in these planes; letters beyond the first plane in others. Variation selectors only dress one up.
  if (code >= 0xd83c && code <= 0xd83e) return PICTURE;
  if (code >= 0xfe00 && code <= 0xfe0f) return OTHER;
  const char = String.fromCharCode(code);
  if (STOPS.includes(char)) return STOP;
  if (char === '_') return UNDERSCORE;
  if (char === '[') return OPEN_NOISE;
  if (char === "'" || char === '’' || char === 'ʼ') return APOSTROPHE;
  if (/[\p{L}\p{M}]/u.test(char) || (code >= 0xd800 && code <= 0xdfff)) return LETTER;
  if (/\p{Nd}/u.test(char)) return DIGIT;
  return /[\p{Sc}%?&@]/u.test(char) ? SYMBOL : OTHER;
}

function kindAt(text: string, index: number): number {
  if (index >= text.length) return OTHER;
  const code = text.charCodeAt(index);
  const known = KINDS[code]!;
  if (known !== 0) return known;
  const kind = classify(code);
  KINDS[code] = kind;
  return kind;
}

/** An empty set of arrays to tokenise into. */
export function newTokens(): Tokens {
  return { count: 0, types: [], starts: [], ends: [], stops: [], wordsBefore: [], stopCount: 0 };
}

const LONGEST_NOISE = 40;

/** Reads the word that begins at `start`: letters, inner apostrophes, digits with their separators. Gives its end. */
function readWord(text: string, start: number, vocabulary: Vocabulary, into: Tokens): number {
  const first = text.charCodeAt(start);
  let hash = hashed(HASH_SEED, first);
  let other = hashedOther(OTHER_SEED, first);
  let end = start + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    const kind = KINDS[code]! || kindAt(text, end);
    const inside = kind <= DIGIT || kind === UNDERSCORE || joins(text, end, kind);
    if (!inside) break;
    hash = hashed(hash, code);
    other = hashedOther(other, code);
  }
  push(into, start, end, vocabulary.spellHashed(text, start, end, cut, hash, other), vocabulary);
  return end;
}

/** Whether a sign between two letters or digits is part of the word: "don't", "3.5". */
function joins(text: string, at: number, kind: number): boolean {
  if (kind === APOSTROPHE) return kindAt(text, at + 1) === LETTER;
  return isNumberSeparator(text, at);
}

function isNumberSeparator(text: string, at: number): boolean {
  const char = text.charCodeAt(at);
  return (char === 46 || char === 44) && kindAt(text, at - 1) === DIGIT && kindAt(text, at + 1) === DIGIT;
}

/** Cuts a written word, in lower case: contractions apart, letters spelled with underscores joined. */
function cut(written: string): readonly Piece[] {
  if (written === 'cannot') {
    return [
      { word: 'can', start: 0, end: 3 },
      { word: 'not', start: 3, end: 6 },
    ];
  }
  return cutEndings(written.replace(/[’ʼ]/g, "'"), written.length);
}

/** Cuts endings off one by one: "shouldn't've" is `should`, `not`, `have`. Only what is left is joined. */
function cutEndings(written: string, end: number): Piece[] {
  for (const { ending, word } of CONTRACTIONS) {
    const at = end - ending.length;
    if (at <= 0 || !written.endsWith(ending)) continue;
    const stem = written.slice(0, at);
    const irregular = ending === "n't" ? IRREGULAR.get(stem) : undefined;
    const before = irregular === undefined ? cutEndings(stem, at) : [{ word: irregular, start: 0, end: at }];
    return [...before, { word, start: at, end }];
  }
  return [{ word: written.replaceAll('_', ''), start: 0, end }];
}

const SYMBOL_WORDS: Readonly<Record<string, string>> = { '%': 'percent', '&': 'and' };

function cutSymbol(written: string): readonly Piece[] {
  return [{ word: SYMBOL_WORDS[written] ?? written, start: 0, end: written.length }];
}

/** Length of `[laughter]`, `[inaudible 00:01]` at `at`, or 1 where the bracket holds something else. */
function noiseLength(text: string, at: number): number {
  const furthest = Math.min(text.length, at + LONGEST_NOISE + 1);
  for (let close = at + 1; close < furthest; close++)
    if (text.charCodeAt(close) === 93) return close - at + 1;
  return 1;
}

/** Where an ending that stands by itself ('s in a vocabulary) ends, or `at` where there is none. */
function endOfEnding(text: string, at: number): number {
  let end = at + 1;
  while (kindAt(text, end) === LETTER) end++;
  const written = text.slice(at, end).toLowerCase().replace(/^[’ʼ]/, "'");
  return CONTRACTIONS.some(({ ending }) => ending === written) && kindAt(text, end) !== APOSTROPHE ? end : at;
}

function cutEnding(written: string): readonly Piece[] {
  const ending = written.replace(/^[’ʼ]/, "'");
  const word = CONTRACTIONS.find((contraction) => contraction.ending === ending)?.word ?? ending;
  return [{ word, start: 0, end: written.length }];
}

function push(tokens: Tokens, start: number, end: number, spelled: number, vocabulary: Vocabulary): void {
  if (spelled >= 0) {
    pushWord(tokens, spelled, start, end);
    return;
  }
  for (const piece of vocabulary.piecesOf(spelled))
    pushWord(tokens, piece.type, start + piece.start, start + piece.end);
}

function pushWord(tokens: Tokens, type: number, start: number, end: number): void {
  const at = tokens.count++;
  tokens.types[at] = type;
  tokens.starts[at] = start;
  tokens.ends[at] = end;
}

function noteStop(tokens: Tokens, at: number): void {
  tokens.stops[tokens.stopCount] = at;
  tokens.wordsBefore[tokens.stopCount++] = tokens.count;
}

/**
 * Cuts `text` into lower-case words with their offsets. "don't" becomes `do`, `not`; "cannot" `can`, `not`;
 * "customer's" `customer`, `'s`; hyphens separate; spelled letters (`T_V_`) become one word; bracketed noise
 * is left out; currency signs, `percent` for %, `@`, `?` and pictures are words of their own.
 */
export function tokenize(text: string, vocabulary: Vocabulary, into: Tokens = newTokens()): Tokens {
  into.count = 0;
  into.stopCount = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const kind = KINDS[code]! || kindAt(text, at);
    if (kind === OTHER) at++;
    else if (kind <= DIGIT) at = readWord(text, at, vocabulary, into);
    else at = readSign(text, at, kind, vocabulary, into);
  }
  return into;
}

/** Reads what is neither a word nor to be passed over, and gives where to go on. */
function readSign(text: string, at: number, kind: number, vocabulary: Vocabulary, into: Tokens): number {
  if (kind === STOP || text.charCodeAt(at) === QUESTION_MARK) noteStop(into, at);
  const read = (end: number, how: typeof cut): number => {
    if (end > at) push(into, at, end, vocabulary.spell(text, at, end, how), vocabulary);
    return Math.max(end, at + 1);
  };
  if (kind === SYMBOL) return read(at + 1, cutSymbol);
  if (kind === PICTURE) return read(Math.min(text.length, at + 2), cutSymbol);
  if (kind === APOSTROPHE) return read(endOfEnding(text, at), cutEnding);
  return at + (kind === OPEN_NOISE ? noiseLength(text, at) : 1);
}

/** For patterns and vocabulary files, whose words are few and all wanted. */
const pattern = new Vocabulary(true);

/** The words alone, for patterns and vocabulary files. */
export function wordsOf(text: string): string[] {
  const { types, count } = tokenize(text, pattern);
  return types.slice(0, count).map((type) => pattern.words[type]!);
}
