import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { codes, readText, said } from './reading.js';

const head = 'From: Bo Ek <bo@shop.example>\r\nTo: desk@acme.example\r\nSubject: Re: Lamp\r\n';

function mail(fields: string, body: string | Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${head}${fields}\r\n`), Buffer.from(body)]);
}

describe('a mail', () => {
  test.each([
    ['without a type', mail('', 'It flickers.')],
    ['of plain text', mail('Content-Type: text/plain;\r\n charset="us-ascii"\r\n', 'It flickers.')],
    ['in 8 bits', mail('Content-Transfer-Encoding: 8bit\r\n', 'It flickers.')],
    ['in quoted-printable', mail('Content-Transfer-Encoding: quoted-printable\r\n', 'It=20flick=\r\ners.')],
    ['in base64', mail('Content-Transfer-Encoding: base64\r\n', 'SXQgZmxpY2tlcnMu')],
    ['of HTML alone', mail('Content-Type: text/html\r\n', '<p>It <b>flickers</b>.</p>')],
    ['with flowed lines', mail('Content-Type: text/plain; format=flowed\r\n', 'It \r\nflickers.')],
    [
      'with an alternative in HTML',
      mail(
        'Content-Type: multipart/alternative; boundary=b\r\n',
        '--b\r\nContent-Type: text/plain\r\n\r\nIt flickers.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>No.</p>\r\n--b--\r\n',
      ),
    ],
  ])('%s is read', async (_, bytes) => {
    const everything = await readText('lamp.eml', bytes);
    expect(everything.format).toBe('eml');
    expect(said(everything)).toEqual(['Bo Ek: It flickers.']);
  });

  test.each([
    ['that it names', 'Content-Type: text/plain; charset=iso-8859-2\r\n', 'iso-8859-2'],
    ['that it does not name: UTF-8', '', 'utf-8'],
    ['that it does not name: windows-1252', '', 'windows-1252'],
  ])('is read in the encoding %s', async (_, fields, encoding) => {
    const everything = await readText(
      'lamp.eml',
      mail(fields, iconv.encode('Sie flackert schön.', encoding)),
    );
    expect(said(everything)).toEqual(['Bo Ek: Sie flackert schön.']);
  });

  test.each(['iso-8859-2', 'windows-1252', 'utf-8'])('of HTML alone is read in %s', async (charset) => {
    const type = `Content-Type: text/html; charset=${charset}\r\n`;
    const everything = await readText(
      'lamp.eml',
      mail(type, iconv.encode('<p>Sie flackert sch&ouml;n,</p><p>sagt Jörg.</p>', charset)),
    );
    expect(said(everything)).toEqual(['Bo Ek: Sie flackert schön,\nsagt Jörg.']);
  });

  test('of a mailbox belongs to the thread of the mail it answers, also without the list of references', async () => {
    const letter = (id: number, fields: string, text: string) =>
      `From a Mon Mar  2 09:00:00 2026\nFrom: bo@shop.example\nSubject: Lamp\nMessage-ID: <${id}@shop>\n${fields}\n${text}\n\n`;
    const everything = await readText(
      'box.mbox',
      letter(1, '', 'It flickers.') +
        letter(2, 'In-Reply-To: <1@shop>\n', 'Which lamp?') +
        letter(3, 'In-Reply-To: <2@shop>\n', 'The blue one.') +
        letter(4, 'References: <0@shop> <2@shop>\n', 'Also the green one.') +
        letter(5, '', 'Something else.'),
    );
    expect(everything.conversations.map(({ id, utterances }) => [id, utterances.length])).toEqual([
      ['1@shop', 4],
      ['5@shop', 1],
    ]);
  });

  test('of thousands of parts is refused in words', async () => {
    const bytes = mail('Content-Type: multipart/mixed; boundary="x"\r\n', '\r\n--x\r\n'.repeat(1500));
    const everything = await readText('lamp.eml', bytes);
    expect(everything.conversations).toEqual([]);
    expect(codes(everything)).toEqual(['bad-mail:1']);
  });
});
