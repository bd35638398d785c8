import { type CompiledLexicon, Matcher, type Sheet } from '../lexicon/index.js';
import type { Audience, Conversation, Cue, Label, Match, Side, Statement } from '../model/index.js';
import { type Context, createContextReader, follow, NOTHING_BEFORE } from './context.js';
import { Cues } from './cues.js';
import { createContextGatherer, createGatherer, type Evidence } from './evidence.js';
import { createDecider, type Decision, type Model, type Thresholds } from './model.js';
import { createScope } from './scope.js';
import { createSegmenter } from './segment.js';
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
  analyze(conversation: Conversation): readonly SpokenStatement[];
  tag(input: TagInput): Statement;
}

/** This many words outside the lexicon's entries are named as reasons of a label, the weightiest first. */
const CUES_SHOWN = 5;

/** Lays statements out, finds what matches and gathers the evidence: all that comes before the weights. */
export function createReader(lexicon: CompiledLexicon, cues: Cues) {
  const matcher = new Matcher(lexicon);
  const segmenter = createSegmenter(matcher);
  const resolve = createWho(matcher);
  const statesIn = createScope(matcher);
  const gather = createGatherer(matcher, cues);
  const cuesBefore = createContextGatherer(matcher, cues);
  const contexts = createContextReader(matcher, segmenter, resolve, cuesBefore);

  const read = (text: string, context: Context, audience: Audience) => {
    const sheet = matcher.lay(text);
    const who = resolve(sheet, context.memory, audience);
    const stateOf = statesIn(sheet);
    const found = matcher
      .find(sheet)
      .map((entry) => ({ found: entry, state: stateOf(entry.from, entry.to) }));
    const situation = {
      toCustomer: audience === 'customer',
      named: who.named,
      carried: who.carried,
      before: context.before.flat(),
    };
    const evidence = gather(sheet, found, situation);
    const after = follow(context, remember(context.memory, who.mentions), cuesBefore(sheet, false));
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
  const cues = new Cues(lexicon, Object.keys(model.cues));
  const { read, segmenter, contexts } = createReader(lexicon, cues);
  const decide = createDecider(model, cues.names);

  const matchesOf = (text: string, reading: ReturnType<typeof read>, { shares }: Decision): Match[] => {
    const { sheet, found, evidence } = reading;
    const weights = found.map(() => ({ centric: 0, focused: 0 }));
    evidence.forEach(({ match }, index) => {
      if (match < 0) return;
      weights[match]!.centric += shares[index]!.centric;
      weights[match]!.focused += shares[index]!.focused;
    });
    return found.map(({ found: { entry, from, to }, state }, index) => {
      const { id, category } = lexicon.entries[entry]!;
      const { lens, name } = lexicon.categories[category]!;
      const { start, end } = spanOf(sheet, from, to);
      return {
        lens,
        category: name,
        entry: id,
        start,
        end,
        text: text.slice(start, end),
        state,
        weight: weights[index]!,
      };
    });
  };

  const cuesOf = ({ sheet, evidence }: ReturnType<typeof read>, { shares }: Decision): Cue[] =>
    evidence
      .map((piece, index) => ({ piece, share: shares[index]! }))
      .filter(({ piece }) => piece.match < 0 && piece.to > piece.from)
      .sort((a, b) => size(b.share) - size(a.share) || a.piece.cue - b.piece.cue)
      .slice(0, CUES_SHOWN)
      .map(({ piece, share }) => ({
        name: cues.names[piece.cue] ?? '',
        ...spanOf(sheet, piece.from, piece.to),
        ...share,
      }));

  const statement = (
    text: string,
    context: Context,
    audience: Audience,
  ): { statement: Statement; after: Context } => {
    const reading = read(text, context, audience);
    const decision = decide(reading.evidence, audience === 'customer');
    const label = labelOf(decision, model.thresholds);
    const matches = matchesOf(text, reading, decision);
    const reasons = cuesOf(reading, decision);
    const { centric, focused } = decision;
    return {
      statement: {
        start: 0,
        end: text.length,
        text,
        audience,
        label,
        centric,
        focused,
        customer: label !== 'none',
        matches,
        explanation: {
          cues: reasons,
          background: backgroundOf(decision, reading.evidence, matches, reasons),
        },
      },
      after: reading.after,
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
          context = contexts.glance(context, text, true, 'unknown');
          continue;
        }
        const spoken = statement(text, context, utterance.audience);
        statements.push({ ...spoken.statement, start, end, utterance: index });
        context = spoken.after;
      }
    });
    return statements;
  };

  return {
    version: `${lexicon.hash.slice(0, 12)}-${String(model.provenance.id)}`,
    lexicon,
    thresholds: model.thresholds,
    analyze,
    tag: ({ text, context, audience = 'unknown' }) =>
      statement(text, context === undefined ? NOTHING_BEFORE : contexts.read(context), audience).statement,
  };
}

function size({ centric, focused }: { centric: number; focused: number }): number {
  return Math.max(Math.abs(centric), Math.abs(focused));
}

function spanOf(sheet: Sheet, from: number, to: number): { start: number; end: number } {
  return { start: sheet.starts[from]!, end: sheet.ends[to - 1]! };
}

/** What the log-odds hold beyond the matches and the cues named: intercept, situation and the many small cues. */
function backgroundOf(
  decision: Decision,
  evidence: readonly Evidence[],
  matches: readonly Match[],
  named: readonly Cue[],
) {
  const rest = (side: 'centric' | 'focused') => {
    const all = evidence.reduce(
      (sum, _, index) => sum + decision.shares[index]![side],
      decision.intercept[side],
    );
    const inMatches = matches.reduce((sum, { weight }) => sum + (weight?.[side] ?? 0), 0);
    return all - inMatches - named.reduce((sum, cue) => sum + cue[side], 0);
  };
  return { centric: rest('centric'), focused: rest('focused') };
}
