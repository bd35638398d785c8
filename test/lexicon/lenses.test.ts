import { describe, expect, test } from 'vitest';
import { compiled, type Texts } from './folder.js';

const LENS = 'lens: weather\ntitle: Weather\nquestion: What is it like?\nsource: tests\n';

function category(name: string, ...entries: readonly [id: string, match: string][]): string {
  const listed = entries.map(
    ([id, match]) => `  - id: ${id}\n    match: ${match}\n    yes: [yes]\n    no: [no]\n`,
  );
  return `category: ${name}\nlens: weather\nmeaning: tests\nentries:\n${listed.join('')}`;
}

const categories: Texts = {
  'weather/sun.yml': category('sun', ['heat', 'heat'], ['heat-wave', 'hot days'], ['light', 'light']),
  'weather/rain.yml': category('rain', ['drops', 'drops']),
  'weather/wind.yml': category('wind', ['gust', 'gust']),
};

const weather = (more: string) => {
  const { lexicon, problems } = compiled({ ...categories, 'weather/lens.yml': LENS + more });
  const lens = lexicon.lenses.find(({ name }) => name === 'weather');
  return { lens, problems: problems.map(({ line, column, message }) => `${line}:${column}: ${message}`) };
};

describe('what a lens shows', () => {
  test('is each category as a rate where the file says nothing', () => {
    const { lens, problems } = weather('');
    expect(problems).toEqual([]);
    expect(lens?.parts).toEqual([
      { title: 'Weather', picture: 'rates', categories: ['rain', 'sun', 'wind'], driving: [] },
    ]);
  });

  test('is what the file says, and no category is lost that it leaves out', () => {
    const { lens, problems } = weather(
      'note: Not the climate.\nparts:\n  - title: Sky\n    picture: mix\n    categories: [sun, rain]\n    driving: [sun]\n',
    );
    expect(problems).toEqual([]);
    expect(lens).toMatchObject({
      note: 'Not the climate.',
      parts: [
        { title: 'Sky', picture: 'mix', categories: ['sun', 'rain'], driving: ['sun'] },
        { title: 'Also heard', picture: 'rates', categories: ['wind'], driving: [] },
      ],
    });
  });

  test.each<[why: string, part: string, problem: string]>([
    [
      'a category that is none',
      'picture: mix\n    categories: [sun, rian]',
      '8:23: "rian" is no category of this lens: did you mean "rain"?',
    ],
    [
      'a driving category that is not in the part',
      'picture: rates\n    categories: [sun]\n    driving: [snow]',
      '9:15: "snow" is no category of this part',
    ],
    [
      'a ratio of three',
      'picture: ratio\n    categories: [sun, rain, wind]',
      '8:17: a ratio is one category out of two: name two',
    ],
    [
      'a category shown twice',
      'picture: mix\n    categories: [sun, sun]',
      '8:23: "sun" is shown twice: keep it in one part',
    ],
  ])('is refused with %s, by line', (_why, part, problem) => {
    expect(weather(`parts:\n  - title: Sky\n    ${part}\n`).problems).toEqual([
      expect.stringContaining(problem),
    ]);
  });
});

describe('a checklist', () => {
  const checklist = (entries: string) =>
    `checklist:\n  title: Signs\n  conditions:\n    - name: It is hot\n      entries: [${entries}]\n`;

  test('names entries, or how their ids begin', () => {
    const { lens, problems } = weather(checklist("'sun/heat*', rain/drops, sun/heat"));
    expect(problems).toEqual([]);
    expect(lens?.checklist).toEqual({
      title: 'Signs',
      conditions: [{ name: 'It is hot', entries: ['sun/heat', 'sun/heat-wave', 'rain/drops'] }],
    });
  });

  test('is refused where no entry is meant, by line', () => {
    expect(weather(checklist('sun/haet')).problems).toEqual([
      '9:17: "sun/haet" is no entry of this lens: did you mean "sun/heat"?',
    ]);
  });
});
