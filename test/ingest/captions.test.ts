import { describe, expect, test } from 'vitest';
import { codes, readText, said } from './reading.js';

const vtt = (...cues: string[]) => `WEBVTT\n\n${cues.join('\n\n')}\n`;

describe('WebVTT', () => {
  test('of Zoom: a label starts a speaker, a cue without one goes on, a colon in speech stays', async () => {
    const everything = await readText(
      'zoom.vtt',
      vtt(
        '1\n00:00:01.000 --> 00:00:03.000\nMaya Lind: So we heard from',
        '2\n00:00:03.100 --> 00:00:05.000\ntwo clinics this week.',
        "3\n00:00:05.500 --> 00:00:08.000\nTom Reyes (Host): So here's the thing: they queue for an hour.",
        '4\n00:00:20.000 --> 00:00:22.000\nTom Reyes (Host): Anything else?',
        '5\n00:00:23.000 --> 00:00:24.000\nOne more thing: the printer.',
      ),
    );
    expect(said(everything)).toEqual([
      'Maya Lind: So we heard from two clinics this week.',
      "Tom Reyes (Host): So here's the thing: they queue for an hour.",
      'Tom Reyes (Host): Anything else? One more thing: the printer.',
    ]);
    expect(everything.conversations[0]).toMatchObject({ id: 'zoom.vtt', channel: 'meeting', pieces: 5 });
    expect(everything.conversations[0]?.utterances[0]).toEqual({
      speaker: 'maya lind',
      text: 'So we heard from two clinics this week.',
      audience: 'unknown',
      language: 'en',
      startMs: 1000,
      endMs: 5000,
      line: 4,
    });
    expect(everything.conversations[0]?.speakers.map(({ key }) => key)).toEqual(['maya lind', 'tom reyes']);
  });

  test('with doubled line ends keeps its cues, labels and numbers', async () => {
    const cues = vtt(
      '1\n00:00:01.000 --> 00:00:02.000\nMaya Lind: Yes',
      '2\n00:00:05.000 --> 00:00:06.000\n',
      '3\n00:00:08.000 --> 00:00:09.000\nTom Reyes: No way\nthat it works.',
    );
    const everything = await readText('doubled.vtt', cues.replaceAll('\n', '\r\r\n'));
    expect(said(everything)).toEqual(['Maya Lind: Yes', 'Tom Reyes: No way that it works.']);
    expect(codes(everything)).toEqual([]);
  });

  test('with a voice that has no name is nobody, not the speaker before', async () => {
    const everything = await readText(
      'graph.vtt',
      vtt('0:0:0.0 --> 0:0:5.3\n<v Ada Moss>Hello.</v>', '0:1:2.3 --> 0:1:4.0\n<v>Who is this?</v>'),
    );
    expect(said(everything)).toEqual(['Ada Moss: Hello.', 'Unknown speaker: Who is this?']);
  });

  test('without a header, names above the words as in the first Word transcripts of Teams', async () => {
    const everything = await readText(
      'sync.txt',
      '0:0:5.100 --> 0:0:8.250\nAda Moss\nWe promised it.\n0:0:9.100 --> 0:0:10.250\nBo Ek\nTo whom?\n',
    );
    expect(said(everything)).toEqual(['Ada Moss: We promised it.', 'Bo Ek: To whom?']);
  });

  test('with an arrow between the words of a cue keeps them', async () => {
    const everything = await readText(
      'arrow.vtt',
      vtt(
        '00:00:01.000 --> 00:00:02.000\nAda Moss: from paper --> to screen',
        '00:00:02.500 --> 00:00:03.000\nAda Moss: is what they want.',
      ),
    );
    expect(said(everything)).toEqual(['Ada Moss: from paper --> to screen is what they want.']);
    expect(codes(everything)).toEqual([]);
  });

  test('of Webex: the speaker stands in the id of the cue', async () => {
    const everything = await readText(
      'webex.vtt',
      vtt(
        '1 "Ada Moss" (3456789)\n00:00:01.000 --> 00:00:03.000\nThey queue: for an hour.',
        '2 "Bo \'B\' Ek" (0)\n00:00:04.000 --> 00:00:05.000\nWhy?',
      ),
    );
    expect(said(everything)).toEqual(['Ada Moss: They queue: for an hour.', "Bo 'B' Ek: Why?"]);
  });

  test('of a recogniser: labels in brackets are speakers', async () => {
    const cues = '00:01.000 --> 00:03.000\n[SPEAKER_00]: They queue.';
    expect(said(await readText('talk.vtt', vtt(cues, cues.replaceAll('00', '01'))))).toEqual([
      'SPEAKER_00: They queue.',
      'SPEAKER_01: They queue.',
    ]);
  });

  test('of Teams: the parts of one utterance are joined, also where people talk across each other', async () => {
    const id = '6f1d2c3b-1111-2222-3333-444455556666';
    const everything = await readText(
      'teams.vtt',
      vtt(
        `${id}/10-0\n00:00:01.000 --> 00:00:03.000\n<v Ada Moss>They told us that the\nform is too long and</v>`,
        `${id}/12-0\n00:00:02.500 --> 00:00:03.100\n<v Jo &amp; Kit>Right.</v>`,
        `${id}/10-1\n00:00:03.000 --> 00:00:05.000\n<v Ada Moss>they give up half way.</v>`,
        `${id}/14-0\n00:00:05.050 --> 00:00:06.000\n<v Ada Moss>Next point.</v>`,
      ),
    );
    expect(said(everything)).toEqual([
      'Ada Moss: They told us that the form is too long and they give up half way.',
      'Jo & Kit: Right.',
      'Ada Moss: Next point.',
    ]);
  });

  test('of Microsoft Graph: times of single digits', async () => {
    const everything = await readText(
      'content.vtt',
      'WEBVTT\n\n0:0:0.0 --> 0:0:5.320\n<v Ira Bell>All good here.</v>\n',
    );
    expect(everything.conversations[0]?.utterances).toMatchObject([
      { text: 'All good here.', startMs: 0, endMs: 5320 },
    ]);
  });

  test('of Microsoft Graph: JSON inside the cues and no blank line after the first', async () => {
    const cue = JSON.stringify({
      startDateTime: '2026-02-01T09:00:00Z',
      speakerName: 'Ira Bell',
      spokenText: 'They were lost.',
      spokenLanguage: 'en-us',
    });
    const everything = await readText('metadata.vtt', `WEBVTT\n00:00:16.246 --> 00:00:17.726\n${cue}\n`);
    expect(said(everything)).toEqual(['Ira Bell: They were lost.']);
    expect(everything.conversations[0]?.utterances[0]?.at).toBe('2026-02-01T09:00:00Z');
  });

  test('of Stream: notes are no speech', async () => {
    const everything = await readText(
      'stream.vtt',
      'WEBVTT\n\nNOTE duration:"00:01:04"\n\nNOTE Confidence: 0.69\n\n0f1d2c3b-1111-2222-3333-444455556666\n00:00:01.000 --> 00:00:02.000\nGood morning.\n',
    );
    expect(everything.conversations[0]?.utterances.map(({ text }) => text)).toEqual(['Good morning.']);
    expect(everything.problems).toEqual([]);
  });

  test('of YouTube: rolling lines are read once', async () => {
    const everything = await readText(
      'rolling.vtt',
      vtt(
        '00:00:00.000 --> 00:00:02.000 align:start position:0%\n \nwe<00:00:00.400><c> asked</c><00:00:00.900><c> them</c>',
        '00:00:02.000 --> 00:00:02.010 align:start position:0%\nwe asked them\n ',
        '00:00:02.010 --> 00:00:04.000 align:start position:0%\nwe asked them\nwhat<00:00:02.400><c> hurts</c>',
        '00:00:04.000 --> 00:00:04.010 align:start position:0%\nwhat hurts\n ',
      ),
    );
    expect(everything.conversations[0]?.utterances.map(({ text }) => text).join(' ')).toBe(
      'we asked them what hurts',
    );
  });

  test('several voices in a cue, unclosed, with classes, tags, entities and markup as a name', async () => {
    const everything = await readText(
      'voices.vtt',
      vtt(
        '00:01.000 --> 00:02.000\n<v.loud Mary>Is a &lt; b?\n<v Ned>&lt;i&gt;Yes&lt;/i&gt;, <c.big>5&nbsp;&gt;&nbsp;4</c></v>',
        '00:03.000 --> 00:04.000\n<v &lt;img src=x&gt;Eve>Hello</v>',
      ),
    );
    expect(said(everything)).toEqual(['Mary: Is a < b?', 'Ned: Yes, 5 > 4', '<img src=x>Eve: Hello']);
  });

  test('a name that is HTML stays the text it is', async () => {
    const cues = vtt(
      '00:01.000 --> 00:02.000\n<v <script>alert(1)</script>>Hello',
      '00:03.000 --> 00:04.000\n<v Bo Ek>Hi',
    );
    expect(said(await readText('names.vtt', cues))).toEqual([
      '<script>alert(1)</script>: Hello',
      'Bo Ek: Hi',
    ]);
    const lines = '<img src=x onerror=alert(1)>: Hello\n<b>Eve</b> Wu: Hi\nBo Ek: Hi\n';
    expect(said(await readText('names.txt', lines))).toEqual([
      '<img src=x onerror=alert(1)>: Hello',
      '<b>Eve</b> Wu: Hi',
      'Bo Ek: Hi',
    ]);
  });

  test('broken times cost their cue only, and are told with their line', async () => {
    const everything = await readText(
      'broken.vtt',
      vtt(
        '00:00:01.000 --> 00:00:02.000\n<v Ada Moss>One.</v>',
        '00:0x:01.000 --> 00:00:02.000\n<v Ada Moss>Lost.</v>',
        '00:01:30.000 --> soon\n<v Ada Moss>Lost too.</v>',
        '00:02:00,000 --> 00:02:01,000\n<v Ada Moss>Two.</v>',
        'words that belong to no cue',
      ),
    );
    expect(said(everything)).toEqual(['Ada Moss: One.', 'Ada Moss: Two.']);
    expect(codes(everything)).toEqual(['bad-timing:6', 'bad-timing:9', 'skipped-block:15']);
  });

  test('settings that touch the time, or damage behind it, do not cost the cue', async () => {
    const everything = await readText(
      'settings.vtt',
      vtt(
        '00:01.000 --> 00:02.000align:start\nOne.',
        '00:03.000 --> 00:04.000\0 align:end\nTwo.',
        '00:05.00\0 --> 00:06.000\nLost.',
        '00:05.000 --> 00:06.0\x000\nLost too.',
      ),
    );
    expect(everything.conversations[0]?.utterances.map(({ text }) => text)).toEqual(['One.', 'Two.']);
    expect(codes(everything)).toEqual(['bad-timing:9', 'bad-timing:12']);
  });

  test.each([
    ['an empty meeting', 'WEBVTT\n\n', 'no-speech'],
    ['arrows but no cue', 'WEBVTT\n\nfoo --> bar\nHello\n', 'no-cues'],
  ])('%s is said, not passed over', async (_, content, code) => {
    const everything = await readText('empty.vtt', content);
    expect(everything.conversations).toEqual([]);
    expect(codes(everything)).toContain(code);
  });

  test('cues that overlap or come out of order keep the order of the file', async () => {
    const everything = await readText(
      'order.vtt',
      vtt(
        '00:10.000 --> 00:14.000\nlater.',
        '00:01.000 --> 00:09.000\nearlier and',
        '00:02.000 --> 00:03.000\nacross it',
      ),
    );
    expect(everything.conversations[0]?.utterances.map(({ text }) => text)).toEqual([
      'later.',
      'earlier and',
      'across it',
    ]);
  });
});

