import { randomBytes } from 'node:crypto';
import type { Problem } from '../../model/index.js';
import type { ImportResult } from '../jobs/import-file.js';

/** How far one file of an upload is. */
export type FileState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly result: ImportResult }
  | { readonly kind: 'refused'; readonly why: string };

export interface UploadedFile {
  readonly name: string;
  readonly state: FileState;
}

/** Some files that were sent together. */
export interface Upload {
  /** Not guessable: who knows it may look. */
  readonly id: string;
  readonly files: readonly UploadedFile[];
  /** What could not be read of the roster. */
  readonly rosterProblems: readonly Problem[];
}

/** Files still to be read. */
export interface Work {
  readonly files: readonly { readonly name: string; read(): Promise<FileState> }[];
  readonly rosterProblems: readonly Problem[];
  /** Called when the last has been read, whatever happened. */
  afterwards(): Promise<void>;
}

interface Watched {
  readonly upload: { readonly files: UploadedFile[] } & Upload;
  readonly done: Promise<void>;
}

const KEPT = 200;

/** The uploads of this server's run, read one file after another so that pages keep answering. */
export class Uploads {
  readonly #watched = new Map<string, Watched>();
  #queue: Promise<void> = Promise.resolve();

  /** Queues the files and returns at once. */
  add({ files, rosterProblems, afterwards }: Work): Upload {
    const upload = {
      id: randomBytes(16).toString('hex'),
      files: files.map(({ name }): UploadedFile => ({ name, state: { kind: 'waiting' } })),
      rosterProblems,
    };
    const done = this.#queue.then(() => readAll(upload.files, files)).finally(afterwards);
    this.#queue = done.catch(() => undefined);
    this.#watched.set(upload.id, { upload, done: this.#queue });
    this.#forgetOldest();
    return upload;
  }

  /** The upload as far as it is; waits up to `patienceMs` for its end, so that small files show their result at once. */
  async find(id: string, patienceMs: number): Promise<Upload | undefined> {
    const found = this.#watched.get(id);
    if (found === undefined) return undefined;
    await Promise.race([found.done, pause(patienceMs)]);
    return found.upload;
  }

  #forgetOldest(): void {
    const [oldest] = this.#watched.keys();
    if (this.#watched.size > KEPT && oldest !== undefined) this.#watched.delete(oldest);
  }
}

async function readAll(files: UploadedFile[], work: Work['files']): Promise<void> {
  for (const [index, { name, read }] of work.entries()) {
    files[index] = { name, state: { kind: 'reading' } };
    files[index] = { name, state: await read() };
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
