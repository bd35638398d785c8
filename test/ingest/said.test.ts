import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Boilerplate } from '../../src/ingest/said/boilerplate.js';
import { Earlier } from '../../src/ingest/said/repeats.js';
import { replyOf } from '../../src/ingest/said/reply.js';
import { readText } from './reading.js';

const words = 'It still flickers.\n\nEvery evening.';

describe('what was really said in a message', () => {
  test.each([
    ['nothing to take off', words, []],
    [
      'a quoted mail',
      `${words}\n\nOn Mon, 2 Mar 2026 at 09:00, Kit Lowe <kit@acme.example> wrote:\n> Which lamp?\n>\n> Kit`,
      ['quoted reply'],
    ],
    [
      'a heading over two lines',
      `${words}\n\nOn Mon, 2 Mar 2026 at 09:00, Kit Lowe\n<kit@acme.example> wrote:\n\n> Which lamp?`,
      ['quoted reply'],
    ],
    [
      'a mail that was passed on, with older ones below',
      `From: Bo Ek\nSent: 2 March 2026 09:00\nTo: 'Kit Lowe' <kit@acme.example>\nSubject: Lamp\n\n${words}\n\nFrom: Kit Lowe [mailto:kit@acme.example]\nSent: 1 March 2026 09:00\nTo: Bo Ek\nSubject: Lamp\n\nWhich?`,
      ['quoted reply'],
    ],
    [
      'the writer before the date',
      `${words}\n\nKit Lowe <kit@acme.example> schrieb am 02.03.2026 um 09:00:\n\nWelche Lampe?`,
      ['quoted reply'],
    ],
    [
      'a Finnish telephone',
      `${words}\n\nLähetetty iPhonesta\n\n> Kit Lowe <kit@acme.example> kirjoitti 2.3.2026 kello 9.00:\n> Mikä?`,
      ['quoted reply', 'signature'],
    ],
    [
      'German',
      `${words}\n\nAm 02.03.2026 um 09:00 schrieb Kit Lowe <kit@acme.example>:\n> Welche?`,
      ['quoted reply'],
    ],
    [
      'French',
      `${words}\n\nLe lun. 2 mars 2026 à 09:00, Kit Lowe <kit@acme.example> a écrit :\n> Laquelle ?`,
      ['quoted reply'],
    ],
    [
      'Japanese',
      `${words}\n\n2026年3月2日(月) 9:00 Kit <kit@acme.example> のメッセージ:\n> どれ?`,
      ['quoted reply'],
    ],
    [
      'Outlook',
      `${words}\n\n________________________________\nFrom: Kit Lowe <kit@acme.example>\nSent: Monday, March 2, 2026 9:00 AM\nTo: Bo\nSubject: Lamp\n\nWhich lamp?`,
      ['quoted reply'],
    ],
    [
      'Outlook in Spanish',
      `${words}\n\nDe: Kit Lowe\nEnviado: lunes\nPara: Bo\nAsunto: Lamp\n\n¿Cuál?`,
      ['quoted reply'],
    ],
    [
      'an original message',
      `${words}\n\n-----Original Message-----\nFrom: Kit\n\nWhich lamp?`,
      ['quoted reply'],
    ],
    ['a telephone', `${words}\n\nSent from my iPhone`, ['signature']],
    ['a signature', `${words}\n\n-- \nBo Ek\n+1 555 010 999`, ['signature']],
    [
      'a heading on the line of the answer',
      'It still flickers.\n\nEvery evening. On Mon, Mar 2, 2026 at 9:00 AM, kit@acme.example wrote:\n> Which lamp?',
      ['quoted reply'],
    ],
    [
      'a heading over three lines and no marks below',
      `${words}\n\nOn Mar 2, 2026, at 9:00 AM, Kit Lowe <\nkit.lowe.of.the.lamp.desk@acme.example>\nwrote:\n\nWhich lamp?\nKit`,
      ['quoted reply'],
    ],
    [
      'the writer behind the verb',
      `${words}\n\nAm Mo., 2. März 2026 um 09:00 Uhr schrieb Kit Lowe <\nkit@acme.example>:\n\n> Welche?`,
      ['quoted reply'],
    ],
    [
      'Danish, which begins with the date',
      `${words}\n\n2. marts 2026 kl. 9.00 skrev Kit Lowe <kit@acme.example>:\n\n> Hvilken?`,
      ['quoted reply'],
    ],
    [
      'Dutch without marks',
      `${words}\n\nOp 2-3-2026 9:00 schreef Kit Lowe <kit@acme.example>:\n\nWelke?`,
      ['quoted reply'],
    ],
    [
      'a date and an address without a verb',
      `${words}\n\n2026-03-02 9:00 GMT+01:00 Kit Lowe <kit@acme.example>:\n\n> Which?`,
      ['quoted reply'],
    ],
    [
      'dashes around the heading',
      `${words}\n\n----On 03/02/2026 09:00 AM, Kit Lowe wrote----\n\nWhich lamp?`,
      ['quoted reply'],
    ],
    [
      'fields on one line',
      `${words}\n\nDate: Mon, 2 Mar 2026 09:00 From: kit@acme.example To: Bo Subject: Lamp\n\nWhich lamp?`,
      ['quoted reply'],
    ],
    [
      'two fields with an address',
      `${words}\n\nDate: Mon, 2 Mar 2026 09:00\nTo: bo@shop.example`,
      ['quoted reply'],
    ],
    [
      'a bold field broken over two lines',
      `${words}\n\n *From:* Kit Lowe [mailto:\n kit@acme.example]\n *Sent:* Monday\n *To:* Bo\n *Subject:* Lamp\n\nWhich lamp?`,
      ['quoted reply'],
    ],
    [
      'Outlook in Portuguese',
      `${words}\n\nDe: Kit\nEnviada em: segunda-feira\nPara: Bo\nAssunto: Lamp\n\nQual?`,
      ['quoted reply'],
    ],
    ['a name behind a dash', `${words}\n\n-Bo Ek`, ['signature']],
    [
      'German without an address',
      `${words}\n\nAm 02.03.2026 um 09:05 schrieb Kit Lowe:\n> Welche?`,
      ['quoted reply'],
    ],
    ['a telephone in brackets', `${words}\n\n(sent from a phone)`, ['signature']],
    [
      'a telephone that excuses itself',
      `${words}\n\nSent from my cell, please excuse any typos.`,
      ['signature'],
    ],
    [
      'a telephone in German',
      `${words}\n\nDiese Nachricht wurde von meinem Telefon gesendet.`,
      ['signature'],
    ],
    [
      'an app of a telephone in French',
      `${words}\n\nTélécharger Outlook pour iOS<https://app.example/x>`,
      ['signature'],
    ],
    ['a rule of long dashes', `${words}\n\n—————\nBo Dahl\n+1 555 010 999`, ['signature']],
    [
      'a divider in Danish',
      `${words}\n\n-------- Oprindelig besked --------\nFra: Kit <kit@acme.example>\nDato: 02.03.2026 09.00\nEmne: Lampe`,
      ['quoted reply'],
    ],
    [
      'Finnish, which begins with the weekday, over two lines',
      `${words}\n\nma 2. maaliskuuta 2026 klo 9.00 Kit Lowe\n<kit@acme.example> kirjoitti:\n\nMikä lamppu?`,
      ['quoted reply'],
    ],
    [
      'Norwegian',
      `${words}\n\nman. 2. mars 2026 kl. 09:00 skrev Kit <kit@acme.example>:\n\n> Hvilken?`,
      ['quoted reply'],
    ],
    [
      'Russian with a man or a woman',
      `${words}\n\n2 марта 2026 г., 09:00, «Кит» <kit@acme.example> написал(а):\n\nКакая?`,
      ['quoted reply'],
    ],
    [
      'Russian without a verb',
      `${words}\n\nпн, 2 мар. 2026 г. в 09:00, Кит <kit@acme.example>:\n\n> Какая?`,
      ['quoted reply'],
    ],
    [
      'Japanese without a verb',
      `${words}\n\n2026年3月2日(月) 9:00 Kit <kit@acme.example>:\n\n> どの?`,
      ['quoted reply'],
    ],
    [
      'the quoted words on the line of the heading',
      `${words}\n\n  On Mon, Mar 2, 2026 at 9:00, Kit<kit@acme.example> wrote:   Which lamp?\nThe one above?`,
      ['quoted reply'],
    ],
    ['an answer below', `> Which lamp is it?\n> Kit\n\n${words}`, ['quoted reply']],
  ])('%s', (_, text, reasons) => {
    expect(replyOf(text)).toEqual({ said: words, reasons });
  });

  test.each([
    [
      'a rule between two parts',
      'The first part is this.\n\n________\n\nThe second part is still mine.\n\nBo',
    ],
    ['a heading with a line below it', 'What we need\n-----\nPaper\nInk'],
    ['a list', 'We need:\n-paper\n-ink\n-time'],
    ['somebody wrote', 'The doctor wrote:\ntake two a day.'],
    ['somebody wrote at some time', 'On Monday at 10:30 the doctor wrote:\ntake two a day.'],
    ['I wrote to an address', 'I wrote to Kit <kit@acme.example> on 12 May 2026:\nno answer.'],
    ['I wrote', 'I wrote on 12 May 2026 to your colleague:\nhe never answered.'],
    ['a parcel that was sent', 'Paket dün depodan gönderildi'],
    ['a parcel sent from somewhere', 'Wysłano z magazynu w Łodzi'],
    ['a sentence that begins with a place', 'Sent from my desk, where nobody finds the lamp.'],
    ['only a quotation', '> all of it is quoted'],
    ['a line of from', 'From: the bottom of my heart'],
    ['a journey', 'I booked:\nFrom: Paris\nTo: Rome\nDate: 3 March\nand nobody came.'],
  ])('%s is not taken off', (_, text) => {
    expect(replyOf(text)).toEqual({ said: text, reasons: [] });
  });

  test('is never nothing, and never words that were not there', () => {
    const line = fc.constantFrom(
      '> x',
      'On Mon, Kit wrote:',
      'words here',
      '-- ',
      '',
      'From: a',
      'Sent: b',
      'To: c',
      'Sent from my phone',
      '-a',
      '____',
      'wrote:',
      '\r',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        const { said } = replyOf(text);
        expect(said === '').toBe(text.trim() === '');
        const own = new Set(text.split(/\r?\n/).map((part) => part.trim()));
        for (const part of said.split('\n')) expect(own).toContain(part.trim());
      }),
    );
  });

  test('leaves out copies of earlier messages, but not short phrases that come again', () => {
    const earlier = new Earlier();
    const first = 'My parcel has not arrived yet.\nI ordered it three weeks ago from your shop.\nThank you.';
    expect(earlier.without(first)).toEqual({ said: first, repeated: false });
    expect(earlier.without(`We are looking.\n\n${first}`)).toEqual({
      said: 'We are looking.\n\n\nThank you.'.replace('\n\n\n', '\n\n'),
      repeated: true,
    });
    expect(earlier.without('My parcel has not arrived yet.\nReally?')).toEqual({
      said: 'My parcel has not arrived yet.\nReally?',
      repeated: false,
    });
    expect(earlier.without(first)).toEqual({ said: 'Thank you.', repeated: true });
  });

  test('leaves out what an organisation writes under every ticket, but never a whole message', () => {
    const boilerplate = new Boilerplate();
    const footer = 'You can reach us on every working day from nine to five.';
    const said = Array.from(
      { length: 12 },
      (_, ticket) => boilerplate.without(`Answer ${ticket}.\n${footer}`, String(ticket)).said,
    );
    expect(said[0]).toBe(`Answer 0.\n${footer}`);
    expect(said[11]).toBe('Answer 11.');
    expect(boilerplate.without(footer, '99')).toEqual({ said: footer, repeated: false });
  });

  test('goes on counting another day, by hashes of the lines alone, and counts a ticket once however often it comes', () => {
    const footer = 'You can reach us on every working day from nine to five.';
    let seen = new Boilerplate().seen();
    const said: string[] = [];
    const read = (ticket: number): void => {
      // Two answers a day, as two pages would bring them.
      const boilerplate = new Boilerplate(JSON.parse(JSON.stringify(seen)));
      for (const each of [ticket, ticket + 1])
        said[each] = boilerplate.without(`Answer ${each}.\n${footer}`, String(each)).said;
      seen = boilerplate.seen();
    };
    for (const ticket of [0, 0, 0, 0, 0, 0, 0]) read(ticket);
    expect(said[1]).toBe(`Answer 1.\n${footer}`);
    for (const ticket of [2, 4, 6, 8, 10]) read(ticket);
    expect(said.filter((each) => each.includes(footer))).toHaveLength(10);
    expect(said[11]).toBe('Answer 11.');
    expect(JSON.stringify(seen)).not.toContain('working');
  });

  test('keeps the original beside it and counts what went', async () => {
    const everything = await readText(
      'export.csv',
      `ticket_id,author,role,public,body\n1,Bo,requester,true,"${words}\n\nSent from my iPhone"\n`,
    );
    expect(everything.conversations[0]).toMatchObject({
      setAside: [{ reason: 'signature', count: 1 }],
      utterances: [{ text: words, original: `${words}\n\nSent from my iPhone` }],
    });
  });
});

