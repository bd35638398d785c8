import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** A mail's headers, and its text where that is one part of plain text. */
export interface PlainMail {
  readonly head: Buffer;
  readonly text: string;
}

const END_OF_HEADERS = /\r?\n\r?\n/;
const LONGEST_HEADERS = 64 * 1024;

/**
 * Takes a mail of one unencoded plain part apart, which most are: the mail parser takes five times as long for its body
 * as for its headers. Undefined for all other mails.
 */
export function plainBodyOf(raw: Buffer): PlainMail | undefined {
  const beginning = raw.toString('latin1', 0, LONGEST_HEADERS);
  const end = END_OF_HEADERS.exec(beginning);
  if (!end) return undefined;
  const headers = beginning.slice(0, end.index).replace(/\r?\n[ \t]+/g, ' ');
  const encoding = field(headers, 'content-transfer-encoding');
  const type = field(headers, 'content-type');
  const isPlain = /^(?:text\/plain\b|$)/i.test(type) && !/format="?flowed/i.test(type);
  if (!isPlain || !/^(?:7bit|8bit|binary|)$/i.test(encoding)) return undefined;
  const length = end.index + end[0].length;
  const body = raw.subarray(length);
  const charset = /charset="?([\w.:-]+)/i.exec(type)?.[1] ?? (isUtf8(body) ? 'utf-8' : 'windows-1252');
  if (!iconv.encodingExists(charset)) return undefined;
  return { head: raw.subarray(0, length), text: iconv.decode(body, charset) };
}

function field(headers: string, name: string): string {
  return new RegExp(`^${name}:(.*)$`, 'im').exec(headers)?.[1]?.trim() ?? '';
}
