import { describe, expect, test } from 'vitest';
import { rosterOf } from '../../src/ingest/index.js';
import { codes, readText, said } from './reading.js';

describe('plain text', () => {
  test.each([
    ['name and text', 'Ada Moss: One.\nBo Ek: Two.\n'],
    ['times in brackets', '[00:00:01] Ada Moss: One.\n[00:00:09] Bo Ek: Two.\n'],
    ['times in front', '00:00:01 Ada Moss: One.\n00:00:09 Bo Ek: Two.\n'],
    ['bold names', '**Ada Moss:** One.\n\n**Bo Ek**: Two.\n'],
    ['voice tags', '00:00:01 <v Ada Moss>One.\n00:00:09 <v Bo Ek>Two.\n'],
    ['times after the name', 'Ada Moss (00:01): One.\nBo Ek (00:09): Two.\n'],
    ['names in brackets', '[Ada Moss]: One.\n[Bo Ek]: Two.\n'],
    ['full-width colons alone', 'Ada Moss：One.\nBo Ek：Two.\n'],
    ['days and times of day', '[02/03/2026, 09:00:12] Ada Moss: One.\n[10:05 AM] Bo Ek: Two.\n'],
    ['names in Markdown above the words', '**Ada Moss** (00:05)\n\nOne.\n\n### Bo Ek  00:12\n\nTwo.\n'],
    ['full-width colons', 'Ada Moss：One.\nBo Ek：Two.\n'.replaceAll('：', '： ')],
  ])('%s', async (_, content) => {
    expect(said(await readText('talk.txt', content)).map((line) => line.replace(/ \(.*?\)/, ''))).toEqual([
      'Ada Moss: One.',
      'Bo Ek: Two.',
    ]);
  });

  test.each([
    ['an agenda', 'Welcome 9:00 AM\nIn the hall.\nLunch 12:00 PM\nIn the yard.\n'],
    ['a list of shifts', 'Ada Moss 9:00 AM\nBo Ek 9:30 AM\nAda Moss 10:00 AM\nBo Ek 10:30 AM\n'],
    ['copied captions', '0:03\nYes\n0:05\nWe went there again.\n0:09\nYes\n0:11\nand came back.\n'],
    ['shifts of a name and a time below it', 'Ada\n9:00 AM\nBo\n9:30 AM\nAda\n10:00 AM\n'],
  ])('%s is no transcript of names and times', async (_, content) => {
    expect(await readText('talk.txt', content)).toMatchObject({ format: 'plain' });
  });

  test.each([
    [
      'in brackets behind the name',
      'Ada Moss (00:05):\nOne.\n\nBo Ek (01:00:12):\nTwo.\n',
      [5000, 3_612_000],
    ],
    [
      'of minutes before the label',
      '00:05 Ada Moss: One.\n70:12 Bo Ek: Two.\n10:30 is fine.\n',
      [5000, 4_212_000],
    ],
  ])('has the times %s', async (_, content, times) => {
    const { conversations } = await readText('talk.txt', content);
    expect(conversations[0]?.utterances.map(({ startMs }) => startMs)).toEqual(times);
  });

  test('takes the head of minutes in other languages for no speaker', async () => {
    const everything = await readText(
      'protokoll.txt',
      'Datum: 2. März 2026\nTeilnehmer: Ada Moss, Bo Ek\n\nAda Moss: Sie drucken es.\nBo Ek: Warum?\nAda Moss: Aus Gewohnheit.\n',
    );
    expect(said(everything)).toEqual([
      'Ada Moss: Sie drucken es.',
      'Bo Ek: Warum?',
      'Ada Moss: Aus Gewohnheit.',
    ]);
  });

  test('of questions and answers has both speakers', async () => {
    const everything = await readText('interview.txt', 'Q: Why?\nA: Because.\nQ: And now?\nA: Nothing.\n');
    expect(said(everything)).toEqual(['Q: Why?', 'A: Because.', 'Q: And now?', 'A: Nothing.']);
  });

  test('with names above the words takes initials and small letters, but no sentence and no other time', async () => {
    const everything = await readText(
      'talk.txt',
      'javier  0:03\nOne.\n\nMartin K.  0:09\nTwo.\n\nWe meet there.  0:12\n\n0:15  0:16\nThree.\n',
    );
    expect(said(everything)).toEqual([
      'javier: One.',
      'Martin K.: Two. We meet there.  0:12 0:15  0:16 Three.',
    ]);
  });

  test('tells a speaker from a colon in speech, a heading and a link', async () => {
    const everything = await readText(
      'talk.txt',
      [
        'Ada Moss: We went there.',
        'Bo Ek: And this is what we saw:',
        'Note: the lights were off.',
        "So here's the thing: they pay at the door.",
        'https://example.org/a: no',
        'Ada Moss: I see.',
      ].join('\n'),
    );
    expect(said(everything)).toEqual([
      'Ada Moss: We went there.',
      "Bo Ek: And this is what we saw: Note: the lights were off. So here's the thing: they pay at the door. https://example.org/a: no",
      'Ada Moss: I see.',
    ]);
  });

  test('without speakers every paragraph is kept and nobody is named', async () => {
    const everything = await readText('notes.txt', 'They came early,\nall of them.\n\nThe hall was cold.\n');
    expect(said(everything)).toEqual([
      'Unknown speaker: They came early, all of them.',
      'Unknown speaker: The hall was cold.',
    ]);
    expect(codes(everything)).toEqual(['no-speakers']);
  });
});

