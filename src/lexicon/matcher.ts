import { type CompiledLexicon, scopeClass } from './compiled.js';
import { Kinds } from './kinds.js';
import { Members } from './members.js';
import { Phrases } from './phrases.js';
import { Plans } from './plan.js';
import { type Found, Search } from './search.js';
import { Sheet, type Span } from './sheet.js';
import { isDigit, isStutter } from './stutter.js';
import { newTokens, type Tokens, tokenize } from './tokens.js';
import { Vocabulary } from './vocabulary.js';

/** A class without members of its own, with the choices `(#Customer|…)` that name it: spans of it, by their length. */
export interface Filled {
  readonly number: number;
  readonly spans: readonly Span[];
}

/** Classes that are filled in per statement, whose members may be long: "people who buy from us". */
const FILLED = ['Customer', 'CustomerPronoun', 'Number'];
const LONGEST_FILLED = 8;
/** The flag of a word that is noise. */
const SKIPPED = 1;

/**
 * Finds every entry of every lens in one pass over a statement's words. A word is looked up once: its number says which
 * classes it belongs to, which entries it wakes and which phrases it begins.
 */
export class Matcher {
  readonly lexicon: CompiledLexicon;
  readonly vocabulary: Vocabulary;
  readonly #members: Members;
  readonly #kinds: Kinds;
  readonly #phrases: Phrases;
  readonly #search: Search;
  /** By a word's number, side by side: the row of its kind, but with a flag for the nameless classes. */
  readonly #rows: Int32Array;
  #spans = 0;
  /** By name; made before the search, which takes over the plans that they wake. */
  readonly #filled: ReadonlyMap<string, Filled>;
  readonly #number: Filled;
  readonly #tokens = newTokens();
  /** Words of the statement at hand that may begin a phrase. */
  readonly #phraseStarts: number[] = [];
  readonly #sheet: Sheet;

