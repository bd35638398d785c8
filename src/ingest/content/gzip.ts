import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CentricityError } from '../../model/index.js';
import type { Source } from './source.js';

/** No more than this is unpacked from one gzip file. */
const MOST_UNPACKED = 16 * 1024 ** 3;

/** Text of real exports is packed to a fiftieth at the most; what unpacks to more than this is made to fill a machine. */
const MOST_TIMES = 250;
const HARMLESS = 64 * 1024 ** 2;

/** Whether so many bytes unpacked from so few are a bomb. */
export function isBomb(packed: number, unpacked: number): boolean {
  return unpacked > HARMLESS && unpacked > MOST_TIMES * packed;
}

/** The source itself, or its unpacked content where it is gzip. */
export function unzipped(source: Source, head: Buffer): Source {
  if (head[0] !== 0x1f || head[1] !== 0x8b) return source;
  return { name: source.name.replace(/\.(gz|gzip)$/i, ''), open: () => gunzip(source) };
}

async function* gunzip(source: Source): AsyncGenerator<Uint8Array> {
  let read = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.open()) {
      read += chunk.length;
      yield chunk;
    }
  };
  const packed = Readable.from(counted(), { objectMode: false });
  const unpacked = createGunzip();
  packed.on('error', (error) => unpacked.destroy(error));
  let size = 0;
  try {
    for await (const chunk of packed.pipe(unpacked)) {
      size += (chunk as Buffer).length;
      if (size > MOST_UNPACKED) throw new Error('it unpacks to more than 16 GB');
      if (isBomb(read, size)) throw new Error(`it unpacks to more than ${MOST_TIMES} times its size`);
      yield chunk as Buffer;
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CentricityError(
      'broken-gzip',
      `The gzip file cannot be unpacked further (${reason}). What came before is kept; pack it again.`,
      { cause },
    );
  } finally {
    packed.destroy();
  }
}
