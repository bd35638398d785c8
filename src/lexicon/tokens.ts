/**
 * Words of a text as parallel arrays: no object per word, so that a gigabyte of tickets passes quickly.
 * Offsets are UTF-16 units into the text given.
 */
export interface Tokens {
  count: number;
  readonly words: string[];
  readonly starts: number[];
  readonly ends: number[];
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

const KIND = new Uint8Array(0x10000);
for (let code = 0; code < KIND.length; code++) {
  const char = String.fromCharCode(code);
  if (/[\p{L}\p{M}\p{Cs}]/u.test(char) || (code >= 0xd800 && code <= 0xdfff)) KIND[code] = LETTER;
  else if (/\p{Nd}/u.test(char)) KIND[code] = DIGIT;
  else if (/[\p{Sc}%?&@]/u.test(char)) KIND[code] = SYMBOL;
}
for (const apostrophe of ["'", '’', 'ʼ']) KIND[apostrophe.charCodeAt(0)] = APOSTROPHE;
KIND['_'.charCodeAt(0)] = UNDERSCORE;
KIND['['.charCodeAt(0)] = OPEN_NOISE;

const LONGEST_NOISE = 40;

function kindAt(text: string, index: number): number {
  return index < text.length ? (KIND[text.charCodeAt(index)] ?? 0) : 0;
}

/** An empty set of arrays to tokenise into. */
export function newTokens(): Tokens {
  return { count: 0, words: [], starts: [], ends: [] };
}

function push(tokens: Tokens, word: string, start: number, end: number): void {
  const at = tokens.count++;
  tokens.words[at] = word;
  tokens.starts[at] = start;
  tokens.ends[at] = end;
}

/** Where the word that begins at `start` ends: letters, inner apostrophes, digits with their separators. */
function endOfWord(text: string, start: number): { end: number; apostrophe: number; underscore: boolean } {
  let end = start;
  let apostrophe = -1;
  let underscore = false;
  for (;;) {
    const kind = kindAt(text, end);
    if (kind === LETTER || kind === DIGIT) end++;
    else if (kind === UNDERSCORE) {
      underscore = true;
      end++;
    } else if (kind === APOSTROPHE && end > start && kindAt(text, end + 1) === LETTER) {
      apostrophe = end;
      end++;
    } else if (isNumberSeparator(text, end, start)) end++;
    else return { end, apostrophe, underscore };
  }
}

function isNumberSeparator(text: string, at: number, start: number): boolean {
  const char = text.charCodeAt(at);
  return (
    (char === 46 || char === 44) &&
    at > start &&
    kindAt(text, at - 1) === DIGIT &&
    kindAt(text, at + 1) === DIGIT
  );
}

function pushContracted(tokens: Tokens, written: string, start: number, end: number): void {
  const word = written.replace(/[’ʼ]/g, "'");
  for (const { ending, word: expanded } of CONTRACTIONS) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, word.length - ending.length);
    if (stem === '') break;
    const cut = end - ending.length;
    push(tokens, ending === "n't" ? (IRREGULAR.get(stem) ?? stem) : stem, start, cut);
    push(tokens, expanded, cut, end);
    return;
  }
  push(tokens, word, start, end);
}

const SYMBOL_WORDS: Readonly<Record<string, string>> = { '%': 'percent', '&': 'and' };

function pushSymbol(tokens: Tokens, text: string, at: number): void {
  const symbol = text[at] ?? '';
  push(tokens, SYMBOL_WORDS[symbol] ?? symbol, at, at + 1);
}

/** Length of `[laughter]`, `[inaudible 00:01]` at `at`, or 0 where the bracket holds something else. */
function noiseLength(text: string, at: number): number {
  const close = text.indexOf(']', at);
  return close > at && close - at <= LONGEST_NOISE ? close - at + 1 : 0;
}

/**
 * Cuts `text` into lower-case words with their offsets. "don't" becomes `do`, `not`; "cannot" `can`, `not`;
 * "customer's" `customer`, `'s`; hyphens separate; spelled letters (`T_V_`) become one word; bracketed noise
 * is left out; currency signs, `percent` for %, `@` and `?` are words of their own.
 */
export function tokenize(text: string, into: Tokens = newTokens()): Tokens {
  into.count = 0;
  let at = 0;
  while (at < text.length) {
    const kind = KIND[text.charCodeAt(at)];
    if (kind === LETTER || kind === DIGIT) {
      at = pushWord(into, text, at);
    } else if (kind === APOSTROPHE) {
      at = pushEnding(into, text, at);
    } else {
      if (kind === SYMBOL) pushSymbol(into, text, at);
      at += kind === OPEN_NOISE ? Math.max(1, noiseLength(text, at)) : 1;
    }
  }
  return into;
}

/** An ending that stands by itself, as a vocabulary names it and some transcripts cut it: `'s`, `'d`. */
function pushEnding(tokens: Tokens, text: string, at: number): number {
  const written = text
    .slice(at, at + 3)
    .toLowerCase()
    .replace(/^[’ʼ]/, "'");
  const found = CONTRACTIONS.find(({ ending }) => written.startsWith(ending));
  const end = at + (found?.ending.length ?? 1);
  if (found === undefined || kindAt(text, end) === LETTER || kindAt(text, end) === APOSTROPHE) return at + 1;
  push(tokens, found.word, at, end);
  return end;
}

function pushWord(tokens: Tokens, text: string, start: number): number {
  const { end, apostrophe, underscore } = endOfWord(text, start);
  const written = text.slice(start, end).toLowerCase();
  if (apostrophe >= 0) pushContracted(tokens, written, start, end);
  else if (underscore) push(tokens, written.replaceAll('_', ''), start, end);
  else if (written === 'cannot') {
    push(tokens, 'can', start, start + 3);
    push(tokens, 'not', start + 3, end);
  } else push(tokens, written, start, end);
  return end;
}

/** The words alone, for patterns and vocabulary files. */
export function wordsOf(text: string): string[] {
  const tokens = tokenize(text);
  return tokens.words.slice(0, tokens.count);
}
