import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const PREFIX = 'centricity-upload-';
/** Nothing waits longer than an hour to be looked at; what is older than this was left behind by a server that was killed. */
const LEFT_BEHIND_MS = 2 * 3_600_000;

/** A place of one upload's own. */
export interface UploadPlace {
  readonly directory: string;
  discard(): Promise<void>;
}

/** Where files that were sent lie until they have been read: nothing of them may outlive the server, or an hour. */
export class UploadFolder {
  readonly #path: string;
  readonly #places = new Set<string>();

  /** @param path made when the first upload comes */
  constructor(path: string) {
    this.#path = path;
  }

  async place(): Promise<UploadPlace> {
    await mkdir(this.#path, { recursive: true, mode: 0o700 });
    const directory = await mkdtemp(join(this.#path, PREFIX));
    this.#places.add(directory);
    return { directory, discard: () => this.#discard(directory) };
  }

  async #discard(directory: string): Promise<void> {
    await rm(directory, { recursive: true, force: true });
    this.#places.delete(directory);
  }

  /** Removes what is still here from this run: call it when the server stops. */
  async empty(): Promise<void> {
    await Promise.all([...this.#places].map((directory) => this.#discard(directory)));
  }

  /** Removes what servers left behind that were killed: call it when one starts. */
  async sweep(): Promise<void> {
    const names = await readdir(this.#path).catch(() => []);
    for (const name of names.filter((one) => one.startsWith(PREFIX))) {
      const directory = join(this.#path, name);
      const made = await stat(directory).catch(() => undefined);
      if (made !== undefined && Date.now() - made.mtimeMs > LEFT_BEHIND_MS) await this.#discard(directory);
    }
  }
}
