import { expect, test, vi } from 'vitest';
import { run } from '../../../src/app/bench/coverage.js';

test('the coverage bench fails, and names the cells, where the interval misses the truth too often or too seldom', async () => {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  // Ten samples hold the truth ten times or nine, which is outside 0.92 to 0.98 whatever the method.
  expect(await run(['--samples', '10'])).toBe(1);
  log.mockRestore();
  const cells = printed.filter((line) => /^ +\d+ +\d+ +0\.\d\d/.test(line));
  expect(cells.length).toBeGreaterThan(100);
  expect(printed.at(-1)).toMatch(/Outside 0\.92 to 0\.98: [1-9]\d*\.$/);
});
