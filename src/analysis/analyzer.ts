import { type CompiledLexicon, type Found, Matcher, type Sheet } from '../lexicon/index.js';
import type { Audience, Conversation, Label, Match, Side, Statement } from '../model/index.js';
import { type Decision, decide, type Evidence, gatherEvidence, type Model } from './evidence.js';
import { createScope } from './scope.js';
import { createSegmenter } from './segment.js';
import { createWho, type Memory, remember } from './who.js';

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
  /** Every statement of the organisation's side, in order. What customers say is context and never labelled. */
  analyze(conversation: Conversation): readonly SpokenStatement[];
  tag(input: TagInput): Statement;
  /** The evidence that `tag` would weigh: for fitting the weights. */
  evidence(input: TagInput): readonly Evidence[];
}

export interface Thresholds {
  readonly centric: number;
  readonly focused: number;
  readonly customer: number;
}

/** Before anything is known of the weights, even odds decide. */
const EVEN: Thresholds = { centric: 0.5, focused: 0.5, customer: 0.5 };

interface Context {
  readonly memory: Memory;
  readonly before: readonly string[];
}

const NOTHING_BEFORE: Context = { memory: [], before: [] };

function labelOf({ centric, focused, customer }: Decision, thresholds: Thresholds): Label {
  const isCentric = centric >= thresholds.centric;
  const isFocused = focused >= thresholds.focused;
  if (isCentric && isFocused) return 'mixed';
  if (isCentric) return 'centric';
  if (isFocused) return 'focused';
  return customer >= thresholds.customer ? 'neutral' : 'none';
}

/** Builds an analyzer from a compiled lexicon and its weights. */
export function createAnalyzer(
  lexicon: CompiledLexicon,
  model: Model,
  thresholds: Thresholds = EVEN,
): Analyzer {
  const matcher = new Matcher(lexicon);
  const segmenter = createSegmenter(matcher);
  const resolveWho = createWho(matcher);
  const statesIn = createScope(matcher);
  const question = lexicon.classNames.indexOf('QuestionMark');

  const categoryNames = (found: readonly Found[]) => [
    ...new Set(
      found.map(({ entry }) => {
        const { lens, name } = lexicon.categories[lexicon.entries[entry]!.category]!;
        return `${lens}.${name}`;
      }),
    ),
  ];

  /** Reads a sentence only for what the next ones need of it. */
  const glance = (text: string, { memory }: Context, audience: Audience): Context => {
    const sheet = matcher.lay(text);
    const { mentions } = resolveWho(sheet, memory, audience);
    return { memory: remember(memory, mentions), before: categoryNames(matcher.find(sheet)) };
  };

  const contextOf = (text: string | undefined): Context => {
    let context = NOTHING_BEFORE;
    for (const { start, end } of text === undefined ? [] : segmenter.segments(text).slice(-2)) {
      context = glance(text!.slice(start, end), context, 'unknown');
    }
    return context;
  };

  const read = (text: string, context: Context, audience: Audience) => {
    const sheet = matcher.lay(text);
    const who = resolveWho(sheet, context.memory, audience);
    const found = matcher.find(sheet);
    const stateOf = statesIn(sheet);
    const states = found.map(({ entry, from, to }) => ({ entry, state: stateOf(from, to) }));
    const situation = {
      audience,
      named: who.named,
      carried: who.carried,
      asked: sheet.has(question),
      words: sheet.count,
      before: context.before,
    };
    return { sheet, who, found, states, evidence: gatherEvidence(lexicon, states, situation) };
  };

  const matchesOf = (
    text: string,
    sheet: Sheet,
    found: readonly Found[],
    states: readonly { state: Match['state'] }[],
    shares: Decision['shares'],
  ): Match[] =>
    found.map(({ entry, from, to }, index) => {
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
        state: states[index]!.state,
        weight: shares[index]!,
      };
    });

  const statement = (
    text: string,
    context: Context,
    audience: Audience,
  ): { statement: Statement; after: Context } => {
    const { sheet, who, found, states, evidence } = read(text, context, audience);
    const decision = decide(model, evidence, found.length);
    const label = labelOf(decision, thresholds);
    return {
      statement: {
        start: 0,
        end: text.length,
        text,
        audience,
        label,
        centric: decision.centric,
        focused: decision.focused,
        customer: label !== 'none',
        matches: matchesOf(text, sheet, found, states, decision.shares),
      },
      after: { memory: remember(context.memory, who.mentions), before: categoryNames(found) },
    };
  };

  const analyze = (conversation: Conversation): SpokenStatement[] => {
    const sides = new Map<string, Side>(conversation.speakers.map(({ key, side }) => [key, side]));
    const statements: SpokenStatement[] = [];
    let context = NOTHING_BEFORE;
    conversation.utterances.forEach((utterance, index) => {
      for (const { start, end } of segmenter.segments(utterance.text)) {
        const text = utterance.text.slice(start, end);
        if (sides.get(utterance.speaker) === 'customer') {
          const { memory, before } = glance(text, context, 'unknown');
          context = { memory: remember(memory, { customers: true, others: false }), before };
          continue;
        }
        const read = statement(text, context, utterance.audience);
        statements.push({ ...read.statement, start, end, utterance: index });
        context = read.after;
      }
    });
    return statements;
  };

  return {
    version: `${lexicon.hash.slice(0, 12)}-${String(model.provenance.id ?? 'unfitted')}`,
    lexicon,
    analyze,
    tag: ({ text, context, audience = 'unknown' }) => statement(text, contextOf(context), audience).statement,
    evidence: ({ text, context, audience = 'unknown' }) => read(text, contextOf(context), audience).evidence,
  };
}
