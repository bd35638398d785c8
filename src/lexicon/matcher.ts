import { type CompiledLexicon, scopeClass } from './compiled.js';
import { type Plan, planEntries } from './plan.js';
import { Sheet } from './sheet.js';
import { isDigit, isStutter } from './stutter.js';
import { type Tokens, tokenize } from './tokens.js';
import { Vocabulary } from './vocabulary.js';

/** An entry found: indices of its first word and of the word behind its last. */
export interface Found {
  readonly entry: number;
  readonly from: number;
  readonly to: number;
}

/** A class without members of its own, and the choices `(#Customer|…)` that name it. */
export interface Filled {
  readonly number: number;
  readonly choices: readonly number[];
}

interface Phrase {
  readonly rest: readonly number[];
  readonly classes: readonly number[];
  readonly shields: readonly number[];
}

const NONE: readonly number[] = [];
const NO_PLANS: readonly Plan[] = [];

/** A customer named in this many words at most: "people who buy from us". */
const LONGEST_FILLED = 8;

/**
 * Finds every entry of every lens in one pass over a statement's words.
 *
 * A word is looked up once. Its number says which classes it belongs to and which entries it wakes: each entry is filed
 * under its rarest element and tried only where that stands, outwards from there to both sides.
 */
export class Matcher {
  readonly lexicon: CompiledLexicon;
  readonly vocabulary: Vocabulary;
  /** By a word's number: its classes as bits, its named classes, the entries it wakes. */
  readonly #bits: Uint32Array;
  readonly #width: number;
  readonly #namedOf: (readonly number[])[] = [];
  readonly #plansOf: (readonly Plan[])[] = [];
  readonly #plansOfClass: readonly (readonly Plan[])[];
  /** Phrases by their first word, then by their second. */
  readonly #phrases: (Map<number, Phrase[]> | undefined)[] = [];
  /** Of each class, the words in its longest member. */
  readonly #longest: Uint8Array;
  readonly #named: number;
  readonly #skipped: number;
  readonly #number: Filled;
  readonly #sheet: Sheet;
  /** The classes of the statement at hand as bits. */
  readonly #seen: Uint32Array;

  /** @param vocabulary numbers words for the matcher and whoever weighs them; the lexicon's words are added */
  constructor(lexicon: CompiledLexicon, vocabulary: Vocabulary = new Vocabulary()) {
    this.lexicon = lexicon;
    this.vocabulary = vocabulary;
    this.#sheet = new Sheet(lexicon.classCount);
    this.#named = lexicon.classNames.length;
    this.#skipped = lexicon.classNames.indexOf(scopeClass('disfluencies', 'before'));
    this.#number = this.filled('Number');
    this.#plansOfClass = planEntries(lexicon);
    this.#longest = new Uint8Array(lexicon.classCount).fill(1);
    for (const name of ['Customer', 'CustomerPronoun', 'Number']) this.#lengthen(this.filled(name));
    for (const phrase of lexicon.phrases) this.#addPhrase(phrase);
    const words = Object.entries(lexicon.words).map(
      ([word, classes]) => [vocabulary.add(word), classes] as const,
    );
    this.#width = (lexicon.classCount >> 5) + 1;
    this.#bits = new Uint32Array(this.#width * vocabulary.words.length);
    this.#seen = new Uint32Array(this.#width);
    for (const [type, classes] of words) this.#addWord(type, classes);
  }

