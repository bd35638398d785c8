import { type CompiledLexicon, type Entry, type Step, scopeClass } from './compiled.js';
import { Sheet } from './sheet.js';
import { newTokens, type Tokens, tokenize } from './tokens.js';
import { Vocabulary } from './vocabulary.js';

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

/** A class without members of its own, and the choices `(#Customer|…)` that name it. */
export interface Filled {
  readonly number: number;
  readonly choices: readonly number[];
}

interface Plan {
  readonly entry: number;
  readonly steps: readonly Step[];
  readonly fromStart: boolean;
  readonly toEnd: boolean;
  /** Two classes that must both stand in the statement, in this order in the pattern; the same where it needs only one. */
  readonly earlier: number;
  readonly later: number;
  /** The class that the pattern begins with, or -1 where its first element may be missing or anything. */
  readonly opening: number;
}

const NONE: readonly number[] = [];

/**
 * Finds every entry of every lens in one pass over a statement's words.
 *
 * A word is looked up once and becomes the list of classes it belongs to. Each entry is filed under the class of its
 * that has the fewest members, so that only entries whose rarest word is really there are tried at all.
 */
export class Matcher {
  readonly lexicon: CompiledLexicon;
  readonly vocabulary: Vocabulary;
  readonly #classesOf: (readonly number[])[] = [NONE];
  /** Of a word's classes, those whose presence decides whether an entry is tried, and those that have a name. */
  readonly #notedOf: readonly (readonly number[])[];
  readonly #namedOf: readonly (readonly number[])[];
  readonly #noted: Uint8Array;
  readonly #bits: Uint32Array;
  readonly #width: number;
  /** Phrases by their first word, then by their second. */
  readonly #phrases: (Map<number, Phrase[]> | undefined)[] = [];
  readonly #plans: (Plan[] | undefined)[] = [];
  readonly #tokens = newTokens();
  readonly #skipped: number;
  readonly #number: Filled;
  readonly #sheet: Sheet;

  /** @param vocabulary numbers words for the matcher and whoever weighs them; the lexicon's words are added */
  constructor(lexicon: CompiledLexicon, vocabulary: Vocabulary = new Vocabulary()) {
    this.lexicon = lexicon;
    this.vocabulary = vocabulary;
    this.#sheet = new Sheet(lexicon.classCount);
    this.#skipped = lexicon.classNames.indexOf(scopeClass('disfluencies', 'before'));
    for (const [word, classes] of Object.entries(lexicon.words))
      this.#classesOf[vocabulary.add(word)] = classes;
    for (const phrase of lexicon.phrases) this.#addPhrase(phrase);
    this.#number = this.filled('Number');
    this.#width = (lexicon.classCount >> 5) + 1;
    this.#bits = new Uint32Array(this.#width * vocabulary.words.length);
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

  #addPhrase({ words, classes, shields }: CompiledLexicon['phrases'][number]): void {
    const [first = 0, second = 0, ...rest] = words.map((word) => this.vocabulary.add(word));
    this.#phrases[first] ??= new Map();
    const known = this.#phrases[first].get(second) ?? [];
    this.#phrases[first].set(second, known);
    known.push({ rest, classes, shields });
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
    const swapped = required.indexOf(second) < required.indexOf(anchor);
    const [earlier, later] = swapped ? [second, anchor] : [anchor, second];
    const [first] = steps;
    const opening = first !== undefined && first.min > 0 && !first.not ? first.class : -1;
    this.#plans[anchor] ??= [];
    this.#plans[anchor].push({ entry: index, steps, fromStart, toEnd, earlier, later, opening });
    this.#noted[anchor] = 1;
    this.#noted[second] = 1;
  }

  /** Lays a text out: words looked up, fillers of speech and stutters left out, phrases found. */
  lay(text: string): Sheet {
    const tokens = tokenize(text, this.vocabulary, this.#tokens);
    const sheet = this.#sheet;
    sheet.reset(tokens.count);
    for (let at = 0; at < tokens.count; at++) {
      const type = tokens.types[at]!;
      if (this.#skipped >= 0 && this.#is(type, this.#skipped)) continue;
      const digits = isDigit(text, tokens.starts[at]!);
      if (!digits && at + 1 < tokens.count && isStutter(text, tokens, at)) continue;
      sheet.push(tokens, at);
      const noted = this.#notedOf[type];
      if (noted !== undefined)
        for (let index = 0; index < noted.length; index++) sheet.note(noted[index]!, sheet.count - 1);
      if (digits) this.fill(sheet, sheet.count - 1, this.#number, 1);
    }
    this.#layPhrases(sheet);
    return sheet;
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
  fill(sheet: Sheet, at: number, { number, choices }: Filled, length: number): void {
    sheet.addSpan(at, number, length);
    for (const choice of choices) sheet.addSpan(at, choice, length);
  }

  /** A class to fill in, by its name. */
  filled(name: string): Filled {
    return { number: this.lexicon.classNames.indexOf(name), choices: this.lexicon.words[`#${name}`] ?? NONE };
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
    const { earlier, later, opening } = plan;
    if (!sheet.has(earlier) || !sheet.has(later) || sheet.firstAt[earlier]! > sheet.lastAt[later]!) return;
    const last = plan.fromStart ? 0 : sheet.lastAt[earlier]!;
    for (let from = opening === earlier ? sheet.firstAt[earlier]! : 0; from <= last; ) {
      if (opening >= 0 && !this.#beginsAt(sheet, from, opening)) {
        from++;
        continue;
      }
      const to = this.#run(sheet, plan, 0, 0, from);
      if (to > from) found.push({ entry: plan.entry, from, to });
      from = Math.max(from + 1, to);
    }
  }

  #beginsAt(sheet: Sheet, at: number, number: number): boolean {
    if (this.#is(sheet.types[at]!, number)) return true;
    const spans = sheet.spans[at];
    if (spans !== undefined) for (const span of spans) if (span.class === number) return true;
    return false;
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

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** "the the", "w we": a word said twice, or a letter broken off before its own word. */
function isStutter(text: string, { types, starts, ends }: Tokens, at: number): boolean {
  const type = types[at]!;
  if (type !== 0 && type === types[at + 1]) return true;
  const start = starts[at]!;
  if (ends[at]! - start !== 1 || ends[at + 1]! - starts[at + 1]! < 2) return false;
  const letter = text.charCodeAt(start) | 32;
  return (
    letter >= 98 && letter <= 122 && letter !== 105 && letter === (text.charCodeAt(starts[at + 1]!) | 32)
  );
}
