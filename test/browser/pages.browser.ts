import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launch, type Program, startProgram, waitForSamples, watchedPage } from './browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PAGES = [
  '/',
  '/?month=2026-09',
  '/?grain=week',
  '/teams/1?quarter=2026-Q3',
  '/monthly?grain=week',
  '/teams',
  '/teams/1',
  '/teams/1/sample',
  '/teams/1/lenses',
  '/teams/1/lenses/dimension',
  '/lenses',
  '/lenses?month=2026-09',
  '/lenses/culture-type',
  '/lenses/dimension',
  '/lenses/motive',
  '/lenses/stage',
  '/conversations/1',
  '/conversations/1?label=centric',
  '/conversations/1/statements/1',
  '/imports',
  '/imports/1',
  '/upload',
  '/try',
  '/lexicon',
  '/lexicon/perspective/wants',
  '/lexicon/classes/Desire',
  '/monthly',
  '/network',
  '/runs',
  '/settings',
  '/how-this-works',
  '/nothing-here',
] as const;

const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 } },
};

describe.skipIf(chromiumPath === undefined)('every page in a browser', () => {
  let browser: Browser;
  let program: Program;
  beforeAll(async () => {
    [browser, program] = await Promise.all([launch(), startProgram()]);
    await waitForSamples(program.address);
  });
  afterAll(async () => {
    await browser.close();
    await program.stop();
  });

  test.each(PAGES.flatMap((path) => Object.keys(LOOKS).map((look) => [path, look] as const)))(
    '%s has no fault of access in %s, breaks no policy and asks nobody else',
    async (path, look) => {
      // Injecting the checker is the one thing the page's policy would not allow.
      const { page, faults } = await watchedPage(browser, program.address, {
        ...LOOKS[look],
        bypassCSP: true,
      });
      await page.goto(path);
      await page.evaluate(axe);
      const violations = await page.evaluate(() => globalThis.axe.run());
      const told = violations.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect(told).toEqual([]);
      expect(violations.passes.length).toBeGreaterThan(10);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(faults.filter((fault) => path !== '/nothing-here' || !fault.includes('404'))).toEqual([]);
      await page.context().close();
    },
  );

  test.each(PAGES)('%s keeps to its content policy', async (path) => {
    const { page, faults } = await watchedPage(browser, program.address);
    await page.goto(path);
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
    await page.context().close();
  });
});
