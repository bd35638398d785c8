import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/store/index.js';
import { put } from '../../store/talk.js';
import { startServer, type TestServer } from './server.js';
import { meeting } from './town.js';

/** Twelve people on twelve days: enough to be quoted and to be corrected. */
async function fillCare(store: Store): Promise<void> {
  const days = Array.from({ length: 12 }, (_, day) => `2026-03-${String(day + 10)}`);
  await put(
    store,
    days.map((day) => meeting('Care', 12, { day })),
  );
}

interface Shown {
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
}

function shownIn(page: string): Shown | undefined {
  const text = /<blockquote[^>]*>([^<]+)<\/blockquote>/.exec(page)?.[1];
  const fields = Object.fromEntries(
    [...page.matchAll(/type="hidden" name="(\w+)" value="(\d+)"/g)].map(([, name, value]) => [name!, value!]),
  );
  return text === undefined ? undefined : { text, fields };
}

const send = (server: TestServer, fields: Readonly<Record<string, string>>) =>
  server.fetch('/teams/1/sample', { method: 'POST', body: new URLSearchParams(fields) });

/** Labels sentences until none is shown, as their own words say they should be, or all as neither. */
async function labelAll(server: TestServer, answer?: 'no', most = 200): Promise<readonly string[]> {
  const seen: string[] = [];
  while (seen.length < most) {
    const shown = shownIn(await (await server.fetch('/teams/1/sample')).text());
    if (shown === undefined) return seen;
    seen.push(`${Object.values(shown.fields).join(' ')}: ${shown.text}`);
    const says = (side: string) =>
      answer ?? (/said mixed/.test(shown.text) || shown.text.includes(side) ? 'yes' : 'no');
    const sent = await send(server, { ...shown.fields, centric: says('centric'), focused: says('focused') });
    expect(sent.status).toBe(303);
  }
  return seen;
}

describe('labelling sentences of one’s own team', () => {
  test('goes through fifty of them, each once, never showing the machine’s label', async () => {
    const server = await startServer(fillCare);
    const page = await (await server.fetch('/teams/1/sample')).text();
    expect(page).toContain('<strong>0 of 50</strong>');
    expect(page).not.toMatch(/class="label/);
    const seen = await labelAll(server);
    expect(seen).toHaveLength(50);
    expect(new Set(seen).size).toBe(50);
    expect(await (await server.fetch('/teams/1/sample')).text()).toContain('All done. Thank you.');
  });

  test('lets the corrected ratio rest on them', async () => {
    const server = await startServer(fillCare);
    const before = (await (await server.fetch('/teams/1.json')).json()) as { corrected: object };
    expect(before.corrected).toEqual({ kind: 'cannot-correct', reason: 'not-measured' });
    await labelAll(server);
    const { ratio, corrected, ownLabels } = (await (await server.fetch('/teams/1.json')).json()) as {
      ratio: { value: number };
      corrected: { kind: string; value: number; low: number; high: number };
      ownLabels: number;
    };
    expect(ownLabels).toBe(50);
    expect(corrected.kind).toBe('shown');
    expect(corrected.low).toBeLessThanOrEqual(ratio.value);
    expect(corrected.high).toBeGreaterThanOrEqual(ratio.value);
    expect(await (await server.fetch('/teams/1')).text()).toContain('the team’s own readers of 50 sentences');
  });

  test('goes on past fifty where these are not enough to tell the ratio', async () => {
    const server = await startServer(fillCare);
    await labelAll(server, 'no', 50);
    const page = await (await server.fetch('/teams/1/sample')).text();
    expect(page).toContain('<strong>50 of 100</strong>');
    expect(shownIn(page)).toBeDefined();
    const team = await (await server.fetch('/teams/1')).text();
    expect(team).toContain('too few sentences labelled by readers');
    expect(team).toContain('The team can go on labelling, on its own page.');
  });

  test('is not offered for so few people that their sentences could be theirs alone', async () => {
    const server = await startServer((store) => put(store, [meeting('Pair', 2)]));
    const page = await (await server.fetch('/teams/1/sample')).text();
    expect(page).toContain('hidden: fewer than ten people');
    expect(shownIn(page)).toBeUndefined();
  });

  test.each<[what: string, fields: Record<string, string>, status: number, says: string]>([
    ['without an answer', { centric: 'yes' }, 400, 'Answer both questions'],
    ['without a place', { conversation: '', centric: 'yes', focused: 'no' }, 400, 'came without'],
    [
      'for a sentence that is not there',
      { start: '7777', centric: 'yes', focused: 'no' },
      404,
      'no longer stored',
    ],
  ])('refuses a form %s in words', async (_what, changed, status, says) => {
    const server = await startServer(fillCare);
    const { fields } = shownIn(await (await server.fetch('/teams/1/sample')).text())!;
    const sent = await send(server, { ...fields, ...changed });
    expect([sent.status, await sent.text()]).toEqual([status, expect.stringContaining(says)]);
  });
});
