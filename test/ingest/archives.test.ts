import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { codes, readText, said } from './reading.js';
import { wordDocument, zipped } from './zip.js';

const users = JSON.stringify([
  { id: 'U1', name: 'kit', real_name: 'Kit Lowe', profile: { real_name: '' } },
  { id: 'U2', name: 'ada', profile: { real_name: 'Ada Moss', email: 'ada@acme.example' } },
]);

describe('a Slack export', () => {
  test('is read by thread and by day; joins, files and bots are no speech', async () => {
    const day = [
      {
        type: 'message',
        subtype: 'channel_join',
        user: 'U1',
        text: '<@U1> has joined',
        ts: '1772442000.000001',
      },
      {
        type: 'message',
        user: 'U1',
        text: 'Morning <@U2>, see <https://x.example|the form> &amp; <#C1|forms> <!here>',
        ts: '1772442001.000002',
      },
      {
        type: 'message',
        user: 'U2',
        text: 'Who prints it?',
        ts: '1772442010.000003',
        thread_ts: '1772442010.000003',
      },
      { type: 'message', subtype: 'file_share', user: 'U1', text: 'uploaded', ts: '1772442011.000001' },
      { type: 'message', subtype: 'bot_message', username: 'Deploys', text: 'done', ts: '1772442012.000001' },
      { type: 'message', user: 'U9', user_profile: { real_name: 'Lee' }, text: 'a < b', ts: 'x' },
    ];
    const next = [
      {
        type: 'message',
        user: 'U1',
        text: 'All of them.',
        ts: '1772532000.000001',
        thread_ts: '1772442010.000003',
      },
      7,
    ];
    const everything = await readText(
      'export.zip',
      zipped([
        { path: 'users.json', content: users },
        { path: 'channels.json', content: '[]' },
        { path: 'forms/2026-03-02.json', content: JSON.stringify(day) },
        { path: 'forms/2026-03-03.json', content: JSON.stringify(next) },
        { path: 'forms/2026-03-04.json', content: '[{"user": ' },
      ]),
    );
    expect(everything.format).toBe('slack');
    expect(
      everything.conversations.map(({ id, channel, pieces, setAside }) => ({
        id,
        channel,
        pieces,
        setAside,
      })),
    ).toEqual([
      {
        id: 'forms/2026-03-02',
        channel: 'chat',
        pieces: 5,
        setAside: [
          { reason: 'event: channel_join', count: 1 },
          { reason: 'event: file_share', count: 1 },
          { reason: 'message of a bot', count: 1 },
        ],
      },
      { id: 'forms/1772442010.000003', channel: 'chat', pieces: 2, setAside: [] },
    ]);
    expect(said(everything)).toEqual([
      'Kit Lowe: Morning @Ada Moss, see the form & #forms @here',
      'Lee: a < b',
      'Ada Moss: Who prints it?',
      'Kit Lowe: All of them.',
    ]);
    expect(codes(everything)).toEqual(['broken-entry']);
  });
});

describe('a Word document', () => {
  test('of Teams: the name and time stand in one paragraph with the words', async () => {
    const everything = await readText(
      'call.docx',
      wordDocument([
        'Weekly call',
        'Ana Díaz   0:03\nThey asked for paper & ink.',
        'Doe, Jane [NA]   0:09\nAgain?',
        'Ana Díaz   0:15\nAgain.',
      ]),
    );
    expect(everything).toMatchObject({ format: 'docx', encoding: 'zip', problems: [] });
    expect(said(everything)).toEqual([
      'Ana Díaz: They asked for paper & ink.',
      'Doe, Jane [NA]: Again?',
      'Ana Díaz: Again.',
    ]);
  });

  test('without speakers is still read, under its own name', async () => {
    const everything = await readText('notes.docx', wordDocument(['They came early.', 'The hall was cold.']));
    expect(everything.conversations.map(({ id, title }) => [id, title])).toEqual([['notes.docx', 'notes']]);
    expect(codes(everything)).toEqual(['no-speakers']);
  });

  test('of Google Meet', async () => {
    const everything = await readText(
      'call.docx',
      wordDocument([
        'Review - Transcript',
        'Attendees',
        'Ada Moss, Bo Ek',
        'Transcript',
        '00:00:00',
        'Ada Moss: They wait.',
        'Bo Ek: How long?',
        'Transcription ended after 00:10:00',
      ]),
    );
    expect(said(everything)).toEqual(['Ada Moss: They wait.', 'Bo Ek: How long?']);
  });

  test.each([
    [
      'that is larger than it may be',
      zipped([{ path: 'word/document.xml', content: Buffer.alloc(21 * 1024 * 1024, 32) }]),
      'too-large',
    ],
    [
      'that lies about its size',
      zipped([{ path: 'word/document.xml', content: Buffer.alloc(30 * 1024 * 1024, 32), claims: 100 }]),
      'reader-failed',
    ],
    [
      'without the parts of a document',
      zipped([{ path: 'word/document.xml', content: '<w:document/>' }]),
      'reader-failed',
    ],
  ])('%s is refused in words', async (_, bytes, code) => {
    const everything = await readText('call.docx', bytes);
    expect(everything.conversations).toEqual([]);
    expect(codes(everything)).toEqual([code]);
  });
});

