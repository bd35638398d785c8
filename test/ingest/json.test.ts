import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ElementSplitter } from '../../src/ingest/json/elements.js';
import { sampleOf } from '../../src/ingest/json/sample.js';
import { codes, readText, said } from './reading.js';

const one = {
  id: 'a',
  title: 'First',
  channel: 'chat',
  startedAt: '2026-01-05T10:00:00Z',
  team: 'Design',
  utterances: [
    { speaker: 'Ann', side: 'organisation', text: 'Hello', audience: 'internal', at: '2026-01-05T10:00:00Z' },
  ],
};
const two = {
  id: 'b',
  speakers: [{ name: 'Bo', side: 'customer', email: 'BO@x.example' }],
  utterances: [{ speaker: 'Bo', text: 'Hi', startMs: 5 }, { text: ' ' }],
};

describe('conversations in JSON', () => {
  test.each([
    ['a line each', `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`],
    ['an array', JSON.stringify([one, two], null, 2)],
    ['an object with a list', JSON.stringify({ conversations: [one, two] }, null, 2)],
  ])('%s', async (_, content) => {
    const { conversations, problems, format } = await readText('talk.jsonl', content);
    expect(format).toBe('conversations');
    expect(problems).toEqual([]);
    expect(conversations).toMatchObject([
      {
        id: 'a',
        title: 'First',
        channel: 'chat',
        startedAt: '2026-01-05T10:00:00Z',
        speakers: [{ key: 'ann', side: 'organisation', team: 'Design' }],
        utterances: [{ text: 'Hello', audience: 'internal' }],
      },
      {
        id: 'b',
        title: 'b',
        channel: 'meeting',
        speakers: [{ key: 'bo@x.example', label: 'Bo', side: 'customer' }],
        utterances: [{ text: 'Hi', startMs: 5 }],
      },
    ]);
  });

  test.each([
    ['deepgram', { metadata: { created: 'soon' }, results: { channels: [] } }],
    [
      'gong',
      {
        callTranscripts: [{ callId: '7', transcript: [] }],
        calls: [{ id: '7', metaData: { started: 'soon' } }],
      },
    ],
    [
      'meet-entries',
      [
        {
          name: 'conferenceRecords/c/transcripts/t/entries/1',
          participant: 'p',
          text: 'Hi.',
          startTime: 'soon',
        },
      ],
    ],
  ])('a time of %s that is none is left out', async (format, content) => {
    const everything = await readText('talk.json', JSON.stringify(content));
    expect(everything.format).toBe(format);
    expect(everything.conversations.map(({ startedAt }) => startedAt)).toEqual(
      everything.conversations.map(() => undefined),
    );
  });

  test('an event that names no ticket is told and left out', async () => {
    const comment = { event_type: 'Comment', body: 'Still broken.', public: true, author_id: 1 };
    const events = [
      { ticket_id: 5, child_events: [comment] },
      { ticket_id: null, child_events: [comment] },
    ];
    const everything = await readText('events.json', JSON.stringify({ ticket_events: events }, null, 1));
    expect(everything.conversations.map(({ id }) => id)).toEqual(['5']);
    expect(everything.problems.map(({ code }) => code)).toEqual(['no-ticket-id']);
  });

  test('half broken lines give the good ones and the numbers of the others', async () => {
    const everything = await readText(
      'talk.jsonl',
      `${JSON.stringify(one)}\n{"id": "x", \n\n[1]\n${JSON.stringify(two)}\n`,
    );
    expect(said(everything)).toEqual(['Ann: Hello', 'Bo: Hi']);
    expect(codes(everything)).toEqual(['bad-json:2', 'unexpected-record:4']);
  });

  test.each([0, 1, 2, 3, 4, 5])('one whose first words fill the head of the file is read', async (before) => {
    const text = `${' '.repeat(before)}${'He said \\"no\\" \\u00e9 again. '.repeat(40_000)}`;
    const record = `{"id":"a","utterances":[{"speaker":"Ann","text":"${text}"},{"speaker":"Bo","text":"Yes."}]}`;
    for (const whole of [record, `[${record}]`, `${record}\n${record}\n`])
      expect((await readText('talk.json', whole)).conversations[0]?.utterances).toHaveLength(2);
  });

  test('an array that breaks off gives the records before that', async () => {
    const everything = await readText('talk.json', JSON.stringify([one, two, one], null, 1).slice(0, -80));
    expect(said(everything)).toEqual(['Ann: Hello', 'Bo: Hi']);
    expect(codes(everything)).toEqual([expect.stringMatching(/^cut-short:\d+$/)]);
  });

  test('an object that breaks off gives the records of its list', async () => {
    const everything = await readText(
      'talk.json',
      JSON.stringify({ conversations: [one, two, one] }, null, 1).slice(0, -80),
    );
    expect(said(everything)).toEqual(['Ann: Hello', 'Bo: Hi']);
    expect(codes(everything)[0]).toMatch(/^bad-json:\d+$/);
  });

  test('an unknown shape is refused in words', async () => {
    expect(codes(await readText('talk.json', '{"rows": [{"a": 1}]}'))).toEqual(['unknown-format']);
  });

  test('the beginning of any JSON file, cut anywhere, is a value that its records can be told by', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(300), (value, cut) => {
        const text = JSON.stringify([value, value]);
        const sample = sampleOf(text.slice(0, 1 + cut));
        expect(Array.isArray(sample)).toBe(true);
        if (cut >= text.length - 1) expect(sample).toEqual(JSON.parse(text));
      }),
    );
  });
});

describe("a recogniser's JSON", () => {
  const times = { start: 40, end: 900, confidence: 0.9 };
  test.each([
    [
      "Google's with the names of a client library",
      {
        results: [
          {
            alternatives: [
              { words: [{ word: 'Hello.', speaker_tag: 2, start_time: { nanos: 40_000_000 } }] },
            ],
          },
        ],
      },
      'google-speech',
      'Speaker 2',
    ],
    [
      "Google's without speakers",
      {
        results: [
          { alternatives: [{ transcript: 'Hello.', words: [{ word: 'Hello.', startTime: '0.040s' }] }] },
        ],
      },
      'google-speech',
      'Unknown speaker',
    ],
    [
      "AssemblyAI's words alone",
      { utterances: null, status: 'completed', words: [{ text: 'Hello.', ...times, speaker: null }] },
      'assemblyai',
      'Unknown speaker',
    ],
    [
      "AssemblyAI's sentences",
      { sentences: [{ text: 'Hello.', ...times, words: [], speaker: 'B' }], audio_duration: 1 },
      'assemblyai',
      'Speaker B',
    ],
  ])('%s is read with its times', async (_, content, format, speaker) => {
    const everything = await readText('talk.json', JSON.stringify(content));
    expect(everything.format).toBe(format);
    expect(said(everything)).toEqual([`${speaker}: Hello.`]);
    expect(everything.conversations[0]?.utterances[0]?.startMs).toBe(40);
  });
});

describe('the elements of an array', () => {
  test('are the same however the text is cut into chunks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ maxDepth: 3 })),
        fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 60 }),
        fc.constantFrom(0, 1),
        (values, cuts, indent) => {
          const text = JSON.stringify(values, null, indent);
          const splitter = new ElementSplitter();
          const found: unknown[] = [];
          let from = 0;
          for (const cut of [...cuts, text.length]) {
            for (const element of splitter.take(text.slice(from, from + cut)))
              found.push(JSON.parse(element.text));
            from += cut;
          }
          expect(found).toEqual(JSON.parse(text));
          expect(splitter.isDone).toBe(true);
        },
      ),
    );
  });
});
