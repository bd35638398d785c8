import {
  type CompiledLexicon,
  IRREGULAR,
  type Matcher,
  type Sheet,
  SPANNED,
  type Span,
} from '../lexicon/index.js';
import { addWeighed, COLUMNS, type Evidence } from './evidence.js';

/** In which way words are met: what their cues are, and how much those count. */
export interface VoiceCues {
  /** The cue of a word by its vocabulary number. */
  word(type: number): number;
  /** The cue of a named class. */
  class(index: number): number;
  readonly amounts: { readonly word: number; readonly class: number };
}

/** What a word brings by itself: its own cue and those of its classes. */
type Profile = readonly { readonly cue: number; readonly amount: number }[];

/** Names for what is no word of its own: places where a customer or a number stands. */
const CUSTOMER = '#Customer';
const PRONOUN = '#CustomerPronoun';
const NUMBER = '#Number';

/** Profiles' sums lie this far apart in their table: a cache line each. */
const STRIDE = 8;

/**
 * Words as evidence, in one of the ways they are met: said now, or before by us or by a customer. What a word adds is
 * summed up when it is first met; from then on each word of a statement costs one look-up. A word said twice counts once.
 */
export class Voice {
  readonly #matcher: Matcher;
  readonly #cues: VoiceCues;
  readonly #weights: Float64Array;
  readonly #silent: ReadonlySet<number>;
  readonly #profiles: Profile[] = [];
  /** The sums of each profile: what is met often is met early, and so lies close together. */
  readonly #table: Float64Array;
  readonly #words: Met;
  readonly #spans: Met;
  /** By a cue's number: the statement it was counted in last. */
  readonly #cueIn: number[];
  #statement = 0;
  readonly #classCues = new Map<number, number>();
  readonly #wordCues = new Map<number, number>();
  readonly #customer: Place;
  readonly #pronoun: Place;
  readonly #number: Place;

