import { createHash } from 'node:crypto';
import type { Source } from '../../ingest/index.js';

export interface Content {
  readonly sha256: string;
  readonly bytes: number;
}

/** Reads a source once for its SHA-256 and its length. */
export async function contentOf(source: Source): Promise<Content> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of source.open()) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** The same source, telling how many bytes have been read of its latest opening. */
export function watched(source: Source, onBytes: (read: number) => void): Source {
  return {
    name: source.name,
    async *open() {
      let read = 0;
      for await (const chunk of source.open()) {
        read += chunk.byteLength;
        onBytes(read);
        yield chunk;
      }
    },
  };
}
