import { isObject, type JsonObject } from '../../ingest/index.js';

/** An answer's JSON object, or why there is none. */
export type Read =
  | { readonly kind: 'json'; readonly body: JsonObject }
  | { readonly kind: 'no-json'; readonly why: string };

const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Reads an answer to its end.
 * @param onBytes called whenever a piece arrives, so that a slow answer can be told from a dead one
 */
export async function readJson(response: Response, onBytes: () => void): Promise<Read> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    onBytes();
    pieces.push(piece);
    bytes += piece.byteLength;
    if (bytes > MOST_BYTES) return { kind: 'no-json', why: 'sends more than 256 MB in one answer' };
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
    if (isObject(body)) return { kind: 'json', body };
  } catch {
    // Told below: the parser's own words would quote the answer.
  }
  const type = response.headers.get('content-type')?.split(';')[0] ?? 'nothing known';
  return { kind: 'no-json', why: `answers with something that is no JSON object (${type})` };
}