  /** @param vocabulary numbers words for the matcher and whoever weighs them; the lexicon's words are added */
  constructor(lexicon: CompiledLexicon, vocabulary: Vocabulary = new Vocabulary()) {
    this.lexicon = lexicon;
    this.vocabulary = vocabulary;
    numberWords(lexicon, vocabulary);
    const size = vocabulary.words.length;
    const longest = this.#longestMembers();
    const plans = new Plans(lexicon, longest);
    this.#kinds = new Kinds(lexicon.classNames.length, (classes) => plans.wokenBy(classes));
    this.#members = new Members(lexicon, vocabulary, this.#kinds);
    this.#sheet = new Sheet(this.#kinds);
    this.#phrases = new Phrases(
      size,
      lexicon.phrases.reduce((steps, { words }) => steps + words.length - 1, 0),
    );
    this.#filled = new Map(FILLED.map((name) => [name, this.#spansOf(name)]));
    this.#number = this.filled('Number');
    this.#rows = this.#layWordsOut(size);
    this.#layPhrasesOut();
    this.#search = new Search(plans, this.#members, this.#kinds, this.#rows, longest);
  }

  #layWordsOut(size: number): Int32Array {
    const { stride, width } = this.#kinds;
    const rows = new Int32Array(stride * size);
    const skipped = this.lexicon.classNames.indexOf(scopeClass('disfluencies', 'before'));
    for (const [word, classes] of Object.entries(this.lexicon.words)) {
      const row = this.vocabulary.typeOf(word) * stride;
      const kind = this.#kinds.of(inOrder(classes));
      rows.set(this.#kinds.rows.subarray(kind, kind + stride), row);
      rows[row + width] = classes.includes(skipped) ? SKIPPED : 0;
    }
    return rows;
  }

  #layPhrasesOut(): void {
    for (const { words, classes, shields } of this.lexicon.phrases) {
      const types = words.map((word) => this.vocabulary.typeOf(word));
      this.#phrases.add(types, this.#spanOf(classes, words.length), shields);
    }
  }

  /** Of each class, the words in its longest member. */
  #longestMembers(): Uint8Array {
    const longest = new Uint8Array(this.lexicon.classCount).fill(1);
    for (const name of FILLED) for (const number of this.#withChoices(name)) longest[number] = LONGEST_FILLED;
    for (const { words, classes } of this.lexicon.phrases)
      for (const number of classes) longest[number] = Math.max(longest[number]!, words.length);
    return longest;
  }

  #spanOf(classes: readonly number[], length: number): Span {
    const sorted = inOrder(classes);
    const named = this.#members.namedAmong(sorted);
    const kind = this.#kinds.of(sorted);
    return { id: this.#spans++, length, classes: sorted, named, tells: named.length > 0, kind };
  }

  /** Lays a text out: words looked up, fillers of speech and stutters left out, phrases found. */
  lay(text: string): Sheet {
    const tokens = tokenize(text, this.vocabulary, this.#tokens);
    return this.layWords(text, tokens, 0, tokens.count);
  }

  /** Lays some words of a text out that was cut by this matcher's vocabulary. */
  layWords(text: string, tokens: Tokens, first: number, end: number): Sheet {
    const sheet = this.#sheet;
    const rows = this.#rows;
    const { stride } = this.#kinds;
    const { types, starts, ends } = tokens;
    const { present } = sheet;
    sheet.clear();
    let phrases = 0;
    let last = 0;
    for (let at = first; at < end; at++) {
      const type = types[at]!;
      const row = type * stride;
      const flags = row + present.length;
      if (rows[flags] === SKIPPED) continue;
      const start = starts[at]!;
      const again = at + 1 < end && (type === types[at + 1] || ends[at]! - start === 1);
      if (again && isStutter(text, tokens, at)) continue;
      const place = sheet.addWord(type, start, ends[at]!);
      if (this.#phrases.mayBegin(last, type)) this.#phraseStarts[phrases++] = place - 1;
      last = type;
      if (isDigit(text, start)) this.fill(sheet, place, this.#number, 1);
      if (type > 0 && flags < rows.length)
        for (let word = 0; word < present.length; word++) present[word]! |= rows[row + word]!;
    }
    for (let index = 0; index < phrases; index++) this.#phrases.lay(sheet, this.#phraseStarts[index]!);
    return sheet;
  }

  /** Every entry that matches, in order of place; of one entry's matches that overlap, the first. */
  find(sheet: Sheet): Found[] {
    return this.#search.find(sheet);
  }

  /** By a word's vocabulary number, 1 where it is by itself a member of one of the classes. */
  startersOf(classes: readonly number[]): Uint8Array {
    return this.#members.startersOf(classes);
  }

  /** The named classes of a word by its vocabulary number; triggers of scope left out. */
  classesOf(type: number): readonly number[] {
    return this.#members.namedOf(type);
  }

  /** Length in words of the longest member of the class that begins at `at`, or 0. */
  lengthAt(sheet: Sheet, at: number, number: number): number {
    return this.#members.lengthAt(sheet, at, number);
  }

  /** Says that so many words are a member of a class that is filled in per statement. */
  fill(sheet: Sheet, at: number, { spans }: Filled, length: number): void {
    sheet.addFilled(at, spans[Math.min(length, LONGEST_FILLED)]!);
  }

  /** How many spans there are: each has an `id` below it. */
  get spanCount(): number {
    return this.#spans;
  }

  /** A class to fill in, by its name: `Customer`, `CustomerPronoun` or `Number`. */
  filled(name: string): Filled {
    const filled = this.#filled.get(name);
    if (filled === undefined) throw new RangeError(`no class is filled in that is called ${name}`);
    return filled;
  }

  #spansOf(name: string): Filled {
    const classes = this.#withChoices(name);
    return {
      number: classes[0]!,
      spans: Array.from({ length: LONGEST_FILLED + 1 }, (_, length) => this.#spanOf(classes, length)),
    };
  }

  #withChoices(name: string): readonly number[] {
    return [this.lexicon.classNames.indexOf(name), ...(this.lexicon.words[`#${name}`] ?? [])];
  }
}

/**
 * Numbers the words of a lexicon, those of many classes first: they are the common ones, and what is known of them should
 * lie close together.
 */
export function numberWords({ words, phrases }: CompiledLexicon, vocabulary: Vocabulary): Vocabulary {
  const byClasses = Object.entries(words).sort(([, one], [, other]) => other.length - one.length);
  for (const [word] of byClasses) vocabulary.add(word);
  for (const phrase of phrases) for (const word of phrase.words) vocabulary.add(word);
  return vocabulary;
}

function inOrder(numbers: readonly number[]): readonly number[] {
  return [...numbers].sort((one, other) => one - other);
}
