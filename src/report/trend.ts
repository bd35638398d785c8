import { trend as inPeriods } from '../measure/index.js';
import type { Measured } from '../model/index.js';
import { perspectiveOf } from './groups.js';
import type { Inquiry } from './inquiry.js';
import type { LabelledBy, Perspective, TrendPoint } from './views.js';
import { listed, periodName } from './words.js';

/**
 * The two numbers of each period with talk of a team, or of everybody. Conversations without a date are in none.
 * Where two periods were labelled by different lexicons or weights, the line breaks and no change is told.
 */
export function trendOf(inquiry: Inquiry, team?: number): readonly TrendPoint[] {
  const { ledger, version } = inquiry;
  const heard = ledger
    .periods(team)
    .map((period) => [period.from, perspectiveOf(inquiry, { team, period })] as const);
  const of = (pick: (perspective: Perspective) => Measured) =>
    inPeriods(ledger.grain, new Map(heard.map(([from, perspective]) => [from, pick(perspective)])));
  const shares = of(({ customerShare }) => customerShare);
  let before: readonly string[] = [];
  return of(({ ratio }) => ratio).map(({ period, measured, change }, index) => {
    const labellers = ledger.labellers({ team, period });
    const breaks = before.length > 0 && labellers.length > 0 && !isOneRuler(before, labellers);
    if (labellers.length > 0) before = labellers;
    const labelledBy = labelledByOf(labellers, version);
    return {
      period,
      ratio: measured,
      customerShare: shares[index]?.measured ?? { kind: 'gap' },
      ...(change !== undefined && {
        change: breaks ? { kind: 'cannot-compare', because: { kind: 'other-words' } } : change,
      }),
      ...(labelledBy !== undefined && { labelledBy }),
      breaks,
    };
  });
}

/** Talk that two versions have labelled is like no other, not even like talk that both have labelled. */
function isOneRuler(before: readonly string[], after: readonly string[]): boolean {
  return before.length === 1 && after.length === 1 && before[0] === after[0];
}

function labelledByOf(labellers: readonly string[], inForce: string | undefined): LabelledBy | undefined {
  if (inForce === undefined || labellers.length === 0) return undefined;
  if (!labellers.includes(inForce)) return 'earlier words';
  return labellers.length === 1 ? 'words in force' : 'both';
}

/** Which periods were labelled by other words, and what to do about it; nothing where all were labelled alike. */
export function breakSentence(trend: readonly TrendPoint[]): string | undefined {
  const told = trend.filter(({ labelledBy }) => labelledBy !== undefined);
  const earlier = told.filter(({ labelledBy }) => labelledBy !== 'words in force');
  const isBroken = trend.some(({ breaks }) => breaks);
  if (earlier.length === 0) return isBroken ? `Labelled by words that changed. ${NOT_COMPARED}` : undefined;
  const which = `Labelled by earlier words ${stretchOf(earlier, told)}.`;
  return `${which} ${isBroken ? `${NOT_COMPARED} ` : ''}${MEND}`;
}

const NOT_COMPARED = 'The line is broken where the words changed, and nothing is compared across the break.';
const MEND =
  'Run `centricity reanalyze` to have all of it labelled by the words in force; talk whose text has been deleted keeps its labels.';

/** Periods from the first one on are told by the last of them, others one by one. */
function stretchOf(earlier: readonly TrendPoint[], told: readonly TrendPoint[]): string {
  const names = earlier.map(({ period }) => periodName(period));
  if (earlier.length === told.length && told.length > 1)
    return `in every ${told[0]?.period.grain}, all or part of it`;
  if (earlier.every((point, index) => point === told[index])) return `until ${names.at(-1)}`;
  return `in ${listed(names)}`;
}
