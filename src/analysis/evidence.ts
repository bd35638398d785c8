import type { CompiledLexicon, Found, Matcher, Sheet } from '../lexicon/index.js';
import type { MatchState } from '../model/index.js';
import type { Cues } from './cues.js';

/** What is known of a statement besides its words. */
export interface Situation {
  readonly toCustomer: boolean;
  readonly named: boolean;
  readonly carried: boolean;
  /** Cues in the one or two sentences before: weak evidence, since talk keeps its point of view for a while. */
  readonly before: readonly number[];
}

/** A piece of evidence in one statement: its number in `Cues`, how much of it, and the words that hold it. */
export interface Evidence {
  readonly cue: number;
  readonly amount: number;
  /** Indices of the first word and of the word behind the last; equal where no words hold it. */
  readonly from: number;
  readonly to: number;
  /** Index of the lexicon match that brought it, or -1. */
  readonly match: number;
}

/** How much one piece counts before the statement's length is taken out. Rows of words say less than word classes. */
const AMOUNT = {
  entry: 1.5,
  category: 1.5,
  class: 1.5,
  frame: 0.5,
  word: 1,
  row: 0.7,
  form: 1,
  before: 0.4,
} as const;

/** Two classes make a frame when the second begins at most this many words behind the first. */
const FRAME = 4;

/** The length of the evidence vector of every statement: a long sentence is not surer than a short one. */
const LENGTH = 6;

/** Names for what is not a word: places where a customer or a number stands, the beginning and the end. */
const CUSTOMER = '#Customer';
const PRONOUN = '#CustomerPronoun';
const NUMBER = '#Number';

/** Collects each cue once, with the first words that hold it. */
class Collector {
  readonly pieces: Evidence[] = [];
  readonly #seen = new Set<number>();

  add(cue: number, amount: number, from: number, to: number, match = -1): void {
    if (cue < 0 || this.#seen.has(cue)) return;
    this.#seen.add(cue);
    this.pieces.push({ cue, amount, from, to, match });
  }
}

/** A statement's words with customers and numbers replaced by their class, each with where it begins and ends. */
interface Row {
  readonly words: string[];
  readonly from: number[];
  readonly to: number[];
}

export interface FoundState {
  readonly found: Found;
  readonly state: MatchState;
}

/** Builds the function that gathers the evidence in a statement laid out on a sheet. */
export function createGatherer(matcher: Matcher, cues: Cues) {
  const { lexicon } = matcher;
  const classes = evidenceClasses(lexicon);
  const number = lexicon.classNames.indexOf('Number');
  const customer = lexicon.classNames.indexOf('Customer');
  const pronoun = lexicon.classNames.indexOf('CustomerPronoun');

  const rowOf = (sheet: Sheet): Row => {
    const row: Row = { words: [], from: [], to: [] };
    for (let at = 0; at < sheet.count; ) {
      const length = matcher.lengthAt(sheet, at, customer);
      const isNumber = length === 0 && matcher.lengthAt(sheet, at, number) > 0;
      const word =
        length > 0
          ? matcher.lengthAt(sheet, at, pronoun) > 0
            ? PRONOUN
            : CUSTOMER
          : isNumber
            ? NUMBER
            : sheet.words[at]!;
      const to = at + Math.max(1, length);
      row.words.push(word);
      row.from.push(at);
      row.to.push(to);
      at = to;
    }
    return row;
  };

  const gatherWords = (sheet: Sheet, into: Collector): void => {
    const { words, from, to } = rowOf(sheet);
    words.forEach((word, at) => {
      into.add(cues.word(word), AMOUNT.word, from[at]!, to[at]!);
      const before = words[at - 1] ?? '^';
      into.add(cues.row(before, word), AMOUNT.row, from[at - 1] ?? 0, to[at]!);
    });
    if (words.length > 0) into.add(cues.row(words.at(-1)!, '$'), AMOUNT.row, from.at(-1)!, to.at(-1)!);
  };

  const gatherClasses = (sheet: Sheet, into: Collector): void => {
    const present = classes.filter((candidate) => sheet.has(candidate));
    const places: { at: number; class: number; length: number }[] = [];
    for (let at = 0; at < sheet.count; at++) {
      for (const candidate of present) {
        const length = matcher.lengthAt(sheet, at, candidate);
        if (length === 0) continue;
        into.add(cues.class(candidate), AMOUNT.class, at, at + length);
        for (let back = places.length - 1; back >= 0; back--) {
          const other = places[back]!;
          if (at - other.at > FRAME) break;
          if (other.at < at)
            into.add(cues.frame(other.class, candidate), AMOUNT.frame, other.at, at + length);
        }
        places.push({ at, class: candidate, length });
      }
    }
  };

  const gatherMatches = (found: readonly FoundState[], into: Collector): void => {
    found.forEach(({ found: { entry, from, to }, state }, index) => {
      if (state === 'dismissed') return;
      into.add(cues.entry(entry), AMOUNT.entry, from, to, index);
      into.add(cues.category(lexicon.entries[entry]!.category), AMOUNT.category, from, to, index);
    });
  };

  return function gather(sheet: Sheet, found: readonly FoundState[], situation: Situation): Evidence[] {
    const collector = new Collector();
    gatherMatches(found, collector);
    gatherClasses(sheet, collector);
    gatherWords(sheet, collector);
    for (const name of formsOf(sheet, situation)) collector.add(cues.form(name), AMOUNT.form, 0, 0);
    for (const cue of situation.before) collector.add(cue, AMOUNT.before, 0, 0);
    const norm = Math.sqrt(collector.pieces.reduce((sum, { amount }) => sum + amount * amount, 0));
    return collector.pieces.map((piece) => ({ ...piece, amount: (piece.amount * LENGTH) / norm }));
  };
}

/** What the sentences before a statement say, as cues of their own kind: whose words they were matters. */
export function createContextGatherer(matcher: Matcher, cues: Cues) {
  const classes = evidenceClasses(matcher.lexicon);
  return (sheet: Sheet, byCustomer: boolean): number[] => {
    const speaker = byCustomer ? 'customer' : 'us';
    const found = classes
      .filter((candidate) => sheet.has(candidate))
      .map((candidate) => cues.beforeClass(speaker, candidate));
    for (let at = 0; at < sheet.count; at++) found.push(cues.beforeWord(speaker, sheet.words[at]!));
    return found.filter((cue) => cue >= 0);
  };
}

/** Named word classes; triggers of scope and fillers say nothing by themselves. */
function evidenceClasses({ classNames }: CompiledLexicon): number[] {
  return classNames.flatMap((name, index) => (name.includes('.') || name === 'Filler' ? [] : [index]));
}

function formsOf(sheet: Sheet, { toCustomer, named, carried }: Situation): string[] {
  const names = [
    toCustomer ? 'to-customer' : 'internal',
    `length-${Math.min(6, Math.floor(sheet.count / 6))}`,
  ];
  if (named) names.push('customer-named');
  if (carried) names.push('customer-carried');
  if (!named && !carried) names.push('nobody-named');
  return names;
}
