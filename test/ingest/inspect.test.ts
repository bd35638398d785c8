import { describe, expect, test } from 'vitest';
import {
  type InspectedConversation,
  inspect,
  memorySource,
  proposeMembers,
  readConversations,
  rosterOf,
} from '../../src/ingest/index.js';

const roster = rosterOf([
  { name: 'Kit Lowe', aliases: ['Kitty'], team: 'Forms', side: 'organisation' },
  { name: 'Jonathan Meyer', aliases: [], team: 'Care', side: 'organisation' },
]);

const vtt = [
  'WEBVTT\n',
  '00:01.000 --> 00:02.000\n<v Kit Lowe>They print &amp; sign it.\n',
  '00:03.000 --> 00:04.000\n<v Speaker 2>Wir haben das gestern mit der Kundin besprochen und sie war zufrieden.\n',
  '00:0x.000 --> 00:04.000\nlost\n',
  '00:05.000 --> 00:06.000\n<v Kit Lowe>Every single one of them did.\n',
].join('\n');

const reading = () => readConversations(memorySource('call.vtt', vtt), { roster });

describe('inspecting a file', () => {
  test('says what it is, who speaks and what could not be read', async () => {
    expect(await inspect(await reading())).toEqual({
      format: 'webvtt',
      why: 'its first line says WEBVTT',
      encoding: 'utf-8',
      counts: { conversations: 1, utterances: 3, speakers: 2, pieces: 3, setAside: 0, problems: 1 },
      speakers: [
        { label: 'Kit Lowe', side: 'organisation', team: 'Forms', generic: false, utterances: 2 },
        { label: 'Speaker 2', side: 'unknown', generic: true, utterances: 1 },
      ],
      teams: { Forms: 2, '': 1 },
      languages: { en: 2, de: 1 },
      first: expect.arrayContaining([
        expect.objectContaining({ speaker: 'Kit Lowe', text: 'They print & sign it.' }),
      ]),
      setAside: [],
      problems: [{ code: 'bad-timing', line: 9, message: expect.any(String) }],
    });
  });

  test('proposes whom a speaker that the roster does not know may mean', async () => {
    const misspelt = memorySource(
      'call.txt',
      'Jonathon Meyer: They print it all.\nKit Lowe: Why?\nSpeaker 2: No.\n',
    );
    const { proposals } = await inspect(await readConversations(misspelt, { roster }), { roster });
    expect(proposals).toEqual([
      { label: 'Jonathon Meyer', member: roster.members[1], similarity: expect.closeTo(0.97, 1) },
    ]);
  });

  test('gives every word that counts as said, conversation by conversation', async () => {
    const conversations: InspectedConversation[] = [];
    await inspect(await reading(), { each: (conversation) => void conversations.push(conversation) });
    expect(
      conversations.map(({ id, utterances }) => [
        id,
        utterances.map(({ speaker, side, startMs, text }) => [speaker, side, startMs, text]),
      ]),
    ).toEqual([
      [
        'call.vtt',
        [
          ['Kit Lowe', 'organisation', 1000, 'They print & sign it.'],
          [
            'Speaker 2',
            'unknown',
            3000,
            'Wir haben das gestern mit der Kundin besprochen und sie war zufrieden.',
          ],
          ['Kit Lowe', 'organisation', 5000, 'Every single one of them did.'],
        ],
      ],
    ]);
  });
});

describe('a label that the roster does not know', () => {
  test.each([
    ['Jonathon Meyer', 'Jonathan Meyer'],
    ['Kit Low', 'Kit Lowe'],
    ['Kittie', 'Kit Lowe'],
  ])('%s may be %s', (label, name) => {
    expect(proposeMembers([label], roster)).toMatchObject([{ label, member: { name } }]);
  });

  test.each(['Kit Lowe', 'Speaker 1', 'Ada Moss', '+1 555 010 999'])(
    '%s is proposed to be nobody',
    (label) => {
      expect(proposeMembers([label], roster)).toEqual([]);
    },
  );
});