  constructor(matcher: Matcher, cues: VoiceCues, weights: Float64Array) {
    const { vocabulary, lexicon } = matcher;
    this.#matcher = matcher;
    this.#cues = cues;
    this.#weights = weights;
    this.#silent = silentClasses(lexicon);
    const place = (name: string): Place => ({
      class: lexicon.classNames.indexOf(name.slice(1)),
      cue: cues.word(vocabulary.add(name)),
    });
    [this.#customer, this.#pronoun, this.#number] = [place(CUSTOMER), place(PRONOUN), place(NUMBER)];
    const [words, spans] = [vocabulary.words.length, matcher.spanCount];
    this.#words = met(words);
    this.#spans = met(spans);
    this.#table = new Float64Array(weights.length === 0 ? 0 : (words + spans) * STRIDE);
    this.#cueIn = zeros(weights.length / COLUMNS);
  }

  /** Adds what the words of a statement say. @param kept whether their pieces will be asked for */
  read(sheet: Sheet, evidence: Evidence, kept: boolean): void {
    this.#statement++;
    for (let at = 0; at < sheet.count; at++) {
      const special = sheet.special[at]!;
      if (special === IRREGULAR) {
        at = this.#readPlace(sheet, at, evidence, kept) - 1;
        continue;
      }
      const type = sheet.types[at]!;
      if (type > 0 && this.#words.statement[type] !== this.#statement) {
        this.#words.statement[type] = this.#statement;
        const profile = this.#words.profile[type] || this.#meetWord(type);
        this.#add(profile - 1, at, 1, evidence, kept);
      }
      if (special === SPANNED) this.#readSpans(sheet.spans[at]!, at, evidence, kept);
    }
  }

  #readSpans(spans: readonly Span[], at: number, evidence: Evidence, kept: boolean): void {
    for (const span of spans) {
      const { id, named, length } = span;
      if (named.length === 0 || this.#spans.statement[id] === this.#statement) continue;
      this.#spans.statement[id] = this.#statement;
      const profile = this.#spans.profile[id] || this.#meetSpan(span);
      this.#add(profile - 1, at, length, evidence, kept);
    }
  }

  #add(profile: number, at: number, length: number, evidence: Evidence, kept: boolean): void {
    evidence.addSums(this.#table, profile * STRIDE);
    if (!kept) return;
    for (const { cue, amount } of this.#profiles[profile]!) evidence.keep(cue, amount, at, at + length);
  }

  #meetWord(type: number): number {
    const own = { cue: this.#wordCue(type), amount: this.#cues.amounts.word };
    const profile = this.#profile([own, ...this.#piecesOf(this.#matcher.classesOf(type))]);
    this.#words.profile[type] = profile;
    return profile;
  }

  #meetSpan({ id, named }: Span): number {
    const profile = this.#profile(this.#piecesOf(named));
    this.#spans.profile[id] = profile;
    return profile;
  }

  #piecesOf(classes: readonly number[]): Profile {
    const telling = classes.filter((number) => !this.#silent.has(number));
    return telling.map((number) => ({ cue: this.#classCue(number), amount: this.#cues.amounts.class }));
  }

  /** Sums up a profile, and gives one more than its index. */
  #profile(pieces: Profile): number {
    const known = pieces.filter(({ cue }) => cue >= 0);
    const index = this.#profiles.push(known);
    const sums = this.#table.subarray((index - 1) * STRIDE, index * STRIDE);
    if (sums.length > 0) for (const { cue, amount } of known) addWeighed(sums, this.#weights, cue, amount);
    return index;
  }

  #wordCue(type: number): number {
    const known = this.#wordCues.get(type);
    if (known !== undefined) return known;
    const cue = this.#cues.word(type);
    this.#wordCues.set(type, cue);
    return cue;
  }

  #classCue(number: number): number {
    const known = this.#classCues.get(number);
    if (known !== undefined) return known;
    const cue = this.#cues.class(number);
    this.#classCues.set(number, cue);
    return cue;
  }

  /** Reads a place where a customer stands, a number or a member of several words, and gives where to go on. */
  #readPlace(sheet: Sheet, at: number, evidence: Evidence, kept: boolean): number {
    const { word, class: classAmount } = this.#cues.amounts;
    const customer = this.#matcher.lengthAt(sheet, at, this.#customer.class);
    const end = at + Math.max(1, customer);
    const add = (cue: number, amount: number, from: number, to: number) => {
      if (cue < 0 || this.#cueIn[cue] === this.#statement) return;
      this.#cueIn[cue] = this.#statement;
      evidence.add(cue, amount);
      if (kept) evidence.keep(cue, amount, from, to);
    };
    add(this.#cueAt(sheet, at, customer), word, at, end);
    for (let place = at; place < end; place++) {
      const shields = sheet.shields[place];
      const addClass = (found: number, length: number) => {
        if (this.#silent.has(found) || shields?.includes(found) === true) return;
        add(this.#classCue(found), classAmount, place, place + length);
      };
      for (const found of this.#matcher.classesOf(sheet.types[place]!)) addClass(found, 1);
      for (const { named, length } of sheet.spans[place] ?? [])
        for (const found of named) addClass(found, length);
    }
    return end;
  }

  #cueAt(sheet: Sheet, at: number, customerLength: number): number {
    const has = ({ class: number }: Place) => this.#matcher.lengthAt(sheet, at, number) > 0;
    if (customerLength > 0) return (has(this.#pronoun) ? this.#pronoun : this.#customer).cue;
    return has(this.#number) ? this.#number.cue : this.#wordCue(sheet.types[at]!);
  }
}

/** By the number of a word or span: one more than the index of its profile (0: not met yet), and the statement it was counted in last. */
interface Met {
  readonly profile: number[];
  readonly statement: number[];
}

function met(size: number): Met {
  return { profile: zeros(size), statement: zeros(size) };
}

/** A class that is filled in per statement, and the cue of a place where it stands. */
interface Place {
  readonly class: number;
  readonly cue: number;
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
