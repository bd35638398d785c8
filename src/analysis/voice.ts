import {
  type CompiledLexicon,
  IRREGULAR,
  type Matcher,
  NO_SPAN,
  type Sheet,
  SPANNED,
  type Span,
} from '../lexicon/index.js';
import { addWeighed, COLUMNS, type Evidence } from './evidence.js';

/** One way in which words are evidence: said now, or before by us or by a customer. */
export interface Way {
  /** The cue of a word by its vocabulary number. */
  word(type: number): number;
  /** The cue of a named class. */
  class(index: number): number;
  readonly amounts: { readonly word: number; readonly class: number };
  /** Where it is added up. */
  readonly evidence: Evidence;
  /** Whether the pieces are kept whatever the reader of a statement asks. */
  readonly listed?: boolean;
}

/** What a word brings by itself: its own cue and those of its classes. */
type Profile = readonly { readonly cue: number; readonly amount: number }[];

/** Names for what is no word of its own: places where a customer or a number stands. */
const CUSTOMER = '#Customer';
const PRONOUN = '#CustomerPronoun';
const NUMBER = '#Number';

/** The sums of a profile in one way take this many numbers: a cache line. */
const LINE = 8;

/** A class that is filled in per statement, and its cue in each way. */
interface Place {
  readonly class: number;
  readonly cues: readonly number[];
}

/**
 * Words as evidence, in all the ways in which a statement's words count. What a word adds is summed up when it is first
 * met; from then on each word of a statement costs one look-up. A word said twice counts once.
 */
export class Voice {
  readonly #matcher: Matcher;
  readonly #ways: readonly Way[];
  readonly #weights: Float64Array;
  readonly #silent: ReadonlySet<number>;
  /** By profile and way. */
  readonly #profiles: Profile[] = [];
  /** The sums of each profile, way beside way: what is met often is met early, and so lies close together. */
  readonly #table: Float64Array;
  /** By the number of a word or span, in twos: the statement it was counted in last, and one more than its profile. */
  readonly #words: number[];
  readonly #spans: number[];
  /** By a cue's number: the statement it was counted in last. */
  readonly #cueIn: number[];
  #statement = 0;
  readonly #customer: Place;
  readonly #pronoun: Place;
  readonly #number: Place;

  /** @param weights six columns a cue; empty while they are being fitted */
  constructor(matcher: Matcher, weights: Float64Array, ways: readonly Way[]) {
    const { vocabulary, lexicon } = matcher;
    this.#matcher = matcher;
    this.#ways = ways;
    this.#weights = weights;
    this.#silent = silentClasses(lexicon);
    const place = (name: string): Place => {
      const type = vocabulary.add(name);
      return { class: lexicon.classNames.indexOf(name.slice(1)), cues: ways.map((way) => way.word(type)) };
    };
    [this.#customer, this.#pronoun, this.#number] = [place(CUSTOMER), place(PRONOUN), place(NUMBER)];
    const [words, spans] = [vocabulary.words.length, matcher.spanCount];
    this.#words = zeros(2 * words);
    this.#spans = zeros(2 * spans);
    this.#table = new Float64Array(weights.length === 0 ? 0 : (words + spans) * ways.length * LINE);
    this.#cueIn = zeros(weights.length / COLUMNS);
  }

  /** Adds what the words of a statement say. @param kept whether their pieces will be asked for */
  read(sheet: Sheet, kept: boolean): void {
    this.#statement++;
    for (let at = 0; at < sheet.count; at++) {
      const special = sheet.special[at]!;
      if (special === IRREGULAR) {
        at = this.#readPlace(sheet, at, kept) - 1;
        continue;
      }
      const type = sheet.types[at]!;
      if (type > 0 && this.#words[2 * type] !== this.#statement) {
        this.#words[2 * type] = this.#statement;
        this.#add((this.#words[2 * type + 1] || this.#meetWord(type)) - 1, at, 1, kept);
      }
      if (special === SPANNED) this.#readSpans(sheet, at, kept);
    }
  }

  #readSpans(sheet: Sheet, at: number, kept: boolean): void {
    for (let index = sheet.firstSpan[at]!; index !== NO_SPAN; index = sheet.nextSpan[index]!) {
      const span = sheet.spans[index]!;
      const { id, tells, length } = span;
      if (!tells || this.#spans[2 * id] === this.#statement) continue;
      this.#spans[2 * id] = this.#statement;
      this.#add((this.#spans[2 * id + 1] || this.#meetSpan(span)) - 1, at, length, kept);
    }
  }

  #add(profile: number, at: number, length: number, kept: boolean): void {
    const ways = this.#ways;
    for (let way = 0; way < ways.length; way++) {
      const { evidence, listed } = ways[way]!;
      const row = profile * ways.length + way;
      evidence.addSums(this.#table, row * LINE);
      if (listed ?? kept)
        for (const { cue, amount } of this.#profiles[row]!) evidence.keep(cue, amount, at, at + length);
    }
  }

  #meetWord(type: number): number {
    const profile = this.#profile(this.#matcher.classesOf(type), type);
    this.#words[2 * type + 1] = profile;
    return profile;
  }

  #meetSpan({ id, named }: Span): number {
    const profile = this.#profile(named);
    this.#spans[2 * id + 1] = profile;
    return profile;
  }

