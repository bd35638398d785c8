import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CentricityError } from '../../model/index.js';
import type { Source } from './source.js';

/** No more than this is unpacked from one gzip file. */
const MOST_UNPACKED = 16 * 1024 ** 3;

/** The source itself, or its unpacked content where it is gzip. */
export function unzipped(source: Source, head: Buffer): Source {
  if (head[0] !== 0x1f || head[1] !== 0x8b) return source;
  return { name: source.name.replace(/\.(gz|gzip)$/i, ''), open: () => gunzip(source) };
}

async function* gunzip(source: Source): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(source.open(), { objectMode: false });
  const unpacked = createGunzip();
  packed.on('error', (error) => unpacked.destroy(error));
  let size = 0;
  try {
    for await (const chunk of packed.pipe(unpacked)) {
      size += (chunk as Buffer).length;
      if (size > MOST_UNPACKED) throw new Error('it unpacks to more than 16 GB');
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