describe('the language of what was said', () => {
  test.each([
    ['en', 'They only open the app while they are waiting for the bus.'],
    ['de', 'Die Kundin hat uns gesagt, dass sie das Formular nicht findet.'],
    ['fr', 'Les clients ne trouvent pas le formulaire sur leur téléphone.'],
    ['es', 'Los clientes no encuentran el formulario en el teléfono.'],
    ['ja', 'お客様は昨日からログインできません。'],
  ])('is told as %s', async (language, text) => {
    const everything = await readText('talk.txt', `Ann: ${text}\nBo: Ok.\n`);
    expect(everything.conversations[0]?.utterances[0]?.language).toBe(language);
  });

  test('changes where somebody changes it', async () => {
    const english = 'They only open the app while they are waiting for the bus.';
    const german = 'Das haben wir gestern mit der Kundin noch einmal besprochen.';
    const lines = [
      ...Array.from({ length: 20 }, () => `Ann: ${english}`),
      ...Array.from({ length: 5 }, () => `Bo: ${german}`),
      `Ann: ${english}`,
    ];
    const everything = await readText('talk.txt', lines.join('\n'));
    const languages = everything.conversations[0]?.utterances.map(({ language }) => language) ?? [];
    expect(languages.slice(0, 20).every((language) => language === 'en')).toBe(true);
    expect(languages.slice(20, 25).every((language) => language === 'de')).toBe(true);
    expect(languages[25]).toBe('en');
  });
});
