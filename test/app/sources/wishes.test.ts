import { describe, expect, test } from 'vitest';
import { fakeJira, email as jiraEmail, token as jiraToken } from '../../fakes/jira.js';
import { wellBehaved } from '../../fakes/server.js';
import { fakeZendesk, email as zendeskEmail, token as zendeskToken } from '../../fakes/zendesk.js';
import { A_WHILE, begin } from './begin.js';
import { contentOf, hurried, night } from './nights.js';

async function zendesk(tickets: number) {
  const { common, ...begun } = await begin(1, tickets, fakeZendesk, zendeskToken);
  return { ...begun, source: { ...common, kind: 'zendesk' as const, email: zendeskEmail } };
}

async function jira(tickets: number) {
  const { common, ...begun } = await begin(1, tickets, fakeJira, jiraToken);
  return { ...begun, source: { ...common, kind: 'jira' as const, email: jiraEmail, sweepDays: 1 } };
}

const impatient = { patience: { ...hurried, tries: 2 } };

describe('a night at a ticket system', () => {
  test.each([['zendesk', zendesk] as const, ['jira', jira] as const])(
    'reads no further than is wished, and the next one goes on: %s',
    async (_kind, start) => {
      const { desk, source, store, analyzer } = await start(25);
      const read: number[] = [];
      for (const limit of [10, 7, 1, 100]) {
        await night(store, analyzer, [source], { limit });
        read.push((await store.totals()).conversations);
      }
      expect(read).toEqual([10, 17, 18, 25]);
      expect(await contentOf(store)).toEqual(desk.content());
    },
  );

  test('that ends what an earlier one began goes on to what has changed since', async () => {
    const { desk, source, store, analyzer } = await jira(150);
    await night(store, analyzer, [source], { limit: 100 });
    desk.now += 86_400;
    desk.stir(10);
    desk.now += A_WHILE;
    await night(store, analyzer, [source]);
    expect(await contentOf(store)).toEqual(desk.content());
  });

  test('reads again what changed since a moment, and finds it unchanged', async () => {
    const { desk, source, store, analyzer } = await zendesk(20);
    await night(store, analyzer, [source]);
    const since = new Date((desk.now - A_WHILE - 5) * 1000).toISOString();
    await night(store, analyzer, [source], { since });
    const [brought] = await store.imports({ limit: 1 });
    expect(brought).toMatchObject({ unchanged: 6, conversations: 20 });
  });

  test('that brings nothing leaves the account of the last one that did', async () => {
    const { source, store, analyzer } = await zendesk(20);
    await night(store, analyzer, [source]);
    const before = await store.imports({ limit: 9 });
    const cursors = await store.cursors('desk');
    await night(store, analyzer, [source]);
    expect(await store.imports({ limit: 9 })).toEqual(before);
    expect(await store.cursors('desk')).toEqual(cursors);
  });

  test('is rehearsed without a trace', async () => {
    const { desk, source, store, analyzer } = await jira(20);
    await night(store, analyzer, [source]);
    const before = [await contentOf(store), await store.cursors('desk'), await store.version()];
    desk.delete(4);
    desk.now += 86_400;
    desk.open();
    desk.now += A_WHILE;
    const rehearsal = await night(store, analyzer, [source], { dryRun: true });
    expect(rehearsal).toMatchObject({ conversations: 1, replaced: 0, deleted: 1, statements: 0 });
    expect([await contentOf(store), await store.cursors('desk'), await store.version()]).toEqual(before);
  });

  test('that breaks off keeps what came before, says why, and is taken up again', async () => {
    const { desk, server, source, store, analyzer } = await zendesk(250);
    // The first page and a half get through.
    server.manners = (asked) => ({ ...wellBehaved, errors: asked > 150 ? 1000 : 0 });
    await expect(night(store, analyzer, [source], impatient)).rejects.toMatchObject({
      code: 'source-unavailable',
      message: expect.stringMatching(/^desk: 127.*at the last of 2 tries/),
    });
    expect(await store.totals()).toMatchObject({ conversations: 100 });
    const [run] = await store.runs({ limit: 1 });
    expect(run).toMatchObject({ state: 'failed', outcome: { conversations: 100, failed: 1 } });
    expect((await store.imports({ limit: 1 }))[0]).toMatchObject({ state: 'failed', problems: 1 });
    server.manners = wellBehaved;
    const asked = server.asked.length;
    expect(await night(store, analyzer, [source])).toMatchObject({ conversations: 150 });
    expect(server.asked.slice(asked).some(({ query }) => query.has('start_time'))).toBe(false);
    expect(await contentOf(store)).toEqual(desk.content());
  });

  test('whose token is refused stores nothing and says what to look at', async () => {
    const { source, store, analyzer } = await zendesk(3);
    const refused = night(store, analyzer, [{ ...source, email: 'other@acme.example' }]);
    await expect(refused).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringMatching(/^desk: .*\(401\).*belongs to the account in "email"/),
    });
    expect(await store.imports({ limit: 9 })).toEqual([]);
  });

  test('with a stranger’s token at Jira does not take an empty answer for an empty desk', async () => {
    const { source, store, analyzer } = await jira(30);
    await night(store, analyzer, [source]);
    const refused = night(store, analyzer, [{ ...source, email: 'other@acme.example' }]);
    await expect(refused).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await store.totals()).conversations).toBe(30);
  });

  test('gives up nothing where most tickets vanish at once, and says so', async () => {
    const { desk, server, source, store, analyzer } = await jira(30);
    await night(store, analyzer, [source]);
    server.whims.blind = true;
    desk.now += 86_400;
    const told: string[] = [];
    await night(
      store,
      analyzer,
      [source],
      {},
      { onFile: ({ problems }) => told.push(...problems.map((each) => each.message)) },
    );
    expect(told).toEqual([expect.stringMatching(/^30 of 30 tickets can no longer be seen and are kept/)]);
    expect((await store.totals()).conversations).toBe(30);
  });

  test('begins anew where somebody deleted what it brought', async () => {
    const { desk, source, store, analyzer } = await zendesk(12);
    await night(store, analyzer, [source]);
    const [brought] = await store.imports({ limit: 1 });
    await store.deleteImport(brought?.id ?? 0);
    expect(await night(store, analyzer, [source])).toMatchObject({ conversations: 12 });
    expect(await contentOf(store)).toEqual(desk.content());
  });

  test('of another system name takes its tickets along, and doubles none', async () => {
    const { desk, source, store, analyzer } = await zendesk(12);
    await night(store, analyzer, [source]);
    const moved = { ...source, system: 'zendesk-eu' };
    expect(await night(store, analyzer, [moved])).toMatchObject({ conversations: 0 });
    expect(await contentOf(store)).toEqual(desk.content());
    expect(await store.imports({ limit: 9 })).toMatchObject([
      { source: 'zendesk-eu', conversations: 12, unchanged: 12 },
    ]);
  });

  test('that reads something else begins at its beginning', async () => {
    const { desk, source, store, analyzer } = await jira(12);
    await night(store, analyzer, [{ ...source, projects: ['SUP'] }]);
    expect(await night(store, analyzer, [{ ...source, projects: ['SUP'] }])).toMatchObject({
      conversations: 0,
    });
    const all = await night(store, analyzer, [source]);
    const [brought] = await store.imports({ limit: 1 });
    expect([all.conversations, brought?.unchanged]).toEqual([0, 12]);
    expect(await contentOf(store)).toEqual(desk.content());
  });

  test.each([['zendesk', zendesk] as const, ['jira', jira] as const])(
    'that is led in a circle stops, and says so: %s',
    async (_kind, start) => {
      const { server, source, store, analyzer } = await start(150);
      server.whims.repeats = 1000;
      await expect(night(store, analyzer, [source])).rejects.toMatchObject({
        code: 'source-unavailable',
        message: expect.stringMatching(/^desk: The system gives the same pages again and again/),
      });
      expect((await store.totals()).conversations).toBe(100);
    },
  );
});
