import { type CompiledLexicon, numberWords, Vocabulary } from '../lexicon/index.js';
import type { Audience, Conversation, Statement } from '../model/index.js';
import { NOTHING_BEFORE } from './context.js';
import { Cues } from './cues.js';
import { createLabeller } from './label.js';
import { isKnownLanguage } from './language.js';
import { type Model, type Thresholds, tableOf } from './model.js';
import { createReader } from './reader.js';

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

/** Builds an analyzer from a compiled lexicon and its weights. */
export function createAnalyzer(lexicon: CompiledLexicon, model: Model): Analyzer {
  const vocabulary = numberWords(lexicon, new Vocabulary());
  const cues = new Cues(lexicon, vocabulary, Object.keys(model.cues));
  const weights = tableOf(model, cues.names);
  const { read, readSegment, segmenter, contexts } = createReader(lexicon, vocabulary, cues, weights);
  const labelled = createLabeller(lexicon, model, cues, weights);

  const analyze = (
    { speakers, utterances }: Conversation,
    { explained = false }: { explained?: boolean } = {},
  ): SpokenStatement[] => {
    const customers = new Set(speakers.filter(({ side }) => side === 'customer').map(({ key }) => key));
    const statements: SpokenStatement[] = [];
    let context = NOTHING_BEFORE;
    for (const [at, utterance] of utterances.entries()) {
      if (!isKnownLanguage(utterance)) continue;
      const { text, audience } = utterance;
      const byCustomer = customers.has(utterance.speaker);
      for (const segment of segmenter.segments(text)) {
        if (byCustomer) {
          context = contexts.glance(context, text, segment, true, 'unknown');
          continue;
        }
        const reading = readSegment(text, segment, context, audience, explained);
        const { start, end } = segment;
        statements.push(labelled(at, text, start, end, audience, reading, explained));
        context = reading.after;
      }
    }
    return statements;
  };

  const tag = ({ text, context, audience = 'unknown' }: TagInput): Statement => {
    const before = context === undefined ? NOTHING_BEFORE : contexts.read(context);
    const reading = read(text, before, audience, true);
    const { utterance: _, ...statement } = labelled(0, text, 0, text.length, audience, reading, true);
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
