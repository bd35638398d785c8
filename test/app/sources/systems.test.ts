import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeIntercom, token as intercomToken } from '../../fakes/intercom.js';
import { fakeJira, email as jiraEmail, token as jiraToken } from '../../fakes/jira.js';
import { unruly, wellBehaved } from '../../fakes/server.js';
import { fakeZendesk, email as zendeskEmail, token as zendeskToken } from '../../fakes/zendesk.js';
import { freshStore, temporaryDirectory } from '../../store/talk.js';
import { smallAnalyzer } from '../jobs/lexicon.js';
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
    const madness = { repeats: 150, expires: 80, lag: 600, happenings: 6 };
    return { ...begun, server, source, madden: () => Object.assign(server.whims, madness) };
  },
  intercom: async (seed: number, tickets: number) => {
    const { common, server, ...begun } = await begin(seed, tickets, fakeIntercom, intercomToken);
    const source = { ...common, kind: 'intercom' as const, sweepDays: 1 };
    const madness = { repeats: 150, expires: 80, lag: 600, happenings: 6 };
    return { ...begun, server, source, madden: () => Object.assign(server.whims, madness) };
  },
};

const DAY = 86_400;

/** A lexicon in which fewer things are wants: what was labelled by the other gets other labels. */
const narrow = {
  'perspective/wants.yml': `category: wants
lens: perspective
side: centric
source: tests
meaning: what they want it to be
ask: What did they want?
entries:
  - match: '#CustomerNoun {want} it'
    yes: [Guests want it quiet.]
    no: [Guests want 40 percent off.]
`,
};

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

  test('knows who speaks to whom, and on which team: by the ticket, or by the roster', async () => {
    const { desk, source, store, analyzer } = await start(3, 40);
    const roster = join(temporaryDirectory(), 'roster.csv');
    writeFileSync(roster, 'name,email,team,side\nAgent 1,agent1@acme.example,Night shift,organisation\n');
    await night(store, analyzer, [{ ...source, roster }]);
    const heard = new Set<string>();
    for (const { id, externalId } of await store.conversations({ limit: 99 })) {
      const ticket = desk.tickets.get(Number(externalId.replace(/\D/g, '')));
      const stored = await store.conversation(id);
      for (const [index, { audience, speaker }] of stored?.said.entries() ?? []) {
        const voice = stored?.voices.find((each) => each.speaker === speaker);
        const { by, who } = ticket?.messages[index] ?? {};
        const team = who === 1 ? 'Night shift' : `Team ${ticket?.team}`;
        expect({ by, audience, side: voice?.side, team: voice?.team.name }).toEqual(
          by === 'customer'
            ? { by, audience: 'unknown', side: 'customer', team: '' }
            : { by, audience: by === 'note' ? 'internal' : 'customer', side: 'organisation', team },
        );
        heard.add(`${by} ${who === 1}`);
      }
    }
    expect([...heard]).toEqual(
      expect.arrayContaining(['customer false', 'agent true', 'agent false', 'note false']),
    );
  });

  test('two weeks of nights with edits, deletions and new lexicons end like one import of the last state', async () => {
    const { desk, source, store, analyzer } = await start(4, 60);
    const versions = [smallAnalyzer(), smallAnalyzer(narrow), smallAnalyzer(), smallAnalyzer(narrow)];
    for (let each = 0; each < 14; each += 1) {
      desk.now += DAY;
      desk.stir(12);
      desk.now += A_WHILE;
      await night(store, versions[Math.floor(each / 4)] ?? analyzer, [source]);
    }
    const once = await freshStore();
    await night(once, versions[3] ?? analyzer, [source]);
    expect(await contentOf(store)).toEqual(await contentOf(once));
    expect(await contentOf(store)).toEqual(desk.content());
    expect(await store.totals()).toEqual(await once.totals());
    const sums = async (of: typeof store) =>
      (await of.teams()).map(({ team: { name }, ...rest }) => ({ name, ...rest }));
    expect(await sums(store)).toEqual(await sums(once));
    const themes = async (of: typeof store) =>
      (await of.categorySums({ lens: 'perspective' })).filter(({ team }) => team === undefined);
    expect(await themes(store)).toEqual(await themes(once));
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
