import type { CompiledLexicon, Found, Matcher, Sheet } from '../lexicon/index.js';
import type { MatchState } from '../model/index.js';
import type { Before, Cues, WordCues } from './cues.js';
import { AMOUNT, COLUMNS, Evidence, type Left } from './evidence.js';

/** What is known of a statement besides its words. */
export interface Situation {
  readonly toCustomer: boolean;
  readonly named: boolean;
  readonly carried: boolean;
  /** Cues in the one or two sentences before: weak evidence, since talk keeps its point of view for a while. */
  readonly before: readonly Left[];
}

/** Names for what is not a word: places where a customer or a number stands, the beginning and the end. */
const CUSTOMER = '#Customer';
const PRONOUN = '#CustomerPronoun';
const NUMBER = '#Number';
const BEGINNING = '^';
const END = '$';

export interface FoundState {
  readonly found: Found;
  readonly state: MatchState;
}

/** Builds what gathers the evidence in a statement laid out on a sheet, and what a sentence leaves for the next. */
export function createGatherer(matcher: Matcher, cues: Cues, weights: Float64Array) {
  const { lexicon } = matcher;
  const telling = tellingClasses(lexicon);
  const number = lexicon.classNames.indexOf('Number');
  const customer = lexicon.classNames.indexOf('Customer');
  const pronoun = lexicon.classNames.indexOf('CustomerPronoun');
  const evidence = new Evidence(cues.names.length, weights);
  const leaving = new Evidence(cues.names.length, weights);
  const [asCustomer, asPronoun, asNumber, beginning, end] = [CUSTOMER, PRONOUN, NUMBER, BEGINNING, END].map(
    (word) => matcher.vocabulary.add(word),
  ) as [number, number, number, number, number];
  const form = formCues(cues);

  const gatherWords = (sheet: Sheet): void => {
    let before: WordCues | undefined = cues.of(beginning);
    let from = 0;
    for (let at = 0; at < sheet.count; ) {
      const length = sheet.spans[at] === undefined ? 0 : matcher.lengthAt(sheet, at, customer);
      const word = wordAt(sheet, at, length);
      const to = at + Math.max(1, length);
      const own = cues.of(word);
      if (own !== undefined) evidence.add(own.cue, AMOUNT.word, at, to, -1);
      if (before !== undefined) evidence.add(cues.row(before, word), AMOUNT.row, from, to, -1);
      before = own;
      from = at;
      at = to;
    }
    if (before !== undefined) evidence.add(cues.row(before, end), AMOUNT.row, from, sheet.count, -1);
  };

  const wordAt = (sheet: Sheet, at: number, customerLength: number): number => {
    if (customerLength > 0) return matcher.lengthAt(sheet, at, pronoun) > 0 ? asPronoun : asCustomer;
    return sheet.has(number) && matcher.lengthAt(sheet, at, number) > 0 ? asNumber : sheet.types[at]!;
  };

  const gatherClasses = (sheet: Sheet): void => {
    for (let at = 0; at < sheet.count; at++) {
      const shields = sheet.shields[at];
      const stands = (found: number) => telling[found] === 1 && !shields?.includes(found);
      const classes = matcher.classesOf(sheet.types[at]!);
      for (let index = 0; index < classes.length; index++) {
        const found = classes[index]!;
        if (stands(found)) evidence.add(cues.class(found), AMOUNT.class, at, at + 1, -1);
      }
      const spans = sheet.spans[at];
      if (spans === undefined) continue;
      for (const { class: found, length } of spans) {
        if (stands(found)) evidence.add(cues.class(found), AMOUNT.class, at, at + length, -1);
      }
    }
  };

  const gatherMatches = (found: readonly FoundState[]): void => {
    for (let index = 0; index < found.length; index++) {
      const { found: one, state } = found[index]!;
      if (state === 'dismissed') continue;
      evidence.add(cues.entry(one.entry), AMOUNT.entry, one.from, one.to, index);
      evidence.add(
        cues.category(lexicon.entries[one.entry]!.category),
        AMOUNT.category,
        one.from,
        one.to,
        index,
      );
    }
  };

  /** @param kept whether the pieces will be asked for */
  const gather = (
    sheet: Sheet,
    found: readonly FoundState[],
    situation: Situation,
    kept: boolean,
  ): Evidence => {
    evidence.reset(situation.toCustomer, kept);
    gatherMatches(found);
    gatherClasses(sheet);
    gatherWords(sheet);
    form(sheet.count, situation, evidence);
    for (const sentence of situation.before) evidence.addBefore(sentence);
    evidence.close();
    return evidence;
  };

  /** What a sentence says to the next ones, as cues of their own kind: whose words they were matters. */
  const leave = (sheet: Sheet, speaker: Before): Left => {
    leaving.reset(false, true);
    for (const found of sheet.present) {
      if (telling[found] === 1) leaving.add(cues.beforeClass(speaker, found), 1, 0, 0, -1);
    }
    for (let at = 0; at < sheet.count; at++) {
      const own = cues.of(sheet.types[at]!);
      if (own !== undefined) leaving.add(cues.beforeWord(own, speaker), 1, 0, 0, -1);
    }
    const left = leaving.cues.slice(0, leaving.count);
    return { cues: left, weights: weighed(left, weights) };
  };
  return { gather, leave };
}

/** The weights of some cues, summed by column. */
function weighed(cues: readonly number[], weights: Float64Array): readonly number[] {
  const sums = [0, 0, 0, 0, 0, 0];
  if (weights.length === 0) return sums;
  for (const cue of cues) {
    for (let column = 0; column < COLUMNS; column++) sums[column]! += weights[cue * COLUMNS + column]!;
  }
  return sums;
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

/** 1 for named word classes; triggers of scope, fillers and nameless choices say nothing by themselves. */
function tellingClasses({ classNames, classCount }: CompiledLexicon): Uint8Array {
  const telling = new Uint8Array(classCount);
  classNames.forEach((name, index) => {
    if (!name.includes('.') && !SILENT.has(name)) telling[index] = 1;
  });
  return telling;
}

/** The situation's own cues: to whom it was said, how long it is, and how customers come into it. */
function formCues(cues: Cues) {
  const [toCustomer, internal, named, carried, nobody] = [
    'to-customer',
    'internal',
    'customer-named',
    'customer-carried',
    'nobody-named',
  ].map((name) => cues.form(name)) as [number, number, number, number, number];
  const lengths = Array.from({ length: 7 }, (_, sixes) => cues.form(`length-${sixes}`));
  return (words: number, situation: Situation, evidence: Evidence): void => {
    const add = (cue: number) => evidence.add(cue, AMOUNT.form, 0, 0, -1);
    add(situation.toCustomer ? toCustomer : internal);
    add(lengths[Math.min(6, Math.floor(words / 6))]!);
    if (situation.named) add(named);
    if (situation.carried) add(carried);
    if (!situation.named && !situation.carried) add(nobody);
  };
}
