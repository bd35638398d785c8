import { correctedRatio, type OwnLabel, pool, sampledRatio } from '../measure/index.js';
import type { CannotCorrect, ErrorModel, Label, Outcome, Shown } from '../model/index.js';
import { applyFloor } from '../privacy/index.js';
import type { OwnLabelled } from '../store/index.js';
import { type Group, type Guard, perspectiveOf, rounded } from './groups.js';
import type { Corrected, CorrectedPerspective, Perspective, TeamLine } from './views.js';

/** Whose error is taken out; none where it has not been measured. */
export interface Correcting extends Guard {
  readonly errors?: ErrorModel;
}

/** A group's two numbers, and what careful readers would have counted. */
export function correctedPerspective(asked: Correcting, group: Group): CorrectedPerspective {
  const perspective = perspectiveOf(asked, group);
  const byOwn = ownLabelsOf(asked, group);
  const sampled = sampledOf(asked, group, byOwn);
  const corrected = correctedOf(asked, group, perspective, sampled);
  const isOwn = sampled?.kind === 'shown' && corrected.kind === 'shown';
  return { ...perspective, corrected, ...(isOwn && { ownLabels: byOwn.length }) };
}

function outcomeOf(label: Label): Outcome {
  return label === 'neutral' || label === 'none' ? 'neither' : label;
}

function ownLabelsOf({ ledger }: Correcting, group: Group): readonly OwnLabel[] {
  return asOwnLabels(ledger.ownLabels(group));
}

function asOwnLabels(labels: readonly OwnLabelled[]): readonly OwnLabel[] {
  return labels.map(({ machine, centric, focused }) => ({
    machine: outcomeOf(machine),
    person: centric ? (focused ? 'mixed' : 'centric') : focused ? 'focused' : 'neither',
  }));
}

/** Whether a team's own labels are enough for a number. */
export function isEnough(asked: Guard, team: number, labels: readonly OwnLabelled[]): boolean {
  return sampledOf(asked, { team }, asOwnLabels(labels))?.kind === 'shown';
}

/** What the team's own readers say, or why it is not enough; nothing where they have labelled nothing. */
function sampledOf(
  { ledger }: Correcting,
  group: Group,
  labels: readonly OwnLabel[],
): Shown | CannotCorrect | undefined {
  if (labels.length === 0) return undefined;
  return sampledRatio(ledger.placed(group), ledger.people(group).countedPeople, labels);
}

/**
 * The ratio without the classifier's error. It is made of all statements, so it is told only where both of the
 * group's numbers are; and not beside a masked one, which it would unmask.
 */
function correctedOf(
  { floor, ledger, errors }: Correcting,
  group: Group,
  { ratio, customerShare }: Perspective,
  sampled: Shown | CannotCorrect | undefined,
): Corrected {
  if (ratio.kind !== 'shown') return ratio;
  if (customerShare.kind !== 'shown') return customerShare;
  if (ratio.masked !== undefined) return { kind: 'cannot-correct', reason: 'one-sided' };
  if (errors === undefined && sampled === undefined)
    return { kind: 'cannot-correct', reason: 'not-measured' };
  const { countedPeople, counted, mostOfOne } = ledger.people(group);
  const general = () => correctedRatio(ledger.placed(group), countedPeople, errors ?? {});
  const corrected = sampled?.kind === 'shown' ? sampled : general();
  // Whoever labels wants to know how far that has come.
  if (corrected.kind === 'cannot-correct') return sampled ?? corrected;
  return rounded(applyFloor(corrected, countedPeople, mostOfOne / counted, floor));
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
