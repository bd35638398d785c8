import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeIntercom, token as intercomToken } from '../../fakes/intercom.js';
import { fakeJira, email as jiraEmail, token as jiraToken } from '../../fakes/jira.js';
import { unruly, wellBehaved } from '../../fakes/server.js';
import { fakeZendesk, email as zendeskEmail, token as zendeskToken } from '../../fakes/zendesk.js';
import { A_WHILE, begin } from './begin.js';
import { contentOf, night } from './nights.js';

/** The three systems behind one face: how a test begins with each, and how each goes mad. */
const systems = {
  zendesk: async (seed: number, tickets: number) => {
    const { common, server, ...begun } = await begin(seed, tickets, fakeZendesk, zendeskToken);
    const source = { ...common, kind: 'zendesk' as const, email: zendeskEmail };
    const madness = { repeats: 150, expires: 80, empties: 80, happenings: 6 };
    return { ...begun, server, source, madden: () => Object.assign(server.whims, madness) };
  },
  jira: async (seed: number, tickets: number) => {
    const { common, server, ...begun } = await begin(seed, tickets, fakeJira, jiraToken);
    const source = { ...common, kind: 'jira' as const, email: jiraEmail, sweepDays: 1 };
    const madness = { expires: 80, lag: 600, happenings: 6 };
    return { ...begun, server, source, madden: () => Object.assign(server.whims, madness) };
  },
  intercom: async (seed: number, tickets: number) => {
    const { common, server, ...begun } = await begin(seed, tickets, fakeIntercom, intercomToken);
    const source = { ...common, kind: 'intercom' as const, sweepDays: 1 };
    const madness = { expires: 80, lag: 600, happenings: 6 };
    return { ...begun, server, source, madden: () => Object.assign(server.whims, madness) };
  },
};

const DAY = 86_400;

describe.each(Object.entries(systems))('%s as a nightly source', (_name, start) => {
  test('brings every ticket with all that was said in it, then only what has changed', async () => {
    const { desk, server, source, store, analyzer } = await start(1, 130);
    const first = await night(store, analyzer, [source]);
    expect(first).toMatchObject({ conversations: 130, deleted: 0, problems: 0, failed: 0 });
    expect(await contentOf(store)).toEqual(desk.content());
    desk.now += DAY;
    const asked = server.asked.length;
    desk.stir(3);
    desk.now += A_WHILE;
    const second = await night(store, analyzer, [source]);
    expect(await contentOf(store)).toEqual(desk.content());
    expect(second.conversations + second.deleted).toBeLessThanOrEqual(3);
    expect(server.asked.length - asked).toBeLessThan(20);
    expect(await night(store, analyzer, [source])).toMatchObject({
      conversations: 0,
      replaced: 0,
      deleted: 0,
    });
    expect((await store.imports({ limit: 9 })).map(({ fileName }) => fileName)).toEqual(['desk']);
  });

  test('follows what was deleted there, with its counts', async () => {
    const { desk, source, store, analyzer } = await start(2, 12);
    await night(store, analyzer, [source]);
    desk.delete(3);
    desk.delete(7);
    desk.now += DAY;
    expect(await night(store, analyzer, [source])).toMatchObject({ conversations: 0, deleted: 2 });
    expect(await contentOf(store)).toEqual(desk.content());
    expect((await store.totals()).conversations).toBe(10);
  });

  test('has every ticket once and in its last version, however the other side behaves', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), async (seed) => {
        const { desk, server, source, store, analyzer, madden } = await start(seed, 110);
        server.manners = unruly;
        const whims = { ...server.whims };
        madden();
        for (let each = 0; each < 3; each += 1) {
          desk.stir(20);
          desk.now += each === 1 ? DAY : A_WHILE;
          await night(store, analyzer, [source]);
        }
        // The last night is calm: until then, something may always have happened behind its back.
        Object.assign(server.whims, whims);
        desk.now += DAY;
        await night(store, analyzer, [source]);
        expect(await contentOf(store)).toEqual(desk.content());
        server.manners = wellBehaved;
      }),
      { numRuns: Number(process.env.SEEDS ?? 4) },
    );
  }, 300_000);
});
