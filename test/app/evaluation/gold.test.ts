import { describe, expect, test } from 'vitest';
import { readGold } from '../../../src/app/evaluation/gold.js';
import { linesFile } from './statements.js';

const good = '{"text":"Hello.","centric":false,"focused":0,"customer":1}';

describe('labelled statements', () => {
  test('need only a text and three answers; the rest is filled in', async () => {
    const file = linesFile('ours.jsonl', ['', good]);
    expect(await readGold(file)).toEqual([
      {
        id: `${file}:2`,
        source: 'ours',
        conversation: `${file}:2`,
        audience: 'internal',
        text: 'Hello.',
        context: '',
        centric: false,
        focused: false,
        customer: true,
      },
    ]);
  });

  test.each([
    ['{"text":"Hello."', 'not valid JSON'],
    ['{"text":"Hello.","centric":true,"focused":false}', 'customer: write true or false'],
    ['{"text":"Hello.","centric":"yes","focused":false,"customer":true}', 'centric: write true or false'],
    ['{"text":"","centric":true,"focused":false,"customer":true}', 'text:'],
    ['{"text":"Hello.","centric":true,"focused":false,"customer":true,"audience":"boss"}', 'audience:'],
    ['[]', 'line:'],
  ])('names file and line of a bad line: %s', async (line, words) => {
    const file = linesFile('ours.jsonl', [good, good, line]);
    await expect(readGold(file)).rejects.toMatchObject({
      code: 'bad-gold',
      message: expect.stringContaining(`${file}:3: ${words}`),
    });
  });

  test.each([
    ['a file that is missing', () => '/nowhere/gold.jsonl'],
    ['an empty file', () => linesFile('empty.jsonl', [''])],
  ])('are asked for where there are none: %s', async (_, file) => {
    await expect(readGold(file())).rejects.toMatchObject({ code: 'no-gold' });
  });
});
