import { describe, expect, test } from 'vitest';
import { LENSES } from '../../report/lens-lexicon.js';
import { fillLensTown } from '../../report/lens-town.js';
import { smallAnalyzer } from '../jobs/lexicon.js';
import { startServer } from './server.js';

const targetMix = { community: 30, chameleon: 50, commodity: 20 };
const withLenses = () => startServer(fillLensTown, { targetMix }, smallAnalyzer(LENSES));

const PAGES = [
  '/lenses',
  '/lenses/culture-type',
  '/lenses/dimension',
  '/lenses/motive',
  '/lenses/stage',
  '/teams/1/lenses',
  '/teams/1/lenses/culture-type',
  '/teams/1/lenses/dimension',
  '/teams/4/lenses/stage',
  '/how-this-works',
];

test('every page of a lens has one heading, no inline style, a title for each picture and a caption for each table', async () => {
  const server = await withLenses();
  for (const path of PAGES) {
    const answer = await server.fetch(path);
    const page = await answer.text();
    expect([path, answer.status, page.match(/<h1>/g)?.length]).toEqual([path, 200, 1]);
    expect(page).not.toMatch(/\sstyle=|<style|<script(?! src)|\son\w+=/);
    expect(page.match(/<table>/g)?.length).toBe(page.match(/<caption>/g)?.length);
    expect(page.match(/role="img"/g)?.length).toBe(page.match(/role="img"[^>]*>\s*<title>[^<]+</g)?.length);
    expect(page.length).toBeLessThan(60_000);
  }
});

describe('the pages of lenses', () => {
  test.each<[what: string, path: string, status: number, contains: RegExp]>([
    ['lead from the navigation', '/', 200, /<a href="\/lenses">Lenses<\/a>/],
    [
      'answer every lens on one screen',
      '/lenses',
      200,
      /Perspective.*Culture type.*Dimension.*Motive.*Stage/s,
    ],
    ['lead on to each', '/lenses', 200, /<a href="\/lenses\/stage">Stage<\/a>/],
    ['lead from a team to its own', '/teams/1/lenses', 200, /<a href="\/teams\/1\/lenses\/stage">Stage<\/a>/],
    [
      'are summed up on the team’s page',
      '/teams/1',
      200,
      /Through other lenses.*In Care, of the talk that shows a kind of culture/s,
    ],
    ['ask their question', '/teams/1/lenses/culture-type', 200, /What kind of culture\?/],
    [
      'say it in words',
      '/teams/1/lenses/culture-type',
      200,
      /Against the target there is more community and less chameleon/,
    ],
    [
      'draw the target',
      '/teams/1/lenses/culture-type',
      200,
      /<path class="aim"[^>]*><title>target 30 %<\/title>/,
    ],
    [
      'draw no target where there is none',
      '/teams/1/lenses/motive',
      200,
      /^(?!.*class="aim"[^>]*><title>target)/s,
    ],
    [
      'mark what drives',
      '/teams/1/lenses/dimension',
      200,
      /collective focus<tspan class="driving"> ◆ drives/,
    ],
    [
      'tell what differs from all teams',
      '/teams/1/lenses/dimension',
      200,
      /more often <small>\+\d+\.\d to \+\d+\.\d<\/small>/,
    ],
    [
      'tick off a checklist',
      '/teams/1/lenses/dimension',
      200,
      /<li class="heard">.*Everybody is trained.*<li class="not-heard">/s,
    ],
    [
      'tell the stage that is reached',
      '/teams/1/lenses/stage',
      200,
      /The stage reached is sensitivity.*▲ reached/s,
    ],
    ['warn of the clash of names', '/teams/1/lenses/stage', 200, /is not the label customer-focused/],
    ['warn of it where all are on one screen', '/lenses', 200, /is not the label customer-focused/],
    [
      'warn of it where the tool explains itself',
      '/how-this-works',
      200,
      /<br>The stage “focus” is not the label/,
    ],
    [
      'give the question to ask',
      '/teams/1/lenses/culture-type',
      200,
      /To ask<\/small> What about community\?/,
    ],
    [
      'quote with the words marked',
      '/teams/1/lenses/culture-type',
      200,
      /<blockquote>we <mark title="community">told<\/mark>/,
    ],
    ['redact what they quote', '/teams/1/lenses/culture-type', 200, /\[name\]/],
    ['name their source', '/teams/1/lenses/culture-type', 200, /After tests, &quot;Kinds&quot;/],
    [
      'set all teams beside each other, by name',
      '/lenses/culture-type',
      200,
      /Care.*Pair.*hidden: fewer than five people.*Product.*Sales/s,
    ],
    [
      'hide a team of two',
      '/teams/4/lenses/culture-type',
      200,
      /is hidden: fewer than five people.*Sentences are hidden: fewer than ten people/s,
    ],
    ['draw nothing where nothing is told', '/teams/4/lenses/culture-type', 200, /^(?!.*role="img")/s],
    ['can be those of one month', '/teams/1/lenses?month=2026-03', 200, /in March 2026/],
    [
      'know no lens that is none',
      '/lenses/weather',
      404,
      /There are: culture-type, dimension, motive, stage/,
    ],
    ['know no team that is none', '/teams/99/lenses/stage', 404, /There is no such team/],
    ['are JSON', '/teams/1/lenses/stage.json', 200, /"reached":\{"kind":"reached","category":"sensitivity"/],
    ['are JSON in the API', '/api/v1/lenses/motive', 200, /^\{"ok":true,.*"picture":"ratio"/],
    [
      'are CSV',
      '/teams/1/lenses/culture-type.csv',
      200,
      /"Care","culture-type","Kinds of culture","share","community","0\.\d+".*"over target"/,
    ],
    ['are CSV for all', '/lenses.csv', 200, /"All teams","stage","Stage profile","share","obsession"/],
    ['show the target in the settings', '/settings', 200, /community 30 %, chameleon 50 %, commodity 20 %/],
    [
      'are told in the lexicon as on the lens’s own page',
      '/lexicon/culture-type/community',
      200,
      /all teams together.*\d+ % <small>\d+–\d+ %/s,
    ],
  ])('%s: %s', async (_what, path, status, contains) => {
    const server = await withLenses();
    const answer = await server.fetch(path);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringMatching(contains)]);
  });
});

test('without other lenses there is only the perspective', async () => {
  const server = await startServer(fillLensTown);
  const page = await (await server.fetch('/lenses')).text();
  expect(page).toMatch(/Perspective.*The lexicons hold no other lens/s);
  expect(await (await server.fetch('/teams/1')).text()).not.toContain('Through other lenses');
});

test('talk that was labelled by other words says so, until it is labelled anew', async () => {
  const analyzer = smallAnalyzer(LENSES);
  const server = await startServer(fillLensTown, {}, analyzer);
  const told = /Some conversations were read before the words in force/;
  expect(await (await server.fetch('/lenses/stage')).text()).toMatch(told);
  expect(await (await server.fetch('/teams/1/lenses')).text()).toMatch(told);
  for (const id of await server.store.outdated(analyzer.version, 100))
    await server.store.relabel(id, analyzer.version, (talk) => analyzer.analyze(talk));
  expect(await (await server.fetch('/lenses/stage')).text()).not.toMatch(told);
});

test('in an empty store the lenses say that there is too little', async () => {
  const server = await startServer(undefined, {}, smallAnalyzer(LENSES));
  expect(await (await server.fetch('/lenses')).text()).toMatch(
    /there is too little of the talk that shows a kind of culture/,
  );
  expect((await server.fetch('/lenses/dimension')).status).toBe(200);
});