describe('SRT', () => {
  test.each([
    [
      'as it should be',
      '1\r\n00:00:01,000 --> 00:00:02,000\r\nAda Moss: One.\r\n\r\n2\r\n00:00:03,500 --> 00:00:04,000\r\nBo Ek: Two.\r\n',
    ],
    [
      'without numbers, with points',
      '00:00:01.000 --> 00:00:02.000\nAda Moss: One.\n\n00:00:03.500 --> 00:00:04.000\nBo Ek: Two.\n',
    ],
    [
      'without blank lines',
      '1\n00:00:01,000 --> 00:00:02,000\nAda Moss: One.\n2\n00:00:03,500 --> 00:00:04,000\nBo Ek: Two.\n',
    ],
    [
      'with other arrows and spaces inside the times',
      '1\n00:00:01,000 - > 00:00:02,000\nAda Moss: One.\n\n2\n00: 00: 03, 500 –> 00:00:04 ,000\nBo Ek: Two.\n',
    ],
    [
      'with odd numbers',
      '-1\n00:00:01,000 --> 00:00:02,000\nAda Moss: One.\n\n2.\n00:00:03,500 --> 00:00:04,000\nBo Ek: Two.\n',
    ],
    [
      'with font tags',
      '1\n00:00:01,000 --> 00:00:02,000\n<font color="red">Ada Moss: One.</font>\n\n2\n00:00:03,500 --> 00:00:04,000\n{\\an8}{Y:i}<i>Bo Ek: Two.</i>\n',
    ],
  ])('%s', async (_, content) => {
    const everything = await readText('film.srt', content);
    expect(everything.format).toBe('srt');
    expect(said(everything)).toEqual(['Ada Moss: One.', 'Bo Ek: Two.']);
    expect(everything.problems).toEqual([]);
  });

  test('a number between blank lines is words, a number above a cue is none', async () => {
    const everything = await readText(
      'film.srt',
      '1\n00:00:01,000 --> 00:00:02,000\nIt costs\n\n42\n\n2\n00:00:09,000 --> 00:00:10,000\na month.\n',
    );
    expect(said(everything).join(' ')).toBe('Unknown speaker: It costs 42 Unknown speaker: a month.');
  });

  test('a blank line inside a cue loses nothing', async () => {
    const everything = await readText(
      'film.srt',
      '1\n00:00:01,000 --> 00:00:02,000\nfirst half\n\nsecond half\n\n2\n00:00:09,000 --> 00:00:10,000\nnext.\n',
    );
    expect(everything.conversations[0]?.utterances.map(({ text }) => text)).toEqual([
      'first half second half',
      'next.',
    ]);
  });
});
