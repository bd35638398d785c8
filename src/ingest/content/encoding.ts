import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Problem } from '../../model/index.js';

/** What the first bytes of a file are. */
export type Kind =
  | { readonly kind: 'text'; readonly encoding: string }
  | { readonly kind: 'zip' }
  | { readonly kind: 'binary'; readonly what: string };

const SIGNATURES: readonly (readonly [bytes: string, what: string])[] = [
  ['25504446', 'a PDF'],
  ['d0cf11e0a1b11ae1', 'an old Office file (.doc, .xls or .msg)'],
  ['89504e47', 'a PNG picture'],
  ['ffd8ff', 'a JPEG picture'],
  ['47494638', 'a GIF picture'],
  ['52494646', 'a sound or video file'],
  ['494433', 'an MP3 recording'],
  ['1a45dfa3', 'a video recording'],
  ['4f676753', 'an Ogg recording'],
  ['377abcaf271c', 'a 7-Zip archive'],
  ['526172211a07', 'a RAR archive'],
  ['425a68', 'a bzip2 archive'],
  ['28b52ffd', 'a Zstandard archive'],
];

const BYTE_ORDER_MARKS: readonly (readonly [bytes: string, encoding: string])[] = [
  ['efbbbf', 'utf-8'],
  ['fffe0000', 'utf-32le'],
  ['0000feff', 'utf-32be'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];

/** Tells text from binary by the first bytes, and the text's encoding: mark, UTF-16 pattern, UTF-8, else windows-1252. */
export function sniff(head: Buffer): Kind {
  const hex = head.subarray(0, 8).toString('hex');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return { kind: 'zip' };
  const signature = SIGNATURES.find(([bytes]) => hex.startsWith(bytes));
  if (signature) return { kind: 'binary', what: signature[1] };
  if (head.subarray(4, 8).toString('latin1') === 'ftyp')
    return { kind: 'binary', what: 'a video or sound recording' };
  const mark = BYTE_ORDER_MARKS.find(([bytes]) => hex.startsWith(bytes));
  if (mark) return { kind: 'text', encoding: mark[1] };
  const wide = unmarkedUtf16(head);
  if (wide) return { kind: 'text', encoding: wide };
  const valid = isUtf8(head.subarray(0, head.length - openTail(head)));
  // A few control characters occur in real text; random bytes have about ten in a hundred.
  if (controlShare(head) > (valid ? 0.1 : 0.02)) return { kind: 'binary', what: 'binary data' };
  return { kind: 'text', encoding: valid ? 'utf-8' : 'windows-1252' };
}

function unmarkedUtf16(head: Buffer): string | undefined {
  const length = Math.min(head.length - (head.length % 2), 4096);
  if (length < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (head[index] === 0) even += 1;
    if (head[index + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd / pairs > 0.4 && even / pairs < 0.05) return 'utf-16le';
  if (even / pairs > 0.4 && odd / pairs < 0.05) return 'utf-16be';
  return undefined;
}

function controlShare(head: Buffer): number {
  const sample = head.subarray(0, 8192);
  let count = 0;
  for (const byte of sample) {
    // Escape and the two separators of ASCII (30, 31) are used in text.
    if (byte < 9 || (byte > 13 && byte < 30 && byte !== 27) || byte === 127) count += 1;
  }
  return sample.length === 0 ? 0 : count / sample.length;
}

/** How many bytes at the end belong to a UTF-8 character that is not complete yet. */
function openTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/**
 * Bytes to text, without the byte order mark and without NUL (which becomes U+FFFD).
 * UTF-8 that turns out to be none is read on as windows-1252, and said so once through `report`.
 */
export async function* decode(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
  report: (problem: Problem) => void,
): AsyncGenerator<string> {
  const decoder = encoding === 'utf-8' ? utf8(report) : iconv.getDecoder(encoding);
  let first = true;
  for await (const chunk of bytes) {
    const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (text === '') continue;
    yield clean(first && text.startsWith('\uFEFF') ? text.slice(1) : text);
    first = false;
  }
  const rest = decoder.end();
  if (rest) yield clean(rest);
}

function clean(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}

function utf8(report: (problem: Problem) => void): { write(bytes: Buffer): string; end(): string } {
  let carry = Buffer.alloc(0);
  let wide = false;
  let offset = 0;
  let fallback: 'none' | 'windows-1252' | 'replace' = 'none';
  const text = (bytes: Buffer): string => {
    if (fallback === 'none' && !isUtf8(bytes)) {
      // Text that already held UTF-8 letters is UTF-8 with damaged places; plain ASCII so far was windows-1252 all along.
      fallback = wide ? 'replace' : 'windows-1252';
      report(
        wide
          ? {
              code: 'damaged-text',
              message: `After byte ${offset} some characters are damaged; they show as \uFFFD. Export the file again as UTF-8.`,
            }
          : {
              code: 'not-utf-8',
              message: `After byte ${offset} the text is not UTF-8; read as windows-1252 from there.`,
            },
      );
    }
    offset += bytes.length;
    if (fallback === 'windows-1252') return iconv.decode(bytes, 'windows-1252', { stripBOM: false });
    const decoded = bytes.toString('utf8');
    wide ||= decoded.length !== bytes.length;
    return decoded;
  };
  return {
    write(chunk) {
      const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
      const cut = bytes.length - (fallback === 'windows-1252' ? 0 : openTail(bytes));
      carry = Buffer.from(bytes.subarray(cut));
      return text(bytes.subarray(0, cut));
    },
    end: () => (carry.length > 0 ? text(carry) : ''),
  };
}
