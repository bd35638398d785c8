import { setImmediate } from 'node:timers/promises';
import { engagementLines } from './engagement.js';
import type { Inquiry } from './inquiry.js';
import { heardOf, shownLenses } from './lenses.js';
import { networkView } from './network.js';
import { trendOf } from './trend.js';

/**
 * Works out what pages will ask of a ledger and what takes long, little by little, so that whoever visits meanwhile is answered.
 * What fails is worked out again, and told, when somebody asks for it.
 */
export async function ripen(inquiry: Inquiry): Promise<void> {
  const { ledger, lenses } = inquiry;
  const teams = ledger.teams.map(({ id }) => id);
  const steps: readonly (() => unknown)[] = [
    ...[undefined, ...teams].map((team) => () => trendOf(inquiry, team)),
    ...shownLenses(lenses).map((lens) => () => heardOf(inquiry, {}, lens)),
    () => engagementLines(inquiry, {}),
    // Who talks with whom takes longest of all.
    () => networkView(inquiry),
  ];
  for (const step of steps) {
    await Promise.resolve()
      .then(step)
      .catch(() => undefined);
    await setImmediate();
  }
}
