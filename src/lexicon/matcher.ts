import { type CompiledLexicon, type Entry, type Step, scopeClass } from './compiled.js';
import { Sheet } from './sheet.js';
import { newTokens, tokenize } from './tokens.js';

/** An entry found: indices of its first word and of the word behind its last. */
export interface Found {
  readonly entry: number;
  readonly from: number;
  readonly to: number;
}

interface Phrase {
  readonly rest: readonly number[];
  readonly classes: readonly number[];
  readonly shields: readonly number[];
}

interface Plan {
  readonly entry: number;
  readonly steps: readonly Step[];
  readonly fromStart: boolean;
  readonly toEnd: boolean;
  /** Another class that must stand somewhere in the statement. */
  readonly second: number;
}

const NONE: readonly number[] = [];
/** More words than any vocabulary has: two of them make one key. */
const MOST_TYPES = 1 << 22;

/**
 * Finds every entry of every lens in one pass over a statement's words.
 *
 * A word is looked up once and becomes the list of classes it belongs to. Each entry is filed under the class of its
 * that has the fewest members, so that only entries whose rarest word is really there are tried at all.
 */
export class Matcher {
  readonly lexicon: CompiledLexicon;
  readonly #types = new Map<string, number>();
  readonly #classesOf: (readonly number[])[] = [NONE];
  /** Of a word's classes, those whose presence decides whether an entry is tried, and those that have a name. */
  readonly #notedOf: readonly (readonly number[])[];
  readonly #namedOf: readonly (readonly number[])[];
  readonly #noted: Uint8Array;
  readonly #bits: Uint32Array;
  readonly #width: number;
  /** Phrases by their first two words. */
  readonly #phrases = new Map<number, Phrase[]>();
  readonly #openers: boolean[] = [];
  readonly #plans: (Plan[] | undefined)[] = [];
  readonly #tokens = newTokens();
  readonly #skipped: number;
  readonly #sheet: Sheet;

