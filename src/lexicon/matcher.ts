import { type CompiledLexicon, scopeClass } from './compiled.js';
import { Members } from './members.js';
import { Phrases } from './phrases.js';
import { Plans, type Range } from './plan.js';
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

type Kind = Omit<Span, 'id' | 'length'>;

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
  readonly #plans: Plans;
  readonly #phrases: Phrases;
  readonly #search: Search;
  /** By a word's number, side by side: what it adds to the classes present, then its flag. */
  readonly #rows: Int32Array;
  readonly #stride: number;
  #spans = 0;
  readonly #kinds = new Map<string, Kind>();
  readonly #number: Filled;
  readonly #tokens = newTokens();
  /** Words of the statement at hand that may begin a phrase. */
  readonly #phraseStarts: number[] = [];
  readonly #sheet: Sheet;

  /** @param vocabulary numbers words for the matcher and whoever weighs them; the lexicon's words are added */
  constructor(lexicon: CompiledLexicon, vocabulary: Vocabulary = new Vocabulary()) {
    this.lexicon = lexicon;
    this.vocabulary = vocabulary;
    for (const { words } of lexicon.phrases) for (const word of words) vocabulary.add(word);
    for (const word of Object.keys(lexicon.words)) vocabulary.add(word);
    const size = vocabulary.words.length;
    this.#members = new Members(lexicon, vocabulary);
    const longest = this.#longestMembers();
    this.#plans = new Plans(lexicon, longest);
    this.#sheet = new Sheet(this.#plans.bits);
    this.#phrases = new Phrases(size);
    this.#number = this.filled('Number');
    this.#stride = this.#plans.bits.width + 1;
    this.#rows = new Int32Array(this.#stride * size);
    const plansOf = this.#layWordsOut(new Array<undefined>(size).fill(undefined));
    this.#layPhrasesOut();
    this.#search = new Search(this.#plans, this.#members, plansOf, longest);
  }

  /** Fills in the rows, and gives the plans that each word wakes. */
  #layWordsOut(plansOf: (Range | undefined)[]): readonly (Range | undefined)[] {
    const skipped = this.lexicon.classNames.indexOf(scopeClass('disfluencies', 'before'));
    for (const [word, classes] of Object.entries(this.lexicon.words)) {
      const type = this.vocabulary.typeOf(word);
      const { present, plans } = this.#kindOf(classes);
      this.#rows.set(present, type * this.#stride);
      if (classes.includes(skipped)) this.#rows[(type + 1) * this.#stride - 1] = SKIPPED;
      if (plans.to > plans.from) plansOf[type] = plans;
    }
    return plansOf;
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
    return { id: this.#spans++, length, ...this.#kindOf(classes) };
  }

  /** What all members of the same classes have in common: most classes have many. */
  #kindOf(classes: readonly number[]): Kind {
    const sorted = [...classes].sort((one, other) => one - other);
    const key = sorted.join(' ');
    const known = this.#kinds.get(key);
    if (known !== undefined) return known;
    const kind = {
      classes: sorted,
      named: this.#members.namedAmong(sorted),
      present: this.#plans.bits.setOf(sorted),
      nameless: sorted.reduce((bits, number) => bits | (1 << (number & 31)), 0),
      plans: this.#plans.wokenBy(sorted),
    };
    this.#kinds.set(key, kind);
    return kind;
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
    const { types, starts, ends } = tokens;
    const { present } = sheet;
    sheet.clear();
    let phrases = 0;
    let last = 0;
    for (let at = first; at < end; at++) {
      const type = types[at]!;
      const row = type * this.#stride;
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

  /** A class to fill in, by its name. */
  filled(name: string): Filled {
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
