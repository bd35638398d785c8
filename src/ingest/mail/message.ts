import PostalMime, { addressParser, decodeWords } from 'postal-mime';
import { isoDate } from '../content/date.js';
import { htmlText } from '../content/html.js';
import { type ProblemFound, problem, type Turn } from '../format.js';
import type { TicketPart } from '../ticket/gather.js';
import { type Mail, simpleMail } from './simple.js';

const MOST_PARTS = 1000;
const MOST_REMEMBERED = 200_000;

/** Finds the threads of a file's mails: the one of a mail that they refer to, else the first mail they refer to. */
export class Threads {
  readonly #ofMail = new Map<string, string>();

  /** The thread of a mail with this id, by the ids it names, the oldest first. */
  of(id: string, named: readonly string[]): string {
    const known = named.find((other) => this.#ofMail.has(other));
    const thread = (known === undefined ? named[0] : this.#ofMail.get(known)) ?? id;
    if (this.#ofMail.size < MOST_REMEMBERED) this.#ofMail.set(id, thread);
    return thread;
  }
}

/** One mail as part of its thread. `fallbackId` stands for an id that is missing. */
export async function mailPart(
  raw: Buffer,
  fallbackId: string,
  line: number,
  threads = new Threads(),
): Promise<TicketPart | ProblemFound> {
  if (hasTooManyParts(raw))
    return problem('bad-mail', 'This mail has more than a thousand parts and is left out.', line);
  try {
    return partOf(simpleMail(raw) ?? (await parsed(raw)), fallbackId, line, threads);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    return problem('bad-mail', `This mail cannot be read (${reason}) and is left out.`, line);
  }
}

async function parsed(raw: Buffer): Promise<Mail> {
  const mail = await PostalMime.parse(raw, { maxNestingDepth: 20, maxHeadersSize: 512 * 1024 });
  const fields = new Map(mail.headers.toReversed().map(({ key, value }) => [key, value]));
  return { fields, text: mail.text?.trim() || htmlText(mail.html ?? '') };
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

function partOf(mail: Mail, fallbackId: string, line: number, threads: Threads): TicketPart {
  const field = (name: string): string | undefined => mail.fields.get(name) || undefined;
  const at = isoDate(field('date')?.replace(/\s*\([^()]*\)$/, ''));
  const named = ['references', 'in-reply-to'].flatMap((name) => idsIn(field(name)));
  const ticket = threads.of(idsIn(field('message-id'))[0] ?? fallbackId, named);
  const title = subjectOf(field('subject') ?? '');
  const part = { ticket, title, startedAt: at, line };
  if (isAutomatic(mail)) return { ...part, turns: [], aside: 'automatic mail' };
  const text = mail.text.trim();
  return text === ''
    ? { ...part, turns: [], aside: 'mail without words' }
    : { ...part, turns: [turnOf(field('from') ?? '', text, at, line)] };
}

/** The ids in a field, `<one@shop.example> <two@shop.example>`, without their brackets. */
function idsIn(field: string | undefined): readonly string[] {
  const ids = field?.match(/[^<>\s]+(?=>)/g);
  return ids ?? (field ? [field] : []);
}

function turnOf(from: string, text: string, at: string | undefined, line: number): Turn {
  const writer = addressParser(from)[0];
  const email = writer?.address?.toLowerCase();
  const name = writer?.name.trim() || email;
  return {
    text,
    speaker: name ? { name, email } : undefined,
    at,
    line,
  };
}

function subjectOf(field: string): string | undefined {
  const subject = decodeWords(field)
    .replace(
      /^(?:\s*(?:re|fwd?|aw|wg|sv|vs|antw|tr|rv|res|enc|rif|回复|答复|转发)\s*(?:\[\d+\])?\s*[:：])+\s*/i,
      '',
    )
    .trim();
  return subject === '' ? undefined : subject;
}

/** Out-of-office notes, delivery failures and list mail say so in their headers. */
function isAutomatic({ fields }: Mail): boolean {
  const field = (name: string) => fields.get(name)?.toLowerCase() ?? '';
  const submitted = field('auto-submitted');
  return (
    (submitted !== '' && submitted !== 'no') ||
    field('x-autoreply') !== '' ||
    field('x-auto-response-suppress').includes('all') ||
    /multipart\/report/.test(field('content-type'))
  );
}
