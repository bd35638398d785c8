import { expect, test } from 'vitest';
import { checkTargetMix } from '../../../src/app/jobs/target-mix.js';

const part = (picture: 'mix' | 'rates', ...categories: string[]) => ({
  title: '',
  picture,
  categories,
  driving: [],
});
const lens = { name: 'sky', title: 'Sky', question: '', source: '', use: 'shown' as const };
const lexicon = {
  lenses: [
    {
      ...lens,
      parts: [part('mix', 'sun', 'cloud', 'rain'), part('mix', 'day', 'night'), part('rates', 'wind')],
    },
  ],
};

test.each<[what: string, target: Record<string, number> | undefined]>([
  ['none', undefined],
  ['one for a whole mix', { sun: 50, cloud: 30, rain: 20 }],
  ['one that leaves a category out', { sun: 100 }],
])('a target is taken: %s', (_what, target) => {
  expect(() => checkTargetMix(lexicon, target)).not.toThrow();
});

test.each<[target: Record<string, number>, words: string]>([
  [{ sun: 50, clould: 50 }, 'targetMix: "clould" is no category of a mix. Did you mean "cloud"?'],
  [{ wind: 100 }, 'targetMix: "wind" is no category of a mix.'],
  [
    { hippopotamus: 100 },
    'targetMix: "hippopotamus" is no category of a mix. There are: sun, cloud, rain, day, night.',
  ],
  [
    { sun: 50, day: 50 },
    'targetMix: no mix has all of sun, day. There are: sun, cloud, rain; or day, night.',
  ],
])('a target for %j is refused with the mend', (target, words) => {
  expect(() => checkTargetMix(lexicon, target)).toThrow(
    expect.objectContaining({ code: 'bad-settings', message: expect.stringContaining(words) }),
  );
});
