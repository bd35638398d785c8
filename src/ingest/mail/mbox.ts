import { decode } from '../content/encoding.js';
import { linesOf } from '../content/lines.js';
import { certain, type Format, type Input, type ProblemFound, problem } from '../format.js';
import { gather, type Parts, type TicketPart } from '../ticket/gather.js';
import { mailPart, Threads } from './message.js';

const SEPARATOR = /^From \S+.*\d{4}\s*$/;
const LARGEST_MAIL = 32 * 1024 * 1024;

/** A mailbox: many mails in one file, put together to threads. */
export const mbox: Format = {
  name: 'mbox',
  title: 'Mailbox (.mbox)',
  extensions: ['.mbox', '.mbx'],
  recognise: ({ lines }) => {
    const first = lines.findIndex((line) => line.trim() !== '');
    const headers = lines.slice(first + 1, first + 30).filter((line) => /^[\w-]+:/.test(line)).length;
    return SEPARATOR.test(lines[first] ?? '') && headers > 1
      ? certain('it begins with the line that divides the mails of a mailbox')
      : undefined;
  },
  read: (input) => gather(parts(input)),
};

async function* parts(input: Input): Parts {
  let mail: string[] = [];
  let size = 0;
  let start = 1;
  let count = 0;
  let afterBlank = true;
  const threads = new Threads();
  const closed = async (): Promise<readonly (TicketPart | ProblemFound)[]> => {
    if (mail.every((line) => line === '')) return [];
    count += 1;
    return size > LARGEST_MAIL
      ? [problem('too-large', 'This mail is larger than 32 MB and is left out.', start)]
      : [await mailPart(Buffer.from(mail.join('\n'), 'latin1'), `${input.name}#${count}`, start, threads)];
  };
  // Each mail says its own encoding: the bytes are carried through unchanged.
  for await (const lines of linesOf(decode(input.source.open(), 'binary', () => {}))) {
    for (const { text, number } of lines) {
      if (afterBlank && text.startsWith('From ') && SEPARATOR.test(text.slice(0, 300))) {
        yield await closed();
        mail = [];
        size = 0;
        start = number;
      } else if (size <= LARGEST_MAIL) {
        mail.push(text.startsWith('>') ? text.replace(/^>(>*From )/, '$1') : text);
        size += text.length + 1;
      }
      afterBlank = text === '';
    }
  }
  yield await closed();
}
