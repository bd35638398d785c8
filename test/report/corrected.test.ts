import { describe, expect, test } from 'vitest';
import type { Confusion, ErrorModel, Label } from '../../src/model/index.js';
import { correctionHelp, homeView, teamsRows, teamsView, teamView } from '../../src/report/index.js';
import type { Store } from '../../src/store/index.js';
import { meeting } from '../app/web/town.js';
import { freshStore, put } from '../store/talk.js';
import { asking } from './asking.js';

/** Of a hundred statements of each kind, so many were labelled rightly; the errors go to the other kinds evenly. */
function confusion(right: number): Confusion {
  const wrong = (100 - right) / 2;
  return {
    centric: { centric: right, focused: wrong, mixed: 0, neither: wrong },
    focused: { centric: wrong, focused: right, mixed: 0, neither: wrong },
    mixed: { centric: 5, focused: 5, mixed: 0, neither: 0 },
    neither: { centric: wrong, focused: wrong, mixed: 0, neither: right },
  };
}

const measured: ErrorModel = { meeting: confusion(80) };

/** A store in which each team meets on some days; in a mix, half of what counts is centric where none is given. */
async function storeOf(
  teams: Readonly<
    Record<string, { readonly days?: number; readonly people?: number; readonly mix?: readonly Label[] }>
  >,
): Promise<Store> {
  const store = await freshStore();
  const conversations = Object.entries(teams).flatMap(([team, { days = 8, people = 6, mix }]) =>
    Array.from({ length: days }, (_, day) =>
      meeting(team, people, { day: `2026-03-${String(day + 10)}`, ...(mix && { mix }) }),
    ),
  );
  await put(store, conversations);
  return store;
}

describe('the corrected ratio', () => {
  test('stands beside the measured one, drawn away from the middle, counted from the same talk', async () => {
    const mix: readonly Label[] = ['centric', 'centric', 'centric', 'focused', 'none', 'none'];
    const inquiry = await asking(await storeOf({ Care: { mix } }), { errors: measured });
    const { ratio, corrected } = await teamView(inquiry, 1);
    if (ratio.kind !== 'shown' || corrected.kind !== 'shown') throw new Error('both should be shown');
    expect(ratio.value).toBe(0.75);
    expect(corrected.value).toBeGreaterThan(0.8);
    expect(corrected.low).toBeLessThan(corrected.value);
    expect(corrected.high).toBeGreaterThan(corrected.value);
    expect(corrected).toMatchObject({ n: ratio.n, people: ratio.people, conversations: ratio.conversations });
  });

  test('tells what to do where the labels err too often for the talk there is', async () => {
    const inquiry = await asking(await storeOf({ Care: { people: 6 } }), {
      errors: { meeting: confusion(45) },
    });
    const { corrected } = await teamView(inquiry, 1);
    expect(corrected).toMatchObject({ kind: 'cannot-correct', reason: 'classifier-too-weak' });
    expect(correctionHelp(corrected)).toMatch(/^Fifty sentences that a team labels by hand/);
    expect(correctionHelp({ kind: 'cannot-correct', reason: 'too-little-text' })).toBeUndefined();
  });

  test('comes second in the sentence, in plain words', async () => {
    const inquiry = await asking(await storeOf({ Care: {} }), { errors: measured });
    const { sentence } = await homeView(inquiry);
    expect(sentence).toMatch(
      /looks through their eyes\. A careful reader would have counted between \d\d and \d\d %\.$/,
    );
  });

  test.each<[string, Parameters<typeof storeOf>[0], ErrorModel | undefined, object]>([
    [
      'has not been measured yet',
      { Care: {} },
      undefined,
      { kind: 'cannot-correct', reason: 'not-measured' },
    ],
    [
      'is not known for this channel',
      { Care: {} },
      { ticket: confusion(80) },
      { kind: 'cannot-correct', reason: 'channel-not-measured' },
    ],
    [
      'has too few conversations',
      { Care: { days: 4 } },
      measured,
      { kind: 'cannot-correct', reason: 'too-few-conversations' },
    ],
    [
      'rests on labels that are no better than chance',
      { Care: {} },
      { meeting: confusion(34) },
      { kind: 'cannot-correct', reason: 'classifier-too-weak' },
    ],
    [
      'would unmask a ratio that is told only as over 95 %',
      { Care: { mix: ['centric', 'none'] } },
      measured,
      { kind: 'cannot-correct', reason: 'one-sided' },
    ],
    ['is hidden with the measured one', { Care: { people: 3 } }, measured, { kind: 'hidden' }],
    ['has too little text', { Care: { mix: ['none'] } }, measured, { kind: 'too-little' }],
  ])('is absent, and says why, where it %s', async (_name, teams, errors, expected) => {
    const inquiry = await asking(await storeOf(teams), errors && { errors });
    expect((await teamView(inquiry, 1)).corrected).toMatchObject(expected);
  });

  test('is told in downloads with its reason where it is absent', async () => {
    const inquiry = await asking(await storeOf({ Care: {} }));
    const [row] = teamsRows(await teamsView(inquiry));
    expect(row).toMatchObject({
      corrected_ratio: '',
      corrected_ratio_note: 'cannot be corrected: not measured yet',
    });
  });
});

describe('ratios that lean on all teams', () => {
  const talkers = { days: 3 };
  const listeners = { days: 3, mix: ['centric', 'centric', 'focused'] as const };
  const teams = (many: number) =>
    Object.fromEntries(
      Array.from({ length: many }, (_, index) => [`Team ${index}`, index % 2 === 0 ? talkers : listeners]),
    );

  test('are there for more than five teams, between their own and that of all', async () => {
    const { teams: lines, overall } = await teamsView(await asking(await storeOf(teams(6))));
    if (overall.ratio.kind !== 'shown') throw new Error('all together should be shown');
    for (const { ratio, pooled } of lines) {
      if (ratio.kind !== 'shown' || pooled === undefined) throw new Error('each should have both');
      expect(Math.abs(pooled.value - overall.ratio.value)).toBeLessThanOrEqual(
        Math.abs(ratio.value - overall.ratio.value) + 0.01,
      );
      expect(pooled).toMatchObject({ kind: 'shown', n: ratio.n, people: ratio.people });
      expect(pooled.borrowed).toBeGreaterThan(0);
    }
  });

  test('are not there for five', async () => {
    const { teams: lines } = await teamsView(await asking(await storeOf(teams(5))));
    expect(lines.map(({ pooled }) => pooled)).toEqual(Array(5).fill(undefined));
  });
});
