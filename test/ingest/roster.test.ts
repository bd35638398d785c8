import { describe, expect, test } from 'vitest';
import { memorySource, readRoster } from '../../src/ingest/index.js';

const read = (content: string) => readRoster(memorySource('roster.csv', content));

describe('a roster', () => {
  test('says who is on which team and who is a customer', async () => {
    const { roster, problems } = await read(
      'Name;E-Mail;Aliases;Team;Side\nAda Moss;ADA@acme.example;"Moss A.|A. Moss";Design;\nIris Vale;;;;customer\n',
    );
    expect(problems).toEqual([]);
    expect(roster.members).toEqual([
      {
        name: 'Ada Moss',
        email: 'ada@acme.example',
        aliases: ['Moss A.', 'A. Moss'],
        team: 'Design',
        side: 'organisation',
      },
      { name: 'Iris Vale', aliases: [], side: 'customer' },
    ]);
  });

  test.each([
    ['no column of names', 'colour,team\nred,A\n', [['missing-column', 1]]],
    ['a row without a name', 'name,team\n,A\nBo,A\n', [['no-name', 2]]],
    ['a side that is none', 'name,side\nBo,upside\nAl,client\n', [['unknown-side', 2]]],
    ['nobody', 'name,team\n', [['empty-file', undefined]]],
    [
      'two people of one name',
      'name,team\nBo,A\nBo,B\n',
      [
        ['shared-name', undefined],
        ['shared-name', undefined],
      ],
    ],
  ])('with %s says so and keeps the rest', async (_, content, expected) => {
    const { problems } = await read(content);
    expect(problems.map(({ code, line }) => [code, line])).toEqual(expected);
  });
});
