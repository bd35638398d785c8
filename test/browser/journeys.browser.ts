import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launch, type Program, startProgram, watchedPage } from './browser.js';

const TALK = `Maya Bell: Our guests want it quiet at night, and they told us that the lift wakes them up.
Ben Osei: Visits are up twelve percent since the campaign, and we sold forty thousand nights to members.
Maya Bell: They are afraid that nobody will answer when they ring at two in the morning.
`;

const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(TALK + name) });

describe.skipIf(chromiumPath === undefined)('somebody with a meeting of their own', () => {
  let browser: Browser;
  let program: Program;
  beforeAll(async () => {
    [browser, program] = await Promise.all([launch(), startProgram('--no-samples')]);
  });
  afterAll(async () => {
    await browser.close();
    await program.stop();
  });

  test('brings it, sees what was read, reads a sentence and why it has its label', async () => {
    const { page, faults } = await watchedPage(browser, program.address);
    await page.goto('/');
    await page.getByRole('link', { name: 'Add conversations' }).first().click();
    await page.getByLabel('Files').setInputFiles(file('monday.txt'));
    await page.getByLabel('Team').fill('Front desk');
    await page.getByRole('button', { name: 'Read the files' }).click();
    await page.getByRole('heading', { name: 'monday.txt' }).waitFor();
    expect(await page.locator('main').textContent()).toMatch(
      /Read 1 conversation with \d turns.*Front desk/s,
    );
    await page.getByRole('link', { name: 'monday', exact: true }).click();
    expect(await page.locator('main').textContent()).not.toMatch(/Maya|Ben Osei/);
    await page.locator('details.statement > summary').first().click();
    await page.getByRole('link', { name: 'All that weighed' }).first().click();
    expect(await page.locator('h1').textContent()).toMatch(/^Why this is /);
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(1);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('does the same without script', async () => {
    const { page } = await watchedPage(browser, program.address, { javaScriptEnabled: false });
    await page.goto('/upload');
    await page.getByLabel('Files').setInputFiles([file('tuesday.txt'), file('wednesday.txt')]);
    await page.getByRole('button', { name: 'Read the files' }).click();
    await page.getByRole('heading', { name: 'Your files have been read' }).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(2);
    await page.getByRole('link', { name: 'See its result' }).first().click();
    expect(await page.locator('main').textContent()).toContain('You brought this file');
    await page.context().close();
  });

  test('reads it by keyboard alone: the skip link, j and k, Enter', async () => {
    const { page } = await watchedPage(browser, program.address);
    await page.goto('/upload');
    await page.getByLabel('Files').setInputFiles(file('thursday.txt'));
    await page.getByRole('button', { name: 'Read the files' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'thursday.txt' }).waitFor();
    await page.getByRole('link', { name: 'thursday', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What was said' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the content');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    expect(await page.locator('details.statement').first().getAttribute('open')).toBe('');
    await page.context().close();
  });

  test('drops a file that is no conversation and is told so in words', async () => {
    const { page } = await watchedPage(browser, program.address);
    await page.goto('/upload');
    const binary = {
      name: 'photo.vtt',
      mimeType: 'text/vtt',
      buffer: Buffer.from([0x89, 0x50, 0, 1, 2, 0, 0, 255]),
    };
    await page.getByLabel('Files').setInputFiles(binary);
    await page.getByRole('button', { name: 'Read the files' }).click();
    await page.getByRole('heading', { name: 'photo.vtt' }).waitFor();
    expect(await page.locator('main').textContent()).toMatch(/could not be read/i);
    await page.context().close();
  });

  test('types a sentence and sees its label, while nothing is sent', async () => {
    const { page, faults } = await watchedPage(browser, program.address);
    await page.goto('/try');
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByLabel('What was said').fill('Our guests want it quiet at night.');
    await page.locator('#labelled .statement').waitFor();
    expect(await page.locator('#labelled').textContent()).toContain('Our guests want it quiet at night.');
    expect([...asked, ...faults]).toEqual([]);
    await page.context().close();
  });

  test('prints a month without menus and buttons', async () => {
    const { page } = await watchedPage(browser, program.address);
    await page.goto('/teams');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav[aria-label="Main"]').isVisible()).toBe(false);
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
    await page.context().close();
  });
});
