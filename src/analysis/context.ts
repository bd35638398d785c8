import type { Matcher, Sheet } from '../lexicon/index.js';
import type { Audience } from '../model/index.js';
import type { Before } from './cues.js';
import type { Left } from './evidence.js';
import type { Segmenter } from './segment.js';
import { type Memory, type Resolve, remember, withLast } from './who.js';

/** What the sentences before a statement leave behind for it. */
export interface Context {
  readonly memory: Memory;
  /** Cues of the one or two sentences before. */
  readonly before: readonly Left[];
}

export const NOTHING_BEFORE: Context = { memory: [], before: [] };

/** Adds a sentence and drops those further back than two sentences. */
export function follow(context: Context, memory: Memory, left: Left): Context {
  return { memory, before: withLast(context.before, left) };
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
  const glance = (context: Context, text: string, byCustomer: boolean, audience: Audience): Context => {
    const sheet = matcher.lay(text);
    const { mentions } = resolve(sheet, context.memory, audience);
    const memory = remember(context.memory, byCustomer ? { customers: true, others: false } : mentions);
    return follow(context, memory, leave(sheet, byCustomer ? 'customer' : 'us'));
  };

  const read = (text: string): Context => {
    let context = NOTHING_BEFORE;
    for (const turn of turnsOf(text)) {
      for (const { start, end } of segmenter.segments(turn.text)) {
        context = glance(context, turn.text.slice(start, end), turn.byCustomer, 'unknown');
      }
    }
    return context;
  };
  return { read, glance };
}
