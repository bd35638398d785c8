import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { CentricityError } from '../../model/index.js';

/**
 * Puts content in the place of a file: whoever reads it meanwhile, or after a crash, sees the old or the new, never a part.
 * Only this user may read it.
 * @throws CentricityError `data-unusable`
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const beside = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    const file = openSync(beside, 'wx', 0o600);
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CentricityError('data-unusable', `Cannot write ${path} (${reason}). Nothing was changed.`, {
      cause: error,
    });
  }
}
