import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launch, type Program, startProgram, watchedPage } from './browser.js';

const ROSTER = 'name,team,side\nMaya Bell,Front desk,\nBen Osei,Sales,\nKit Moss,,customer\n';

describe.skipIf(chromiumPath === undefined)('whoever runs the server', () => {
  let browser: Browser;
  let program: Program;
  beforeAll(async () => {
    [browser, program] = await Promise.all([launch(), startProgram('--no-samples')]);
  });
  afterAll(async () => {
    await browser.close();
    await program.stop();
  });

  test('changes settings without script, is told what is wrong, and sees them in force', async () => {
    const { page, faults } = await watchedPage(browser, program.address, { javaScriptEnabled: false });
    await page.goto('/settings');
    await page.getByLabel('People behind a number').fill('4');
    await page.getByLabel('Time zone').fill('Europe/Berlin');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Nothing was saved yet.').waitFor();
    expect(await page.getByLabel('Time zone').inputValue()).toBe('Europe/Berlin');
    await page.getByLabel('People behind a number').fill('7');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved, and in force.').waitFor();
    await page.getByText('A number needs at least 7 people.').waitFor();
    // The answer to the form that was refused is told in the console of the browser.
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
  });

  test('looks at a roster before it is used', async () => {
    const { page, faults } = await watchedPage(browser, program.address);
    await page.goto('/settings');
    const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(ROSTER) };
    await page.getByLabel('Bring a roster').setInputFiles(file);
    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByRole('heading', { name: 'Is this your roster?' }).waitFor();
    expect(await page.getByText('Maya Bell').count()).toBe(0);
    await page.getByRole('button', { name: 'Use this roster' }).click();
    await page.getByText('3 people on 2 teams').waitFor();
    expect(faults).toEqual([]);
  });
});