  #lengthen({ number, choices }: Filled): void {
    for (const filled of [number, ...choices]) this.#longest[filled] = LONGEST_FILLED;
  }

  #addWord(type: number, classes: readonly number[]): void {
    for (const number of classes) this.#bits[type * this.#width + (number >> 5)]! |= 1 << (number & 31);
    this.#namedOf[type] = classes.filter((number) => number < this.#named);
    const plans = classes.flatMap((number) => this.#plansOfClass[number]!);
    if (plans.length > 0) this.#plansOf[type] = plans;
  }

  #addPhrase({ words, classes, shields }: CompiledLexicon['phrases'][number]): void {
    const [first = 0, second = 0, ...rest] = words.map((word) => this.vocabulary.add(word));
    this.#phrases[first] ??= new Map();
    const known = this.#phrases[first].get(second) ?? [];
    this.#phrases[first].set(second, known);
    known.push({ rest, classes, shields });
    for (const number of classes) this.#longest[number] = Math.max(this.#longest[number]!, words.length);
  }

  /** Lays a text out: words looked up, fillers of speech and stutters left out, phrases found. */
  lay(text: string): Sheet {
    const sheet = this.#sheet;
    const { tokens } = sheet;
    tokenize(text, this.vocabulary, tokens);
    this.#leaveOut(text, tokens);
    sheet.reset();
    for (let at = 0; at < tokens.count; at++) {
      const named = this.#namedOf[tokens.types[at]!];
      if (named !== undefined) for (let index = 0; index < named.length; index++) sheet.note(named[index]!);
      if (isDigit(text, tokens.starts[at]!)) this.fill(sheet, at, this.#number, 1);
    }
    this.#layPhrases(sheet);
    return sheet;
  }

  #leaveOut(text: string, tokens: Tokens): void {
    const { types, starts, ends } = tokens;
    let kept = 0;
    for (let at = 0; at < tokens.count; at++) {
      if (this.#skipped >= 0 && this.#is(types[at]!, this.#skipped)) continue;
      if (at + 1 < tokens.count && isStutter(text, tokens, at)) continue;
      types[kept] = types[at]!;
      starts[kept] = starts[at]!;
      ends[kept] = ends[at]!;
      kept++;
    }
    tokens.count = kept;
  }

  #layPhrases(sheet: Sheet): void {
    for (let at = 0; at + 1 < sheet.count; at++) {
      const phrases = this.#phrases[sheet.types[at]!]?.get(sheet.types[at + 1]!);
      if (phrases !== undefined) for (const phrase of phrases) this.#layPhrase(sheet, at, phrase);
    }
  }

  #layPhrase(sheet: Sheet, at: number, { rest, classes, shields }: Phrase): void {
    const length = rest.length + 2;
    if (at + length > sheet.count) return;
    for (let next = 0; next < rest.length; next++) if (sheet.types[at + 2 + next] !== rest[next]) return;
    for (const number of classes) sheet.addSpan(at, number, length);
    for (const number of shields)
      for (let word = 0; word < length; word++) sheet.addShield(at + word, number);
  }

  /** The named classes of a word by its vocabulary number. */
  classesOf(type: number): readonly number[] {
    return this.#namedOf[type] ?? NONE;
  }

  #is(type: number, number: number): boolean {
    return ((this.#bits[type * this.#width + (number >> 5)] ?? 0) & (1 << (number & 31))) !== 0;
  }

  /** Whether a member of the class, of just so many words, begins at `at`. */
  #stands(sheet: Sheet, at: number, number: number, length: number): boolean {
    if (sheet.shields[at]?.includes(number)) return false;
    if (length === 1 && this.#is(sheet.types[at]!, number)) return true;
    const spans = sheet.spans[at];
    if (spans !== undefined)
      for (const span of spans) if (span.class === number && span.length === length) return true;
    return false;
  }

  /** Length in words of the longest member of the class that begins at `at`, or 0. */
  lengthAt(sheet: Sheet, at: number, number: number): number {
    let longest = this.#is(sheet.types[at]!, number) ? 1 : 0;
    const spans = sheet.spans[at];
    if (spans !== undefined) {
      for (const span of spans) if (span.class === number && span.length > longest) longest = span.length;
    }
    return longest > 0 && sheet.shields[at]?.includes(number) ? 0 : longest;
  }

  /** Adds a member to a class that is filled in per statement, and to every choice that names that class. */
  fill(sheet: Sheet, at: number, { number, choices }: Filled, length: number): void {
    sheet.addSpan(at, number, length);
    for (const choice of choices) sheet.addSpan(at, choice, length);
  }

  /** A class to fill in, by its name. */
  filled(name: string): Filled {
    return { number: this.lexicon.classNames.indexOf(name), choices: this.lexicon.words[`#${name}`] ?? NONE };
  }

  /** Every entry that matches, in order of place; of one entry's matches that overlap, the first. */
  find(sheet: Sheet): Found[] {
    const found: Found[] = [];
    this.#see(sheet);
    for (let at = 0; at < sheet.count; at++) {
      const plans = this.#plansOf[sheet.types[at]!];
      if (plans !== undefined) for (const plan of plans) this.#try(sheet, plan, at, 1, found);
      const spans = sheet.spans[at];
      if (spans === undefined) continue;
      for (const { class: number, length } of spans) {
        for (const plan of this.#plansOfClass[number] ?? NO_PLANS) this.#try(sheet, plan, at, length, found);
      }
    }
    return found.length > 1 ? withoutOverlaps(found) : found;
  }

  /** Gathers the classes of all words and phrases. */
  #see(sheet: Sheet): void {
    const seen = this.#seen.fill(0);
    const known = this.#bits.length;
    for (let at = 0; at < sheet.count; at++) {
      const row = sheet.types[at]! * this.#width;
      if (row > 0 && row < known)
        for (let part = 0; part < this.#width; part++) seen[part]! |= this.#bits[row + part]!;
      const spans = sheet.spans[at];
      if (spans !== undefined)
        for (const { class: number } of spans) seen[number >> 5]! |= 1 << (number & 31);
    }
  }

  #try(sheet: Sheet, plan: Plan, at: number, length: number, found: Found[]): void {
    const { steps, anchor, needs } = plan;
    for (let index = 0; index < needs.length; index++) {
      const need = needs[index]!;
      if ((this.#seen[need >> 5]! & (1 << (need & 31))) === 0) return;
    }
    if (sheet.shields[at]?.includes(steps[anchor]!.class)) return;
    const from = this.#left(sheet, plan, anchor - 1, 0, at);
    if (from < 0) return;
    const to = this.#right(sheet, plan, anchor, 1, at + length);
    if (to > from) found.push({ entry: plan.entry, from, to });
  }

  /** Where the pattern ends if its steps from `step` on match from `at`, or -1. Gaps are tried short, classes long first. */
  #right(sheet: Sheet, plan: Plan, step: number, done: number, at: number): number {
    const current = plan.steps[step];
    if (current === undefined) return plan.toEnd && at < sheet.count ? -1 : at;
    const enough = done >= current.min;
    const more = done < current.max && at < sheet.count;
    if (current.class < 0 || current.not) {
      const passed = enough ? this.#right(sheet, plan, step + 1, 0, at) : -1;
      if (passed >= 0 || !more) return passed;
      if (current.not && this.lengthAt(sheet, at, current.class) > 0) return -1;
      return this.#right(sheet, plan, step, done + 1, at + 1);
    }
    if (more) {
      const longest = Math.min(this.#longest[current.class]!, sheet.count - at);
      for (let length = longest; length > 0; length--) {
        if (!this.#stands(sheet, at, current.class, length)) continue;
        const end = this.#right(sheet, plan, step, done + 1, at + length);
        if (end >= 0) return end;
      }
    }
    return enough ? this.#right(sheet, plan, step + 1, 0, at) : -1;
  }

  /** Where the pattern begins if its steps up to `step` match just before `at`, or -1: the mirror of `#right`. */
  #left(sheet: Sheet, plan: Plan, step: number, done: number, at: number): number {
    const current = plan.steps[step];
    if (current === undefined) return plan.fromStart && at > 0 ? -1 : at;
    const enough = done >= current.min;
    const more = done < current.max && at > 0;
    if (current.class < 0 || current.not) {
      const passed = enough ? this.#left(sheet, plan, step - 1, 0, at) : -1;
      if (passed >= 0 || !more) return passed;
      if (current.not && this.lengthAt(sheet, at - 1, current.class) > 0) return -1;
      return this.#left(sheet, plan, step, done + 1, at - 1);
    }
    if (more) {
      const longest = Math.min(this.#longest[current.class]!, at);
      for (let length = longest; length > 0; length--) {
        if (!this.#stands(sheet, at - length, current.class, length)) continue;
        const start = this.#left(sheet, plan, step, done + 1, at - length);
        if (start >= 0) return start;
      }
    }
    return enough ? this.#left(sheet, plan, step - 1, 0, at) : -1;
  }
}

function withoutOverlaps(found: Found[]): Found[] {
  found.sort((a, b) => a.entry - b.entry || a.from - b.from || b.to - a.to);
  const kept = found.filter((one, index) => {
    const before = found[index - 1];
    return before === undefined || before.entry !== one.entry || before.to <= one.from;
  });
  return kept.sort((a, b) => a.from - b.from || a.entry - b.entry);
}
