import type { Found, Matcher, Sheet } from '../lexicon/index.js';
import type { MatchState } from '../model/index.js';
import type { Before, Cues } from './cues.js';
import { AMOUNT, addWeighed, Evidence, NO_MATCH, type Piece, SUMS } from './evidence.js';
import { Voice, type Way } from './voice.js';
import type { Who } from './who.js';

/** More sentences than anybody looks back on. */
const REMEMBERED = 4;

/** What a sentence leaves for the next ones: what its words weigh together, and its pieces where they are kept. */
export interface Left {
  readonly sums: Float64Array;
  readonly pieces: readonly Piece[];
}

/** What is known of a statement besides its words. */
export interface Situation {
  readonly toCustomer: boolean;
  readonly who: Who;
  /** The one or two sentences before: weak evidence, since talk keeps its point of view for a while. */
  readonly before: readonly Left[];
}

export interface FoundState {
  readonly found: Found;
  readonly state: MatchState;
}

/**
 * Builds what gathers the evidence in a statement laid out on a sheet, and what a sentence leaves for the next.
 * @param listing whether every piece will be asked for, those of the sentences before included (for fitting)
 */
export function createGatherer(matcher: Matcher, cues: Cues, weights: Float64Array, listing: boolean) {
  const evidence = new Evidence(weights);
  const leaving = new Evidence(weights);
  const now: Way = {
    word: once((type) => cues.word('word', type)),
    class: once((index) => cues.class(index)),
    amounts: AMOUNT,
    evidence,
  };
  const before = (speaker: Before): Way => ({
    word: once((type) => cues.word(`before-${speaker}`, type)),
    class: once((index) => cues.beforeClass(speaker, index)),
    amounts: { word: AMOUNT.before, class: AMOUNT.before },
    evidence: leaving,
    listed: listing,
  });
  const ours = new Voice(matcher, weights, [now, before('us')]);
  const theirs = new Voice(matcher, weights, [before('customer')]);
  const gatherMatches = createMatchGatherer(matcher, cues, evidence);
  const form = createFormGatherer(cues, weights);

  /** @param kept whether the pieces will be asked for */
  const gather = (
    sheet: Sheet,
    found: readonly FoundState[],
    situation: Situation,
    kept: boolean,
  ): Evidence => {
    evidence.clear();
    leaving.clear();
    if (found.length > 0) gatherMatches(found, kept);
    ours.read(sheet, kept);
    form(sheet.count, situation, evidence, kept);
    for (const { sums, pieces } of situation.before) {
      evidence.addSums(sums);
      if (kept) for (const { cue, amount } of pieces) evidence.keep(cue, amount, 0, 0);
    }
    return evidence;
  };

  const remembered = Array.from({ length: REMEMBERED }, () => new Float64Array(SUMS));
  let next = 0;

  /** What the sentence read last leaves for the next ones; the sums are written over a few sentences later. */
  const left = (): Left => {
    const sums = remembered[next]!;
    next = (next + 1) % REMEMBERED;
    sums.set(leaving.sums);
    return { sums, pieces: leaving.pieces };
  };

  /** Reads a sentence only for what it says to the next ones: whose words they were matters. */
  const leave = (sheet: Sheet, speaker: Before): Left => {
    evidence.clear();
    leaving.clear();
    if (speaker === 'us') ours.read(sheet, false);
    else theirs.read(sheet, false);
    return left();
  };
  return { gather, left, leave };
}

/** The same function, asked once for each number. */
function once(cueOf: (number: number) => number): (number: number) => number {
  const known: number[] = [];
  return (number) => {
    known[number] ??= cueOf(number);
    return known[number];
  };
}

/**
 * Adds the entries that matched and their categories, each once, where the lens has a say in the label. What a lens that only
 * helps found is named like a word, since nobody is shown it as a match.
 */
function createMatchGatherer({ lexicon }: Matcher, cues: Cues, evidence: Evidence) {
  const categories = lexicon.categories.map(({ lens, side }, index) => {
    const helps = lexicon.lenses.some(({ name, use }) => name === lens && use === 'evidence');
    return side !== undefined || helps ? { cue: cues.category(index), helps } : undefined;
  });
  const entries: (number | undefined)[] = [];
  return (found: readonly FoundState[], kept: boolean): void => {
    const seen = new Set<number>();
    const add = (cue: number, amount: number, { from, to }: Found, match: number) => {
      if (seen.has(cue)) return;
      seen.add(cue);
      evidence.add(cue, amount);
      if (kept || match >= 0) evidence.keep(cue, amount, from, to, match);
    };
    for (const [match, { found: one, state }] of found.entries()) {
      const category = categories[lexicon.entries[one.entry]!.category];
      if (state === 'dismissed' || category === undefined) continue;
      entries[one.entry] ??= cues.entry(one.entry);
      const shown = category.helps ? NO_MATCH : match;
      add(entries[one.entry]!, AMOUNT.entry, one, shown);
      add(category.cue, AMOUNT.category, one, shown);
    }
  };
}

/** Statements of more words than this are all alike. */
const LONGEST = 36;
const LENGTH_STEP = 6;

/** The situation's own cues: to whom it was said, how long it is, and how customers come into it. Each mix is summed up once. */
function createFormGatherer(cues: Cues, weights: Float64Array) {
  const cuesOf = (words: number, { toCustomer, who: { named, carried } }: Situation) => {
    const names = [toCustomer ? 'to-customer' : 'internal', `length-${Math.floor(words / LENGTH_STEP)}`];
    if (named) names.push('customer-named');
    if (carried) names.push('customer-carried');
    if (!named && !carried) names.push('nobody-named');
    return names.map((name) => cues.form(name)).filter((cue) => cue >= 0);
  };
  const known: ({ readonly cues: readonly number[]; readonly sums: Float64Array } | undefined)[] = [];
  const profileOf = (mix: number, words: number, situation: Situation) => {
    const profile = { cues: cuesOf(words, situation), sums: new Float64Array(SUMS) };
    for (const cue of profile.cues) addWeighed(profile.sums, weights, cue, AMOUNT.form);
    known[mix] = profile;
    return profile;
  };
  return (count: number, situation: Situation, evidence: Evidence, kept: boolean): void => {
    const { toCustomer, who } = situation;
    const words = Math.min(count, LONGEST);
    const mix = words * 8 + Number(toCustomer) * 4 + Number(who.named) * 2 + Number(who.carried);
    const profile = known[mix] ?? profileOf(mix, words, situation);
    evidence.addSums(profile.sums);
    if (kept) for (const cue of profile.cues) evidence.keep(cue, AMOUNT.form, 0, 0);
  };
}
