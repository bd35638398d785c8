import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import { CentricityError } from '../../model/index.js';

/** A file below a directory. */
export interface File {
  /** Its path below the directory, with `/`. */
  readonly name: string;
  /** Changes when the file does. */
  readonly state: string;
  readonly changedMs: number;
}

/** The files that a path names. */
export interface Files {
  /** What their names are relative to. */
  readonly directory: string;
  /** The oldest first: where two tell of one ticket, the newer has its way. */
  readonly files: readonly File[];
}

function fileAt(directory: string, path: string): File {
  const { size, mtimeMs } = statSync(path);
  const name = relative(directory, path).split(sep).join('/');
  return { name, state: `${size} ${mtimeMs}`, changedMs: mtimeMs };
}

/** A pattern as the directory before its first wildcard and what fits below that. */
function parted(path: string): { readonly directory: string; readonly wanted: (name: string) => boolean } {
  if (!existsSync(path)) {
    const parts = path.split(sep);
    const first = parts.findIndex((part) => picomatch.scan(part).isGlob);
    if (first > 0)
      return {
        directory: parts.slice(0, first).join(sep) || sep,
        wanted: picomatch(parts.slice(first).join('/')),
      };
  } else if (statSync(path).isFile())
    return { directory: dirname(path), wanted: (name) => name === basename(path) };
  return { directory: path, wanted: () => true };
}

/**
 * Every file below a directory, every file that a pattern (`/exports/*.csv.gz`) fits, or the one file at the path; never
 * hidden ones.
 * @throws CentricityError `cannot-open` where there is no such directory
 */
export function filesAt(path: string): Files {
  try {
    const { directory, wanted } = parted(path);
    const files = readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => {
        const parts = relative(directory, file).split(sep);
        return wanted(parts.join('/')) && !parts.some((part) => part.startsWith('.'));
      })
      .map((file) => fileAt(directory, file))
      .sort((one, other) => one.changedMs - other.changedMs || (one.name < other.name ? -1 : 1));
    return { directory, files };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CentricityError('cannot-open', `The directory ${path} cannot be read (${reason}).`, {
      cause: error,
    });
  }
}
