import type { Source } from './source.js';

/** One file inside a zip archive. */
export interface Archive extends Source {
  /** Path inside the archive. */
  readonly path: string;
}
