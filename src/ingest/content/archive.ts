import { createWriteStream, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { CentricityError } from '../../model/index.js';
import { isBomb } from './gzip.js';
import type { Source } from './source.js';

/** One file inside a zip archive. Its name is its path there. */
export interface Entry extends Source {
  /** Unpacked size in bytes, as the archive states it. */
  readonly size: number;
}

export interface Archive {
  /** In the order of their paths, without folders and the litter of operating systems. */
  readonly entries: readonly Entry[];
  close(): void;
}

const MOST_ENTRIES = 50_000;
const MOST_UNPACKED = 4 * 1024 ** 3;

/**
 * Opens a zip archive. Throws `broken-archive` for one that is damaged, has more than 50,000 files or paths that lead
 * outside; reading an entry throws `archive-too-large` once more than 4 GB were unpacked in all.
 */
export async function openArchive(source: Source): Promise<Archive> {
  const fd = await spooled(source);
  let zip: yauzl.ZipFile | undefined;
  try {
    // The descriptor belongs to this zip file, which closes it.
    zip = await yauzl.fromFdPromise(fd, { lazyEntries: true, autoClose: false });
    if (zip.entryCount > MOST_ENTRIES) throw new Error(`it holds more than ${MOST_ENTRIES} files`);
    const found: yauzl.Entry[] = [];
    for await (const entry of zip.eachEntry()) if (!isLitter(entry.fileName)) found.push(entry);
    found.sort((one, other) => (one.fileName < other.fileName ? -1 : 1));
    return { entries: entriesOf(zip, found), close: () => zip?.close() };
  } catch (cause) {
    zip?.close();
    throw new CentricityError(
      'broken-archive',
      `The zip archive cannot be read (${reasonOf(cause)}). Pack it again.`,
      { cause },
    );
  }
}

/** The zip format has its table of contents at the end, so that a stream must be kept on disk before it can be read. */
async function spooled(source: Source): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'centricity-zip-'));
  const path = join(folder, 'archive.zip');
  try {
    await pipeline(Readable.from(source.open()), createWriteStream(path));
    return openSync(path, 'r');
  } finally {
    // An open file stays readable without its name, and leaves nothing behind whatever happens.
    await rm(folder, { recursive: true, force: true });
  }
}

function isLitter(path: string): boolean {
  return path.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$)/.test(path);
}

function entriesOf(zip: yauzl.ZipFile, found: readonly yauzl.Entry[]): Entry[] {
  let unpacked = 0;
  const read = async function* (entry: yauzl.Entry): AsyncGenerator<Uint8Array> {
    const stream = await zip.openReadStreamPromise(entry);
    let size = 0;
    try {
      for await (const chunk of stream) {
        size += (chunk as Buffer).length;
        unpacked += (chunk as Buffer).length;
        if (isBomb(entry.compressedSize, size))
          throw new CentricityError('archive-too-large', 'It unpacks to hundreds of times its size.');
        if (unpacked > MOST_UNPACKED)
          throw new CentricityError(
            'archive-too-large',
            'The archive unpacks to more than 4 GB. Bring its files in several archives.',
          );
        yield chunk as Buffer;
      }
    } finally {
      stream.destroy();
    }
  };
  return found.map((entry) => ({
    name: entry.fileName,
    size: entry.uncompressedSize,
    open: () => read(entry),
  }));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
