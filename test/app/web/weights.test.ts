import { describe, expect, test } from 'vitest';
import { openAnalyzer } from '../../../src/app/jobs/analyzer.js';
import { meaningOf } from '../../../src/app/web/pages/weights.js';
import { startServer } from './server.js';

describe('the names of what weighed', () => {
  test.each([
    ['wants/i-want', 'entry', '/lexicon/perspective/wants'],
    ['entry:ourselves/we-think', 'entry', '/lexicon/perspective/ourselves'],
    ['category:viewpoint.ourselves', 'what belongs to', '/lexicon/viewpoint/ourselves'],
    ['class:Desire', 'word class', '/lexicon/classes/Desire'],
  ])('%s leads to a page', async (name, words, address) => {
    const said = String(meaningOf(name));
    expect(said).toContain(words);
    expect(said).toContain(`href="${address}"`);
    const server = await startServer(undefined, {}, await openAnalyzer());
    expect((await server.fetch(address)).status).toBe(200);
  });

  test('a category that only helps to decide is not counted', async () => {
    const server = await startServer(undefined, {}, await openAnalyzer());
    expect(await (await server.fetch('/lexicon/viewpoint/ourselves')).text()).toMatch(
      /Not counted: it only helps/,
    );
  });

  test('a word is only itself', () => {
    expect(String(meaningOf('word:waiting'))).toBe('this word as such');
  });

  test('a category that is in no lens is not found', async () => {
    expect((await (await startServer()).fetch('/lexicon/perspective/nowhere')).status).toBe(404);
  });

  test('a long category is told in parts of sixty entries', async () => {
    const server = await startServer(undefined, {}, await openAnalyzer());
    const part = async (from: string) =>
      (await server.fetch(`/lexicon/culture-type/commodity${from}`)).text();
    const shown = (page: string) => page.match(/<li class="entry">/g)?.length;
    expect(shown(await part(''))).toBe(60);
    expect(await part('?from=61')).toMatch(/61 to 120 of \d+\. <a href="[^"]*\?from=1">/);
    expect(shown(await part('?from=121'))).toBeLessThan(60);
  });
});
