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

  test("may be Zoom's list of participants, which knows only who is no guest", async () => {
    const { roster, problems } = await read(
      [
        '\uFEFFMeeting ID,Topic,Start Time,User Email,Duration (Minutes),Participants,',
        '81,Desk,09/24/2026 11:35:16 AM,ada@acme.example,75,4,',
        '',
        'Name (Original Name),User Email,Total Duration (Minutes),Guest',
        'Ada Moss,ada@acme.example,75,No',
        'Iris V. (Iris Vale),,12,Yes',
        'Iris V. (Iris Vale),,30,Yes',
        'Bo Ek,,70,',
      ].join('\r\n'),
    );
    expect(problems).toEqual([]);
    expect(roster.members).toEqual([
      { name: 'Ada Moss', email: 'ada@acme.example', aliases: [], side: 'organisation' },
      { name: 'Iris V. (Iris Vale)', aliases: ['Iris Vale'], side: 'unknown' },
      { name: 'Bo Ek', aliases: [], side: 'unknown' },
    ]);
    expect(roster.byKey.get('iris vale')?.name).toBe('Iris V. (Iris Vale)');
  });

  test("may be Teams' attendance report, without its other tables", async () => {
    const { roster, problems } = await read(
      [
        '1. Summary',
        'Meeting title\tDesk',
        '',
        '2. Participants',
        'Name\tFirst Join\tEmail\tRole',
        'Ada Moss\t9/24/26, 11:35 AM\tada@acme.example\tOrganizer',
        'Bo Ek\t9/24/26, 11:36 AM\t\tAttendee',
        '',
        '3. In-Meeting Activities',
        'Name\tJoin Time\tLeave Time\tRole',
        'Bo Ek\t11:36\t11:40\tAttendee',
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(roster.members.map(({ name, email, side }) => [name, email, side])).toEqual([
      ['Ada Moss', 'ada@acme.example', 'unknown'],
      ['Bo Ek', undefined, 'unknown'],
    ]);
  });
});
