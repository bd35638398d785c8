import { correctedRatio, pool } from '../measure/index.js';
import type { ErrorModel } from '../model/index.js';
import { applyFloor } from '../privacy/index.js';
import { type Group, type Guard, heardIn, perspectiveOf, rounded } from './groups.js';
import type { Corrected, CorrectedPerspective, Perspective, TeamLine } from './views.js';

/** Whose error is taken out; none where it has not been measured. */
export interface Correcting extends Guard {
  readonly errors?: ErrorModel;
}

/** A group's two numbers, and what careful readers would have counted. */
export function correctedPerspective(asked: Correcting, group: Group): CorrectedPerspective {
  const perspective = perspectiveOf(asked, group);
  return { ...perspective, corrected: correctedOf(asked, group, perspective) };
}

/**
 * The ratio without the classifier's error. It is made of all statements, so it is told only where both of the
 * group's numbers are; and not beside a masked one, which it would unmask.
 */
function correctedOf(
  { floor, ledger, errors }: Correcting,
  group: Group,
  { ratio, customerShare }: Perspective,
): Corrected {
  if (ratio.kind !== 'shown') return ratio;
  if (customerShare.kind !== 'shown') return customerShare;
  if (ratio.masked !== undefined) return { kind: 'cannot-correct', reason: 'one-sided' };
  if (errors === undefined) return { kind: 'cannot-correct', reason: 'not-measured' };
  const tallies = ledger.tallies(group);
  const { countedPeople, counted, mostOfOne } = ledger.people(group);
  const placed = tallies.map((tally) => ({
    ...tally,
    conversation: `${tally.conversation} ${tally.channel}`,
  }));
  const corrected = correctedRatio(placed, countedPeople, errors);
  if (corrected.kind === 'cannot-correct') return corrected;
  const told = ledger.clustered ? heardIn(corrected, tallies, 'countedConversations') : corrected;
  return rounded(applyFloor(told, countedPeople, mostOfOne / counted, floor));
}

/** With no more teams than this, each is looked at by itself. */
const FEW_TEAMS = 5;

/** Many teams, each with a second number that leans on the others the more, the less it said; masked ones stay out. */
export function pooled<Line extends TeamLine>(lines: readonly Line[]): readonly Line[] {
  const groups = lines.flatMap(({ team, ratio }) =>
    ratio.kind === 'shown' && ratio.masked === undefined ? [{ key: String(team.id), shown: ratio }] : [],
  );
  const together = groups.length > FEW_TEAMS ? pool(groups) : undefined;
  const byTeam = new Map(together?.map((group) => [group.key, group]));
  return lines.map((line) => {
    const group = byTeam.get(String(line.team.id));
    if (group === undefined) return line;
    const { shown, pooled: leaning, borrowed } = group;
    return { ...line, pooled: { ...rounded({ ...shown, ...leaning }), borrowed } };
  });
}