  constructor(lexicon: CompiledLexicon) {
    this.lexicon = lexicon;
    this.#sheet = new Sheet(lexicon.classCount);
    this.#skipped = lexicon.classNames.indexOf(scopeClass('disfluencies', 'before'));
    for (const [word, classes] of Object.entries(lexicon.words)) this.#typeOf(word, classes);
    for (const phrase of lexicon.phrases) this.#addPhrase(phrase);
    this.#width = (lexicon.classCount >> 5) + 1;
    this.#bits = new Uint32Array(this.#width * this.#classesOf.length);
    this.#classesOf.forEach((classes, type) => {
      for (const number of classes) this.#bits[type * this.#width + (number >> 5)]! |= 1 << (number & 31);
    });
    this.#noted = new Uint8Array(lexicon.classCount).fill(1, 0, lexicon.classNames.length);
    for (const [index, entry] of lexicon.entries.entries()) this.#addPlan(entry, index);
    this.#notedOf = this.#classesOf.map((classes) => classes.filter((number) => this.#noted[number] === 1));
    this.#namedOf = this.#classesOf.map((classes) =>
      classes.filter((number) => number < lexicon.classNames.length),
    );
  }

  #typeOf(word: string, classes: readonly number[] = NONE): number {
    const known = this.#types.get(word);
    if (known !== undefined) return known;
    this.#types.set(word, this.#classesOf.length);
    return this.#classesOf.push(classes) - 1;
  }

  #addPhrase({ words, classes, shields }: CompiledLexicon['phrases'][number]): void {
    const [first = 0, second = 0, ...rest] = words.map((word) => this.#typeOf(word));
    const key = first * MOST_TYPES + second;
    const phrase = { rest, classes, shields };
    this.#openers[first] = true;
    const known = this.#phrases.get(key);
    if (known === undefined) this.#phrases.set(key, [phrase]);
    else known.push(phrase);
  }

  /** Files an entry under its rarest class; the second rarest is looked for before the entry is tried. */
  #addPlan(entry: Entry, index: number): void {
    const { commonness } = this.lexicon;
    const required = entry.steps
      .filter((step) => step.min > 0 && !step.not && step.class >= 0)
      .map((step) => step.class);
    const [anchor = 0, second = anchor] = [...new Set(required)].sort(
      (a, b) => commonness[a]! - commonness[b]!,
    );
    const { steps, fromStart, toEnd } = entry;
    this.#plans[anchor] ??= [];
    this.#plans[anchor].push({ entry: index, steps, fromStart, toEnd, second });
    this.#noted[anchor] = 1;
    this.#noted[second] = 1;
  }

  /** Lays a text out: words looked up, fillers of speech and stutters left out, phrases found. */
  lay(text: string): Sheet {
    const tokens = tokenize(text, this.#tokens);
    const sheet = this.#sheet;
    sheet.reset(tokens.count);
    for (let at = 0; at < tokens.count; at++) {
      const word = tokens.words[at] ?? '';
      const type = this.#types.get(word) ?? 0;
      if (this.#skipped >= 0 && this.#is(type, this.#skipped)) continue;
      const digits = startsWithDigit(word);
      if (!digits && at + 1 < tokens.count && isStutter(word, tokens.words[at + 1] ?? '')) continue;
      sheet.push(type, tokens, at);
      for (const number of this.#notedOf[type] ?? NONE) sheet.note(number);
      if (digits) this.fill(sheet, sheet.count - 1, 'Number', 1);
    }
    this.#layPhrases(sheet);
    return sheet;
  }

  #layPhrases(sheet: Sheet): void {
    for (let at = 0; at + 1 < sheet.count; at++) {
      const first = sheet.types[at]!;
      const second = sheet.types[at + 1]!;
      if (second === 0 || this.#openers[first] !== true) continue;
      const phrases = this.#phrases.get(first * MOST_TYPES + second);
      if (phrases === undefined) continue;
      for (const phrase of phrases) this.#layPhrase(sheet, at, phrase);
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

  /** Whether the single word at `at` is a member of the class. */
  wordIs(sheet: Sheet, at: number, number: number): boolean {
    return this.#is(sheet.types[at]!, number) && !sheet.shields[at]?.includes(number);
  }

  /** Length in words of the longest member of the class that begins at `at`, or 0. */
  lengthAt(sheet: Sheet, at: number, number: number): number {
    let longest = this.wordIs(sheet, at, number) ? 1 : 0;
    for (const span of sheet.spans[at] ?? []) {
      if (span.class === number && span.length > longest && !sheet.shields[at]?.includes(number))
        longest = span.length;
    }
    return longest;
  }

  /** Adds a member to a class that is filled in per statement, and to every choice that names that class. */
  fill(sheet: Sheet, at: number, className: string, length: number): void {
    sheet.addSpan(at, this.lexicon.classNames.indexOf(className), length);
    for (const number of this.lexicon.words[`#${className}`] ?? NONE) sheet.addSpan(at, number, length);
  }

  /** Every entry that matches, at every place where it begins anew behind its last match. */
  find(sheet: Sheet): Found[] {
    const found: Found[] = [];
    for (let index = 0; index < sheet.present.length; index++) {
      const plans = this.#plans[sheet.present[index]!];
      if (plans !== undefined) for (const plan of plans) this.#tryPlan(sheet, plan, found);
    }
    return found.sort((a, b) => a.from - b.from || a.entry - b.entry);
  }

  #tryPlan(sheet: Sheet, plan: Plan, found: Found[]): void {
    if (!sheet.has(plan.second)) return;
    const last = plan.fromStart ? 0 : sheet.count - 1;
    for (let from = 0; from <= last; ) {
      const to = this.#run(sheet, plan, 0, 0, from);
      if (to > from) found.push({ entry: plan.entry, from, to });
      from = Math.max(from + 1, to);
    }
  }

  /** Where the pattern ends if its steps from `step` on match at `at`, or -1. Gaps are tried short, classes long first. */
  #run(sheet: Sheet, plan: Plan, step: number, done: number, at: number): number {
    const current = plan.steps[step];
    if (current === undefined) return plan.toEnd && at < sheet.count ? -1 : at;
    const enough = done >= current.min;
    const more = done < current.max && at < sheet.count;
    if (current.class < 0 || current.not) {
      const passed = enough ? this.#run(sheet, plan, step + 1, 0, at) : -1;
      if (passed >= 0 || !more) return passed;
      if (current.not && this.lengthAt(sheet, at, current.class) > 0) return -1;
      return this.#run(sheet, plan, step, done + 1, at + 1);
    }
    if (more) {
      const taken = this.#take(sheet, plan, step, done, at);
      if (taken >= 0) return taken;
    }
    return enough ? this.#run(sheet, plan, step + 1, 0, at) : -1;
  }

  #take(sheet: Sheet, plan: Plan, step: number, done: number, at: number): number {
    const number = plan.steps[step]!.class;
    for (const span of sheet.spans[at] ?? []) {
      if (span.class !== number || sheet.shields[at]?.includes(number)) continue;
      const end = this.#run(sheet, plan, step, done + 1, at + span.length);
      if (end >= 0) return end;
    }
    return this.wordIs(sheet, at, number) ? this.#run(sheet, plan, step, done + 1, at + 1) : -1;
  }
}

/** "the the", "th the": a word broken off or said twice. One letter alone is broken off only before its own word. */
function isStutter(word: string, next: string): boolean {
  return word === next
    ? word.length > 0
    : word.length < next.length && word.length === 1 && next.startsWith(word) && word !== 'a' && word !== 'i';
}

function startsWithDigit(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}