describe('a zip archive', () => {
  test('of files is read file by file; what cannot be read is named by its path', async () => {
    const everything = await readText(
      'week.zip',
      zipped([
        { path: '__MACOSX/._a.txt', content: 'litter' },
        { path: 'mon/a.vtt', content: 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hello.\n' },
        { path: 'tue/b.txt', content: 'Ann: Hi.\nBo: Ho.\n' },
        { path: 'tue/c.bin', content: Buffer.from('89504e470d0a1a0a', 'hex') },
        { path: 'inner.zip', content: zipped([{ path: 'a.txt', content: 'Ann: no\nBo: no\n' }]) },
      ]),
    );
    expect(everything.conversations.map(({ id, title }) => [id, title])).toEqual([
      ['mon/a.vtt', 'a'],
      ['tue/b.txt', 'b'],
    ]);
    expect(codes(everything)).toEqual(['nested-archive', 'binary-file']);
    expect(everything.problems.map(({ message }) => message.split(':')[0])).toEqual([
      'inner.zip',
      'tue/c.bin',
    ]);
  });

  test('may hold Word documents beside captions: each file is a conversation, and an archive named like one is none', async () => {
    const everything = await readText(
      'month.zip',
      zipped([
        { path: 'a/call.docx', content: wordDocument(['Ann: They came early.', 'Bo: The hall was cold.']) },
        { path: 'a/call.srt', content: '1\n00:00:01,000 --> 00:00:02,000\nAnn: Hello.\n' },
        { path: 'b/zip.docx', content: zipped([{ path: 'a.txt', content: 'Ann: no\nBo: no\n' }]) },
      ]),
    );
    expect(everything.conversations.map(({ id }) => id)).toEqual(['a/call.docx', 'a/call.srt']);
    expect(said(everything)).toEqual(['Ann: They came early.', 'Bo: The hall was cold.', 'Ann: Hello.']);
    expect(codes(everything)).toEqual(['nested-archive']);
  });

  test('of Zendesk tables is joined by the ids', async () => {
    const everything = await readText(
      'tables.zip',
      zipped([
        {
          path: 'ticket.csv',
          content:
            'id,subject,group_id,requester_id,assignee_id,created_at\n9,Lamp,3,111111,222222,2026-03-02 09:00:00\n',
        },
        {
          path: 'ticket_comment.csv',
          content:
            'id,body,created,public,ticket_id,user_id\n2,Since when?,2026-03-02 10:00:00,TRUE,9,222222\n1,It flickers.,2026-03-02 09:00:00,TRUE,9,111111\n3,Third one.,2026-03-02 10:01:00,FALSE,9,222222\n',
        },
        { path: 'user.csv', content: 'id,name,role\n111111,Bo Ek,end-user\n222222,Kit Lowe,agent\n' },
        { path: 'group.csv', content: 'id,name\n3,Lamps\n' },
      ]),
    );
    expect(everything.format).toBe('zendesk-tables');
    expect(said(everything)).toEqual([
      'Bo Ek: It flickers.',
      'Kit Lowe: Since when?',
      'Kit Lowe: Third one.',
    ]);
    expect(everything.conversations[0]).toMatchObject({
      id: '9',
      title: 'Lamp',
      speakers: [{ side: 'customer' }, { side: 'organisation', team: 'Lamps' }],
      utterances: [{ audience: 'unknown' }, { audience: 'customer' }, { audience: 'internal' }],
    });
  });

  test.each([
    [
      'with a path that leads outside',
      zipped([{ path: '../../outside.txt', content: 'Ann: no\n' }]),
      'broken-archive',
    ],
    ['that is cut off', zipped([{ path: 'a.txt', content: 'Ann: no\n' }]).subarray(0, 40), 'broken-archive'],
    ['with nothing in it', zipped([]), 'unknown-format'],
    [
      'with more files than anybody has',
      zipped(Array.from({ length: 50_001 }, (_, index) => ({ path: `${index}.txt`, content: '' }))),
      'broken-archive',
    ],
    [
      'with a file that lies about its size',
      zipped([{ path: 'a.txt', content: 'Ann: no\n'.repeat(100_000), claims: 10 }]),
      'broken-entry',
    ],
  ])('%s is refused in words', async (_, bytes, code) => {
    const everything = await readText('week.zip', bytes);
    expect(everything.conversations).toEqual([]);
    expect(codes(everything)).toEqual([code]);
  });

  test('leaves nothing behind on the disk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ingest-'));
    vi.stubEnv('TMPDIR', folder);
    const good = zipped([{ path: 'a.txt', content: 'Ann: Hi.\nBo: Ho.\n' }]);
    expect((await readText('week.zip', good)).conversations).toHaveLength(1);
    expect((await readText('week.zip', good.subarray(0, 40))).conversations).toHaveLength(0);
    vi.unstubAllEnvs();
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
