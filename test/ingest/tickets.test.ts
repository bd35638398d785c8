import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memorySource, previewTable } from '../../src/ingest/index.js';
import { rowsOf } from '../../src/ingest/ticket/rows.js';
import { codes, readText, said } from './reading.js';

describe('a table of tickets', () => {
  const comments = [
    'ticket_id,subject,author,role,visibility,created_at,body',
    '7,"Cannot log in, again",Ada,requester,public,2026-02-03 10:00:00,"I tried twice.\n""No luck""."',
    '7,"Cannot log in, again",Bo,agent,public,2026-02-03T10:05:00Z,Which device do you use?',
    '7,"Cannot log in, again",Bo,agent,internal,2026-02-03T10:06:00Z,They sound tired.',
    '8,Invoice,Cy,end-user,public,2026-02-04,Where is it?',
    '7,"Cannot log in, again",Ada,requester,public,2026-02-05,A phone.',
  ].join('\n');

  test('with a row for each comment: sides, audiences and times come from its columns', async () => {
    const { conversations, problems, format } = await readText('export.csv', comments, { team: 'Support' });
    expect(format).toBe('ticket-csv');
    expect(problems).toEqual([]);
    expect(conversations).toMatchObject([
      {
        id: '7',
        title: 'Cannot log in, again',
        channel: 'ticket',
        startedAt: '2026-02-03T10:00:00',
        pieces: 4,
      },
      { id: '8', title: 'Invoice' },
    ]);
    expect(conversations[0]?.speakers).toEqual([
      { key: 'ada', label: 'Ada', side: 'customer' },
      { key: 'bo', label: 'Bo', side: 'organisation', team: 'Support' },
    ]);
    expect(conversations[0]?.utterances).toEqual([
      {
        speaker: 'ada',
        text: 'I tried twice.\n"No luck".',
        language: 'en',
        audience: 'unknown',
        at: '2026-02-03T10:00:00',
        line: 2,
      },
      {
        speaker: 'bo',
        text: 'Which device do you use?',
        language: 'en',
        audience: 'customer',
        at: '2026-02-03T10:05:00Z',
        line: 4,
      },
      {
        speaker: 'bo',
        text: 'They sound tired.',
        language: 'en',
        audience: 'internal',
        at: '2026-02-03T10:06:00Z',
        line: 5,
      },
      { speaker: 'ada', text: 'A phone.', language: 'en', audience: 'unknown', at: '2026-02-05', line: 7 },
    ]);
  });

  test("with a row for each ticket: the description is the requester's, each comment column is read", async () => {
    const everything = await readText(
      'export.csv',
      'Ticket;Requester;Group;Description;Comment;Comment\n1;Ann;Billing;It fails.;First reply;Second reply\n2;;Billing;No lamp.;;\n',
    );
    expect(said(everything)).toEqual([
      'Ann: It fails.',
      'Unknown author: First reply',
      'Unknown author: Second reply',
      'Requester: No lamp.',
    ]);
    expect(everything.conversations[1]?.speakers).toEqual([
      { key: '2~requester', label: 'Requester', side: 'customer', generic: true },
    ]);
  });

  test('with names of its own is read by a mapping', async () => {
    const mapping = { ticket: 'Vorgang', comment: 'Inhalt', role: 'Wer' };
    const everything = await readText('export.csv', 'Vorgang,Inhalt,Wer\n1,Hallo,agent\n', {
      mapping,
    });
    expect(everything.conversations[0]?.speakers[0]).toMatchObject({ side: 'organisation', label: 'Agent' });
    const wrong = await readText('export.csv', 'Vorgang,Inhalt\n1,Hallo\n', {
      mapping: { ticket: 'Nummer' },
    });
    expect(wrong.problems[0]).toMatchObject({
      code: 'missing-column',
      line: 1,
      message: expect.stringMatching(/"Nummer".*"Vorgang", "Inhalt"/),
    });
  });

  test('is shown before it is imported, with what its columns would be taken for', async () => {
    const preview = await previewTable(
      memorySource('export.csv', 'Ticket ID;Wer;Body\n1;agent;"a;b"\n2;agent;c\n'),
    );
    expect(preview).toEqual({
      header: ['Ticket ID', 'Wer', 'Body'],
      mapping: { ticket: 'Ticket ID', comment: 'Body' },
      rows: [
        ['1', 'agent', 'a;b'],
        ['2', 'agent', 'c'],
      ],
    });
    expect(await previewTable(memorySource('x.png', Buffer.from('89504e470d0a1a0a', 'hex')))).toBeUndefined();
  });

  test.each([
    ['02.03.2026 09:05', '2026-03-02T09:05:00'],
    ['24/12/2026 9:05 PM', '2026-12-24T21:05:00'],
    ['12/24/2026 12:05:06 AM', '2026-12-24T00:05:06'],
    ['2026-03-02 09:05:01.123456+00:00', '2026-03-02T09:05:01.123+00:00'],
    ['1772442000', '2026-03-02T09:00:00.000Z'],
    ['03/04/2026', undefined],
    ['31 Jan 2026 10:00 UTC', '2026-01-31T10:00:00.000Z'],
    ['31.02.2026', undefined],
    ['2026-02-31', undefined],
    ['2026-02-29T09:00:00Z', undefined],
    ['Sat, 31 Feb 2026 10:00:00 +0000', undefined],
    ['February 30, 2026 10:00 UTC', undefined],
    ['yesterday', undefined],
  ])('with the time %s has it as %s', async (cell, at) => {
    const { conversations } = await readText('t.csv', `ticket id,comment,sent at\n7,Hello there,"${cell}"\n`);
    expect(conversations[0]?.utterances[0]?.at).toBe(at);
  });

  test.each([
    ['<p>It <b>flickers</b> &amp; hums</p><p>Always</p>', 'It flickers & hums\nAlways'],
    ['It&nbsp;flickers &gt; hums', 'It flickers > hums'],
    ['<b>Bold</b>\nsecond line', 'Bold\nsecond line'],
    ['a < b and b > c, R&D, x&copy=1', 'a < b and b > c, R&D, x&copy=1'],
  ])('with the cell %j says %j', async (cell, text) => {
    const { conversations } = await readText('t.csv', `ticket id,comment\n7,"${cell}"\n`);
    expect(conversations[0]?.utterances[0]?.text).toBe(text);
  });

  test.each([
    [
      'of comments, each with its ticket as parent',
      '"Id","ParentId","CommentBody"\n"a1","500","Hi"\n"a2","500","Ho"\n',
      ['500'],
    ],
    ['of tickets, some under another', 'id,parent id,description\n1,,Hi\n2,1,Ho\n', ['1', '2']],
    ['of comments that answer comments', 'id,ticket_id,parent_id,body\n9,500,,Hi\n10,500,9,Ho\n', ['500']],
  ])('%s is told by ticket', async (_, table, ids) => {
    const { conversations } = await readText('t.csv', table);
    expect(conversations.map(({ id }) => id)).toEqual(ids);
  });

  test('whoever writes an internal note is staff, also in their other comments', async () => {
    const everything = await readText(
      'comments.csv',
      'ticket_id,body,public,user_id\n7,Sent it.,TRUE,40001\n7,She is angry.,FALSE,40001\n7,Thanks!,TRUE,40002\n',
    );
    expect(everything.conversations[0]?.speakers.map(({ label, side }) => [label, side])).toEqual([
      ['40001', 'organisation'],
      ['40002', 'unknown'],
    ]);
    expect(everything.conversations[0]?.utterances.map(({ audience }) => audience)).toEqual([
      'customer',
      'internal',
      'unknown',
    ]);
  });

  test.each([
    [
      'Zoom',
      '\uFEFFMeeting ID,Topic,Start Time,User Email,Participants,\r\n1,Sync,09/24/2026 11:35:16 AM,a@acme.example,2,\r\n\r\nName (Original Name),User Email,Total Duration (Minutes),Guest\r\nAda Moss,a@acme.example,75,No\r\n',
    ],
    ['Teams', 'Full Name\tJoin Time\tEmail\tRole\nAda Moss\t3/2/2026\ta@acme.example\tOrganizer\n'],
    ['an address book', 'Name;E-Mail\nAda Moss;a@acme.example\n'],
  ])('that is a list of people (%s) says where it belongs', async (_, table) => {
    const { problems } = await readText('people.csv', table);
    expect(problems).toMatchObject([
      { code: 'list-of-people', message: expect.stringContaining('as the roster') },
    ]);
  });

  test('without a column that is needed names the columns found and wanted', async () => {
    const everything = await readText('export.csv', 'ticket_id,colour,size\n1,red,5\n');
    expect(everything.problems).toEqual([
      {
        code: 'missing-column',
        line: 1,
        message: expect.stringMatching(
          /comment or the description.*"ticket_id", "colour", "size".*"comment"/,
        ),
      },
    ]);
  });

  test('half broken gives its good half and the lines of the rest', async () => {
    const everything = await readText(
      'export.csv',
      'ticket_id,body\n1,good\n2,"wrong"quote\n,no number\n3,also good\n4\n5,"never closed\n6,still read\n',
    );
    expect(said(everything)).toEqual([
      'Unknown author: good',
      'Unknown author: "wrong"quote',
      'Unknown author: also good',
      'Unknown author: "never closed',
      'Unknown author: still read',
    ]);
    expect(codes(everything)).toEqual(['bad-row:3', 'no-ticket-id:4', 'short-row:6', 'bad-row:7']);
  });

  test('with a quote that never closes loses no row below it, whose quotes are sound', async () => {
    const everything = await readText(
      'export.csv',
      'ticket_id,author,body\n1,Ann,"It fails\n2,Bo,"Which one?"\n3,Ann,"Line one\nline two, still ""hers"""\n',
    );
    expect(said(everything)).toEqual([
      'Ann: "It fails',
      'Bo: Which one?',
      'Ann: Line one\nline two, still "hers"',
    ]);
    expect(codes(everything)).toEqual(['bad-row:2']);
  });

  test('pasted into the cell of another table is one cell', async () => {
    const pasted = 'See:\nx,y,"z"\nu,v,"w"';
    const { conversations, problems } = await readText(
      'export.csv',
      `ticket_id,author,body\n1,Ann,"${pasted.replaceAll('"', '""')}"\n`,
    );
    expect(conversations[0]?.utterances[0]?.text).toBe(pasted);
    expect(problems).toEqual([]);
  });

  test.each([
    ['a quote amid the words of a cell', '1,5" pipe\n2,6" pipe', ['5" pipe', '6" pipe']],
    ['quotes amid a quoted cell', '1,"she said "no" twice"\n2,ok', ['she said "no" twice', 'ok']],
    ['doubled quotes', '1,"she said ""no"""\n2,ok', ['she said "no"', 'ok']],
    ['blanks around quotes', '1, "a, b" \n2,\t"c"', ['a, b', 'c']],
    ['line ends inside quotes', '1,"a\r\n\r\nb"\r\n2,"c"', ['a\n\nb', 'c']],
    ['old Macintosh line ends', '1,a\r2,b', ['a', 'b']],
  ])('with %s', async (_, rows, expected) => {
    const { conversations, problems } = await readText('export.csv', `\uFEFFticket_id,body\n${rows}\n`);
    expect(conversations.flatMap(({ utterances }) => utterances.map(({ text }) => text))).toEqual(expected);
    expect(problems).toEqual([]);
  });

  test.each([',', ';', '\t', '|', '\x1e', '\x1f'])('divided by %j', async (divider) => {
    const rows = [
      ['ticket_id', 'body', 'team'],
      ['1', `"a${divider}b"`, 'Care'],
    ];
    const { conversations } = await readText('export.csv', rows.map((row) => row.join(divider)).join('\n'));
    expect(conversations).toMatchObject([{ id: '1', utterances: [{ text: `a${divider}b` }] }]);
  });

  test('that is only a header is said', async () => {
    expect(codes(await readText('export.csv', 'ticket_id,body\n'))).toEqual(['no-rows:1']);
  });

  test('has the same rows however it is quoted', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', ';', ' ', 'é') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 20 }),
        async (rows) => {
          const text = `x,y,z,"w"\n${rows.map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`;
          const found: (readonly string[])[] = [];
          const chunks = (async function* () {
            yield text;
          })();
          for await (const batch of rowsOf(chunks))
            for (const row of batch) if (row.kind === 'row') found.push(row.cells);
          expect(found.slice(1)).toEqual(rows);
        },
      ),
    );
  });
});