  /** Sums up what a word (its number, and classes) or a span brings in each way, and gives one more than its number. */
  #profile(classes: readonly number[], type?: number): number {
    for (const way of this.#ways) {
      const own = type === undefined ? [] : [{ cue: way.word(type), amount: way.amounts.word }];
      const others = classes
        .filter((number) => !this.#silent.has(number))
        .map((number) => ({ cue: way.class(number), amount: way.amounts.class }));
      const known = [...own, ...others].filter(({ cue }) => cue >= 0);
      const row = this.#profiles.push(known) - 1;
      const sums = this.#table.subarray(row * LINE, (row + 1) * LINE);
      if (sums.length > 0) for (const { cue, amount } of known) addWeighed(sums, this.#weights, cue, amount);
    }
    return this.#profiles.length / this.#ways.length;
  }

  /** Reads a place where a customer stands, a number or a member of several words, and gives where to go on. */
  #readPlace(sheet: Sheet, at: number, kept: boolean): number {
    const customer = this.#matcher.lengthAt(sheet, at, this.#customer.class);
    const end = at + Math.max(1, customer);
    for (let way = 0; way < this.#ways.length; way++) {
      const { amounts } = this.#ways[way]!;
      this.#addCue(way, this.#cueAt(sheet, at, customer, way), amounts.word, at, end, kept);
      for (let place = at; place < end; place++) this.#addClasses(sheet, place, way, kept);
    }
    return end;
  }

  #addClasses(sheet: Sheet, at: number, way: number, kept: boolean): void {
    for (const number of this.#matcher.classesOf(sheet.types[at]!))
      this.#addClass(sheet, at, 1, number, way, kept);
    for (let index = sheet.firstSpan[at]!; index !== NO_SPAN; index = sheet.nextSpan[index]!) {
      const { named, length } = sheet.spans[index]!;
      for (const number of named) this.#addClass(sheet, at, length, number, way, kept);
    }
  }

  #addClass(sheet: Sheet, at: number, length: number, number: number, way: number, kept: boolean): void {
    if (this.#silent.has(number) || sheet.shields[at]?.includes(number) === true) return;
    const { amounts } = this.#ways[way]!;
    this.#addCue(way, this.#ways[way]!.class(number), amounts.class, at, at + length, kept);
  }

  /** Adds a cue, unless the statement had it already. */
  #addCue(way: number, cue: number, amount: number, from: number, to: number, kept: boolean): void {
    if (cue < 0 || this.#cueIn[cue] === this.#statement) return;
    this.#cueIn[cue] = this.#statement;
    const { evidence, listed } = this.#ways[way]!;
    evidence.add(cue, amount);
    if (listed ?? kept) evidence.keep(cue, amount, from, to);
  }

  #cueAt(sheet: Sheet, at: number, customerLength: number, way: number): number {
    const has = ({ class: number }: Place) => this.#matcher.lengthAt(sheet, at, number) > 0;
    if (customerLength > 0) return (has(this.#pronoun) ? this.#pronoun : this.#customer).cues[way]!;
    return has(this.#number) ? this.#number.cues[way]! : this.#ways[way]!.word(sheet.types[at]!);
  }
}

function zeros(count: number): number[] {
  return new Array<number>(count).fill(0);
}

/** Classes that serve to cut sentences, to bridge words or to read labels, and say nothing about customers. */
const SILENT = new Set([
  'Filler',
  'Abbreviation',
  'ClauseOpener',
  'ClauseSubject',
  'CustomerLabel',
  'OurLabel',
]);

function silentClasses({ classNames }: CompiledLexicon): Set<number> {
  return new Set(classNames.flatMap((name, number) => (SILENT.has(name) ? [number] : [])));
}
