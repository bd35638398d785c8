import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { CentricityError } from '../../model/index.js';

/** Bytes are read in pieces of this size: what is made of one piece waits in memory together. */
const CHUNK = 32 * 1024;

/** A stream of bytes that can be opened again from its beginning. */
export interface Source {
  /** The file's name without its folder: becomes the id of a transcript and the title of what has none. */
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
}

/** A file on disk. Opening one that cannot be read throws `cannot-open`. */
export function fileSource(path: string): Source {
  return { name: basename(path), open: () => fileBytes(path) };
}

/** Bytes already in memory, for uploads, archive entries and tests. */
export function memorySource(name: string, content: Uint8Array | string): Source {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return {
    name,
    async *open() {
      for (let from = 0; from < bytes.length; from += CHUNK) yield bytes.subarray(from, from + CHUNK);
    },
  };
}

async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) yield chunk as Buffer;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CentricityError(
      'cannot-open',
      `${path} cannot be read (${reason}). Check the path and its permissions.`,
      { cause },
    );
  }
}

/** The first bytes of a source, at most `limit`. A source that breaks after its first bytes gives those. */
export async function firstBytes(source: Source, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of source.open()) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= limit) break;
    }
  } catch (error) {
    if (size === 0) throw error;
  }
  return Buffer.concat(chunks).subarray(0, limit);
}
