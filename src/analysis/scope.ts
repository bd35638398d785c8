import { type Matcher, type Sheet, scopeClass } from '../lexicon/index.js';
import type { MatchState } from '../model/index.js';

/** A trigger reaches this many words, unless a terminator or the sentence's end comes first. */
const REACH = 7;

/** Scopes by what they make of a match; the first that applies wins. */
const STATES: readonly { readonly scope: string; readonly state: MatchState }[] = [
  { scope: 'dismissal', state: 'dismissed' },
  { scope: 'quotation', state: 'quoted' },
  { scope: 'negation', state: 'negated' },
  { scope: 'hypothetical', state: 'hypothetical' },
];

interface Reach {
  readonly state: MatchState;
  readonly rank: number;
  readonly trigger: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What the words around a match make of it, by the scheme of NegEx and ConText (Chapman 2001, Harkema 2009): triggers
 * before or behind, pseudo-triggers that only look like one, terminators that end the reach. All of them are data.
 */
export function createScope(matcher: Matcher) {
  const classOf = (scope: string, side: 'before' | 'after') =>
    matcher.lexicon.classNames.indexOf(scopeClass(scope, side));
  const kinds = STATES.map(({ scope, state }, rank) => ({
    state,
    rank,
    before: classOf(scope, 'before'),
    after: classOf(scope, 'after'),
  }));
  const pseudo = classOf('pseudo', 'before');
  const terminator = classOf('terminators', 'before');
  const question = matcher.lexicon.classNames.indexOf('QuestionMark');
  const length = (sheet: Sheet, at: number, number: number) =>
    number < 0 || !sheet.has(number) ? 0 : matcher.lengthAt(sheet, at, number);

  const reachesOf = (sheet: Sheet): Reach[] => {
    const reaches: Reach[] = [];
    if (
      !kinds.some(
        ({ before, after }) => (before >= 0 && sheet.has(before)) || (after >= 0 && sheet.has(after)),
      )
    )
      return reaches;
    for (let at = 0; at < sheet.count; at++) {
      const skipped = length(sheet, at, pseudo);
      if (skipped > 0) {
        at += skipped - 1;
        continue;
      }
      for (const { state, rank, before, after } of kinds) {
        const ahead = length(sheet, at, before);
        if (ahead > 0)
          reaches.push({ state, rank, trigger: at, from: at + ahead, to: endOfReach(sheet, at + ahead) });
        const behind = length(sheet, at, after);
        if (behind > 0) reaches.push({ state, rank, trigger: at, from: Math.max(0, at - REACH), to: at });
      }
    }
    return reaches;
  };

  const endOfReach = (sheet: Sheet, from: number): number => {
    const furthest = Math.min(sheet.count, from + REACH);
    for (let at = from; at < furthest; at++) if (length(sheet, at, terminator) > 0) return at;
    return furthest;
  };

  return function statesIn(sheet: Sheet): (from: number, to: number) => MatchState {
    const reaches = reachesOf(sheet);
    const asked = sheet.has(question);
    return (from, to) => {
      let best: Reach | undefined;
      for (const reach of reaches) {
        const inside = reach.trigger >= from && reach.trigger < to;
        if (
          !inside &&
          from >= reach.from &&
          from < reach.to &&
          (best === undefined || reach.rank < best.rank)
        )
          best = reach;
      }
      return best?.state ?? (asked ? 'asked' : 'asserted');
    };
  };
}
