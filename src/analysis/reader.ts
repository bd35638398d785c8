import { type CompiledLexicon, type Found, Matcher, type Sheet, type Vocabulary } from '../lexicon/index.js';
import type { Audience, MatchState } from '../model/index.js';
import { type Context, createContextReader, follow } from './context.js';
import type { Cues } from './cues.js';
import { createGatherer, type FoundState } from './gather.js';
import { createScope } from './scope.js';
import { createSegmenter, type Segment } from './segment.js';
import { createWho } from './who.js';

const NO_WEIGHTS = new Float64Array(0);
const NONE_FOUND: readonly FoundState[] = [];

function withStates(
  entries: readonly Found[],
  stateOf: (from: number, to: number, entry: number) => MatchState,
): FoundState[] {
  return entries.map((found) => ({ found, state: stateOf(found.from, found.to, found.entry) }));
}

/**
 * Lays statements out, finds what matches and gathers the evidence: all that comes before the weights.
 * @param weights by cue; without them every piece of evidence is listed, to fit some
 */
export function createReader(
  lexicon: CompiledLexicon,
  vocabulary: Vocabulary,
  cues: Cues,
  weights: Float64Array = NO_WEIGHTS,
) {
  const matcher = new Matcher(lexicon, vocabulary);
  const segmenter = createSegmenter(matcher);
  const resolve = createWho(matcher);
  const statesIn = createScope(matcher);
  const listing = weights === NO_WEIGHTS;
  const { gather, left, leave } = createGatherer(matcher, cues, weights, listing);
  const contexts = createContextReader(matcher, segmenter, resolve, leave);

  /** Reads what stands on the matcher's sheet. */
  const readSheet = (sheet: Sheet, context: Context, audience: Audience, kept: boolean) => {
    const who = resolve(sheet, context, audience);
    const entries = matcher.find(sheet);
    const found = entries.length === 0 ? NONE_FOUND : withStates(entries, statesIn(sheet));
    const situation = { toCustomer: audience === 'customer', who, before: context };
    const evidence = gather(sheet, found, situation, kept);
    const after = follow(context, who, left());
    return { sheet, found, evidence, after };
  };

  /** Reads a text as one statement. */
  const read = (text: string, context: Context, audience: Audience, kept = listing) =>
    readSheet(matcher.lay(text), context, audience, kept);

  /** Reads one of the segments that an utterance was just cut into. */
  const readSegment = (
    text: string,
    { firstWord, endWord }: Segment,
    context: Context,
    audience: Audience,
    kept: boolean,
  ) => readSheet(matcher.layWords(text, segmenter.tokens, firstWord, endWord), context, audience, kept);

  return { read, readSegment, segmenter, contexts };
}

/** What was read of one statement, before it is weighed. */
export type Reading = ReturnType<ReturnType<typeof createReader>['read']>;
