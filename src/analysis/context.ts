import type { Matcher, Sheet } from '../lexicon/index.js';
import type { Audience } from '../model/index.js';
import type { Before } from './cues.js';
import type { Left } from './gather.js';
import type { Segment, Segmenter } from './segment.js';
import type { Mentions, Resolve } from './who.js';

/** What one sentence leaves behind for the next. */
export interface Sentence extends Mentions, Left {}

/** The last two sentences, latest last: what is said before them is not remembered. */
export type Context = readonly Sentence[];

export const NOTHING_BEFORE: Context = [];

/** Adds a sentence and drops those further back than two. */
export function follow(context: Context, { customers, others }: Mentions, { sums, pieces }: Left): Context {
  const sentence = { customers, others, sums, pieces };
  return context.length === 0 ? [sentence] : [context[context.length - 1]!, sentence];
}

const LABEL = /(?:^|[\s|])(?:\[([\p{L} ]{2,20})\]|([\p{L}]{2,20}):)(?=\s)/gu;

interface Turn {
  readonly text: string;
  readonly byCustomer: boolean;
}

/**
 * Reads context that is given as one text. Lines may name who spoke ("[agent] …", "Customer: …"): the labels known
 * are the members of the classes `CustomerLabel` and `OurLabel`. Without labels it is taken as our own words.
 */
export function createContextReader(
  matcher: Matcher,
  segmenter: Segmenter,
  resolve: Resolve,
  leave: (sheet: Sheet, speaker: Before) => Left,
) {
  const labels = (name: string) => {
    const number = matcher.lexicon.classNames.indexOf(name);
    return (label: string) => matcher.lexicon.words[label]?.includes(number) ?? false;
  };
  const isCustomer = labels('CustomerLabel');
  const isOurs = labels('OurLabel');

  const turnsOf = (text: string): Turn[] => {
    const turns: Turn[] = [];
    let start = 0;
    let byCustomer = false;
    for (const found of text.matchAll(LABEL)) {
      const label = (found[1] ?? found[2] ?? '').toLowerCase();
      if (!isCustomer(label) && !isOurs(label)) continue;
      turns.push({ text: text.slice(start, found.index), byCustomer });
      start = found.index + found[0].length;
      byCustomer = isCustomer(label);
    }
    turns.push({ text: text.slice(start), byCustomer });
    return turns.filter((turn) => turn.text.trim() !== '');
  };

  /** Reads one sentence only for what the next need of it. */
  const glance = (
    context: Context,
    text: string,
    { firstWord, endWord }: Segment,
    byCustomer: boolean,
    audience: Audience,
  ): Context => {
    const sheet = matcher.layWords(text, segmenter.tokens, firstWord, endWord);
    const who = resolve(sheet, context, audience);
    const mentions = byCustomer ? { customers: true, others: false } : who;
    return follow(context, mentions, leave(sheet, byCustomer ? 'customer' : 'us'));
  };

  const read = (text: string): Context => {
    let context = NOTHING_BEFORE;
    for (const turn of turnsOf(text)) {
      for (const segment of segmenter.segments(turn.text)) {
        context = glance(context, turn.text, segment, turn.byCustomer, 'unknown');
      }
    }
    return context;
  };
  return { read, glance };
}
