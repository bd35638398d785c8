import { type CompiledLexicon, type Matcher, type Sheet, scopeClass } from '../lexicon/index.js';
import type { MatchState } from '../model/index.js';

/** A trigger reaches this many words, unless a terminator or the sentence's end comes first. */
const REACH = 7;

/** Scopes by what they make of a match; the first that applies wins. */
const STATES: readonly { readonly scope: string; readonly state: MatchState }[] = [
  { scope: 'dismissal', state: 'dismissed' },
  { scope: 'quotation', state: 'quoted' },
  { scope: 'question', state: 'asked' },
  { scope: 'negation', state: 'negated' },
  { scope: 'hypothetical', state: 'hypothetical' },
];
const ASKED = STATES.findIndex(({ state }) => state === 'asked');

/** Every scope that the analysis knows: a file of any other name would change nothing. */
export const SCOPES: readonly string[] = [
  ...STATES.map(({ scope }) => scope),
  'question-opening',
  'pseudo',
  'terminators',
  'disfluencies',
  'generic-you',
  'listener',
];

interface Kind {
  readonly rank: number;
  readonly before: number;
  readonly after: number;
}

/** The words a trigger changes: `from` to `to`, its own left out. */
interface Reach {
  readonly rank: number;
  readonly trigger: number;
  readonly from: number;
  readonly to: number;
}

/**
 * For each entry the kinds of triggers, as bits, that its own required words may hold: "do not like" is not negated by
 * its own "not", but "do not want" is, where the pattern says only `#Customer .? want`.
 */
function ownTriggers(
  { words, phrases, entries, classCount }: CompiledLexicon,
  kinds: readonly Kind[],
): Uint8Array {
  const triggers = new Map<string, number>();
  const members = [
    ...Object.entries(words).map(([word, classes]) => ({ words: [word], classes })),
    ...phrases.map((phrase) => ({ words: phrase.words, classes: phrase.classes })),
  ];
  for (const { rank, before, after } of kinds) {
    for (const member of members) {
      if (!member.classes.includes(before) && !member.classes.includes(after)) continue;
      for (const word of member.words.length === 1 ? member.words : [])
        triggers.set(word, (triggers.get(word) ?? 0) | (1 << rank));
    }
  }
  const owned = new Uint8Array(classCount);
  for (const member of members) {
    const bits = member.words.reduce((sum, word) => sum | (triggers.get(word) ?? 0), 0);
    if (bits !== 0) for (const number of member.classes) owned[number]! |= bits;
  }
  return Uint8Array.from(entries, ({ steps }) =>
    steps.reduce(
      (sum, step) => (step.min > 0 && !step.not && step.class >= 0 ? sum | owned[step.class]! : sum),
      0,
    ),
  );
}

/**
 * What the words around a match make of it, by the scheme of NegEx and ConText (Chapman 2001, Harkema 2009): triggers
 * before or behind, pseudo-triggers that only look like one, terminators that end the reach. All of them are data.
 */
export function createScope(matcher: Matcher) {
  const { lexicon } = matcher;
  const classOf = (scope: string, side: 'before' | 'after') =>
    lexicon.classNames.indexOf(scopeClass(scope, side));
  const kinds: Kind[] = STATES.map(({ scope }, rank) => ({
    rank,
    before: classOf(scope, 'before'),
    after: classOf(scope, 'after'),
  }));
  const pseudo = classOf('pseudo', 'before');
  const terminator = classOf('terminators', 'before');
  const opening = classOf('question-opening', 'before');
  const question = lexicon.classNames.indexOf('QuestionMark');
  const owned = ownTriggers(lexicon, kinds);
  const has = (sheet: Sheet, number: number) => number >= 0 && sheet.has(number);
  const length = (sheet: Sheet, at: number, number: number) =>
    has(sheet, number) ? matcher.lengthAt(sheet, at, number) : 0;

  const reachesOf = (sheet: Sheet): Reach[] => {
    const reaches: Reach[] = [];
    const present = kinds.filter(({ before, after }) => has(sheet, before) || has(sheet, after));
    for (let at = 0; present.length > 0 && at < sheet.count; at++) {
      const skipped = length(sheet, at, pseudo);
      if (skipped > 0) {
        at += skipped - 1;
        continue;
      }
      for (const { rank, before, after } of present) {
        const ahead = length(sheet, at, before);
        if (ahead > 0)
          reaches.push({ rank, trigger: at, from: at + ahead, to: endOfReach(sheet, at + ahead) });
        if (length(sheet, at, after) > 0)
          reaches.push({ rank, trigger: at, from: startOfReach(sheet, at), to: at });
      }
    }
    return reaches;
  };

  const endOfReach = (sheet: Sheet, from: number): number => {
    const furthest = Math.min(sheet.count, from + REACH);
    for (let at = from; at < furthest; at++) if (length(sheet, at, terminator) > 0) return at;
    return furthest;
  };

  const startOfReach = (sheet: Sheet, to: number): number => {
    const furthest = Math.max(0, to - REACH);
    for (let at = to - 1; at >= furthest; at--) if (length(sheet, at, terminator) > 0) return at + 1;
    return furthest;
  };

  /** Whether a reach covers the match, or begins inside it without being its own words and runs on to its end. */
  const covers = (reach: Reach, from: number, to: number, own: number): boolean => {
    const inside = reach.trigger >= from && reach.trigger < to;
    if (!inside) return from < reach.to && to > reach.from;
    return (own & (1 << reach.rank)) === 0 && reach.from > reach.trigger && reach.from < to && reach.to >= to;
  };

  /** Gives what tells the state of a match from its first word, the word behind its last, and its entry. */
  return function statesIn(sheet: Sheet): (from: number, to: number, entry: number) => MatchState {
    const reaches = reachesOf(sheet);
    const asked = has(sheet, question) || length(sheet, 0, opening) > 0;
    return (from, to, entry) => {
      let best = asked ? ASKED : STATES.length;
      for (const reach of reaches) {
        if (reach.rank < best && covers(reach, from, to, owned[entry]!)) best = reach.rank;
      }
      return STATES[best]?.state ?? 'asserted';
    };
  };
}