describe('speakers', () => {
  const roster = rosterOf([
    {
      name: 'Ada Moss',
      email: 'ada@acme.example',
      aliases: ['Moss A.'],
      team: 'Design',
      side: 'organisation',
    },
    { name: 'Dr. Iris Vale', aliases: [], side: 'customer' },
  ]);

  test('a roster decides team and side, and gives one person one key in every file', async () => {
    const everything = await readText(
      'call.txt',
      'Moss A.: Welcome.\nMOSS, Ada (Host): Hello again.\nIris Vale: Who?\nDr. Iris Vale: Me.\nGuest 2: Hi.\n',
      { roster, team: 'Sales' },
    );
    expect(everything.conversations[0]?.speakers).toEqual([
      { key: 'ada@acme.example', label: 'Moss A.', side: 'organisation', team: 'Design' },
      { key: 'iris vale', label: 'Iris Vale', side: 'unknown' },
      { key: 'dr iris vale', label: 'Dr. Iris Vale', side: 'customer' },
      { key: 'call.txt~guest 2', label: 'Guest 2', side: 'unknown', generic: true },
    ]);
  });

  test('among colleagues only, what is said is internal; with a team and no roster the sides stay unknown', async () => {
    const inside = await readText('call.txt', 'Ada Moss: Welcome.\nAda Moss: They wait.\n', { roster });
    expect(inside.conversations[0]?.utterances[0]?.audience).toBe('internal');
    const unknown = await readText('call.txt', 'Ada Moss: Welcome.\nBo Ek: They wait.\n', { team: 'Sales' });
    expect(unknown.conversations[0]?.speakers).toMatchObject([
      { side: 'unknown', team: 'Sales' },
      { side: 'unknown', team: 'Sales' },
    ]);
    expect(unknown.conversations[0]?.utterances[0]?.audience).toBe('unknown');
  });

  test.each([
    ['a short name means the only long one', ['John', 'John Smith', 'Ann Lee'], ['john smith', 'ann lee']],
    ['an initial too', ['J. Smith', 'John Smith'], ['john smith']],
    ['but not where two fit', ['J. Smith', 'John', 'Jane Smith'], ['j smith', 'john', 'jane smith']],
    ['nor one of two Johns', ['John', 'John Smith', 'John Wu'], ['john', 'john smith', 'john wu']],
    ['accents and case make no difference', ['Zoë Å', 'ZOE A'], ['zoe a']],
    ['a turned name with a country', ['Doe, Jane [NA]', 'Jane Doe - Acme'], ['jane doe']],
    [
      'generic labels stay in their file',
      ['Speaker 1', 'SPEAKER_02', '+1 555 010 999'],
      ['t.txt~speaker 1', 't.txt~speaker 02', 't.txt~1 555 010 999'],
    ],
  ])('%s', async (_, names, keys) => {
    const content = names.map((name) => JSON.stringify({ speaker: name, text: 'Words.' })).join(',');
    const everything = await readText('t.txt', `{"id":"t.txt","utterances":[${content}]}`);
    expect(everything.conversations[0]?.speakers.map(({ key }) => key)).toEqual(keys);
  });
});
