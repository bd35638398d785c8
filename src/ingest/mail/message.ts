import PostalMime, { type Email } from 'postal-mime';
import { isoDate } from '../content/date.js';
import { htmlText } from '../content/html.js';
import { type ProblemFound, problem, type Turn } from '../format.js';
import type { TicketPart } from '../ticket/gather.js';
import { plainBodyOf } from './plain-body.js';

const MOST_PARTS = 1000;

/** One mail as part of the thread that its headers name: the first mail of `References`, else what it answers. */
export async function mailPart(
  raw: Buffer,
  fallbackId: string,
  line: number,
): Promise<TicketPart | ProblemFound> {
  if (hasTooManyParts(raw))
    return problem('bad-mail', 'This mail has more than a thousand parts and is left out.', line);
  let mail: Email;
  const plain = plainBodyOf(raw);
  try {
    mail = await PostalMime.parse(plain?.head ?? raw, { maxNestingDepth: 20, maxHeadersSize: 512 * 1024 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    return problem('bad-mail', `This mail cannot be read (${reason}) and is left out.`, line);
  }
  const at = isoDate(mail.date);
  const thread =
    /<[^<>\s]+>/.exec(mail.references ?? '')?.[0] ?? mail.inReplyTo ?? mail.messageId ?? fallbackId;
  const title = subjectOf(mail);
  const part = { ticket: thread.replace(/^<|>$/g, ''), title, startedAt: at, line };
  if (isAutomatic(mail)) return { ...part, turns: [], aside: 'automatic mail' };
  const text = plain?.text.trim() ?? (mail.text?.trim() || htmlText(mail.html ?? '').trim());
  return text === ''
    ? { ...part, turns: [], aside: 'mail without words' }
    : { ...part, turns: [turnOf(mail, text, at, line)] };
}

/** The parser takes a long time for each part; no mail that somebody wrote has so many. */
function hasTooManyParts(raw: Buffer): boolean {
  const headers = raw.toString('latin1', 0, 64 * 1024);
  const boundary = /boundary="?([^\s";]{1,100})/i.exec(headers)?.[1];
  if (boundary === undefined) return false;
  const mark = Buffer.from(`\n--${boundary}`, 'latin1');
  let parts = 0;
  for (let at = raw.indexOf(mark); at >= 0; at = raw.indexOf(mark, at + 1))
    if (++parts > MOST_PARTS) return true;
  return false;
}

function turnOf(mail: Email, text: string, at: string | undefined, line: number): Turn {
  const email = mail.from && 'address' in mail.from ? mail.from.address?.toLowerCase() : undefined;
  const name = mail.from?.name?.trim() || email;
  return {
    text,
    speaker: name ? { name, email } : undefined,
    at,
    line,
  };
}

function subjectOf(mail: Email): string | undefined {
  const subject = (mail.subject ?? '')
    .replace(
      /^(?:\s*(?:re|fwd?|aw|wg|sv|vs|antw|tr|rv|res|enc|rif|回复|答复|转发)\s*(?:\[\d+\])?\s*[:：])+\s*/i,
      '',
    )
    .trim();
  return subject === '' ? undefined : subject;
}

/** Out-of-office notes, delivery failures and list mail say so in their headers. */
function isAutomatic(mail: Email): boolean {
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value.toLowerCase() ?? '';
  const submitted = header('auto-submitted');
  return (
    (submitted !== '' && submitted !== 'no') ||
    header('x-autoreply') !== '' ||
    header('x-auto-response-suppress').includes('all') ||
    /multipart\/report/.test(header('content-type'))
  );
}
