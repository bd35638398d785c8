import { vi } from 'vitest';
import { type Chance, chance } from '../../fakes/chance.js';
import { Desk } from '../../fakes/desk.js';
import type { Serving } from '../../fakes/server.js';
import { freshStore } from '../../store/talk.js';
import { smallAnalyzer } from '../jobs/lexicon.js';

/** Long enough for the slowest of all systems to have heard of everything. */
export const A_WHILE = 1200;

/** A desk with so many tickets, a vendor's server before it, the settings of the source, and an empty store. */
export async function begin<Fake extends Serving>(
  seed: number,
  tickets: number,
  fake: (desk: Desk, random: Chance) => Promise<Fake>,
  token: string,
) {
  const random = chance(seed);
  const desk = new Desk(random);
  for (let each = 0; each < tickets; each += 1) {
    desk.now += 1;
    desk.open();
  }
  desk.now += A_WHILE;
  const server = await fake(desk, random);
  vi.stubEnv('FAKE_TOKEN', token);
  const common = { name: 'desk', url: server.url, tokenEnv: 'FAKE_TOKEN', since: '2026-02-01' };
  return { desk, server, common, store: await freshStore(), analyzer: smallAnalyzer() };
}
