import { type CompiledLexicon, type Found, Matcher, Vocabulary } from '../lexicon/index.js';
import type {
  Audience,
  Conversation,
  Label,
  Match,
  MatchState,
  Statement,
  Utterance,
} from '../model/index.js';
import { type Context, createContextReader, follow, NOTHING_BEFORE } from './context.js';
import { Cues } from './cues.js';
import { explain, weightsOfMatches } from './explain.js';
import { createGatherer, type FoundState } from './gather.js';
import { isKnownLanguage } from './language.js';
import { createDecider, type Decision, type Model, type Thresholds, tableOf } from './model.js';
import { createScope } from './scope.js';
import { createSegmenter, type Segment } from './segment.js';
import { createWho, remember } from './who.js';

/** A statement and the utterance it was said in: an index into `conversation.utterances`. */
export interface SpokenStatement extends Statement {
  readonly utterance: number;
}

/** One statement to be labelled by itself. */
export interface TagInput {
  readonly text: string;
  /** Up to two sentences before, by whoever spoke. */
  readonly context?: string;
  readonly audience?: Audience;
}

/** Labels statements. Pure: the same words, lexicon and model give the same answer, here and in a browser. */
export interface Analyzer {
  /** Lexicon and model together, stamped on every stored result. */
  readonly version: string;
  readonly lexicon: CompiledLexicon;
  readonly thresholds: Thresholds;
  /** Every statement of the organisation's side, in order. What customers say is context and never labelled. */
  analyze(conversation: Conversation, options?: { readonly explained?: boolean }): readonly SpokenStatement[];
  tag(input: TagInput): Statement;
}

const NO_WEIGHTS = new Float64Array(0);
const NONE_FOUND: readonly FoundState[] = [];

function withStates(
  entries: readonly Found[],
  stateOf: (from: number, to: number, entry: number) => MatchState,
): FoundState[] {
  return entries.map((found) => ({ found, state: stateOf(found.from, found.to, found.entry) }));
}

/** Lays statements out, finds what matches and gathers the evidence: all that comes before the weights. */
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
  const { gather, leave } = createGatherer(matcher, cues, weights);
  const contexts = createContextReader(matcher, segmenter, resolve, leave);

  const read = (text: string, context: Context, audience: Audience, kept = true) => {
    const sheet = matcher.lay(text);
    const who = resolve(sheet, context.memory, audience);
    const entries = matcher.find(sheet);
    const found = entries.length === 0 ? NONE_FOUND : withStates(entries, statesIn(sheet));
    const situation = {
      toCustomer: audience === 'customer',
      named: who.named,
      carried: who.carried,
      before: context.before,
    };
    const evidence = gather(sheet, found, situation, kept || found.length > 0);
    const after = follow(context, remember(context.memory, who.mentions), leave(sheet, 'us'));
    return { sheet, found, evidence, after };
  };
  return { read, segmenter, contexts };
}

function labelOf({ centric, focused, customer }: Decision, thresholds: Thresholds): Label {
  const isCentric = centric >= thresholds.centric;
  const isFocused = focused >= thresholds.focused;
  if (isCentric && isFocused) return 'mixed';
  if (isCentric) return 'centric';
  if (isFocused) return 'focused';
  return customer >= thresholds.customer ? 'neutral' : 'none';
}

/** Builds an analyzer from a compiled lexicon and its weights. */
export function createAnalyzer(lexicon: CompiledLexicon, model: Model): Analyzer {
  const vocabulary = new Vocabulary();
  const cues = new Cues(lexicon, vocabulary, Object.keys(model.cues));
  const weights = tableOf(model, cues.names);
  const { read, segmenter, contexts } = createReader(lexicon, vocabulary, cues, weights);
  const decider = createDecider(model, weights);

  const matchesOf = (
    text: string,
    { sheet, found, evidence }: ReturnType<typeof read>,
    toCustomer: boolean,
  ): Match[] => {
    if (found.length === 0) return [];
    const shares = weightsOfMatches(
      evidence,
      (at) => decider.shareOf(evidence, at, toCustomer),
      found.length,
    );
    return found.map(({ found: { entry, from, to }, state }, index) => {
      const { id, category } = lexicon.entries[entry]!;
      const { lens, name } = lexicon.categories[category]!;
      const start = sheet.starts[from]!;
      const end = sheet.ends[to - 1]!;
      return {
        lens,
        category: name,
        entry: id,
        start,
        end,
        text: text.slice(start, end),
        state,
        weight: shares[index]!,
      };
    });
  };

  /** Labels the words between two offsets of an utterance. */
  const label = (
    utterance: Utterance,
    at: number,
    { start, end }: Segment,
    context: Context,
    explained: boolean,
  ) => {
    const { audience } = utterance;
    const text = utterance.text.slice(start, end);
    const reading = read(text, context, audience, explained);
    const toCustomer = audience === 'customer';
    const decision = decider.decide(reading.evidence, toCustomer);
    const named = labelOf(decision, model.thresholds);
    const matches = matchesOf(text, reading, toCustomer);
    const { centric, focused } = decision;
    const customer = named !== 'none';
    const statement: SpokenStatement = {
      utterance: at,
      start,
      end,
      text,
      audience,
      label: named,
      centric,
      focused,
      customer,
      matches,
    };
    if (!explained) return { statement, after: reading.after };
    const explanation = explain(reading.sheet, cues, reading.evidence, decider, toCustomer, matches);
    return { statement: { ...statement, explanation }, after: reading.after };
  };

  const analyze = (
    conversation: Conversation,
    { explained = false }: { explained?: boolean } = {},
  ): SpokenStatement[] => {
    const customers = new Set(
      conversation.speakers.filter(({ side }) => side === 'customer').map(({ key }) => key),
    );
    const statements: SpokenStatement[] = [];
    let context = NOTHING_BEFORE;
    for (const [at, utterance] of conversation.utterances.entries()) {
      const byCustomer = customers.has(utterance.speaker);
      if (!isKnownLanguage(utterance)) continue;
      for (const segment of segmenter.segments(utterance.text)) {
        if (byCustomer) {
          context = contexts.glance(
            context,
            utterance.text.slice(segment.start, segment.end),
            true,
            'unknown',
          );
        } else {
          const { statement, after } = label(utterance, at, segment, context, explained);
          statements.push(statement);
          context = after;
        }
      }
    }
    return statements;
  };

  const tag = ({ text, context, audience = 'unknown' }: TagInput): Statement => {
    const before = context === undefined ? NOTHING_BEFORE : contexts.read(context);
    const { utterance: _, ...statement } = label(
      { speaker: '', text, audience },
      0,
      { start: 0, end: text.length },
      before,
      true,
    ).statement;
    return statement;
  };

  return {
    version: `${lexicon.hash.slice(0, 12)}-${String(model.provenance.id)}`,
    lexicon,
    thresholds: model.thresholds,
    analyze,
    tag,
  };
}
