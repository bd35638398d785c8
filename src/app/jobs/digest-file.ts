import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CentricityError } from '../../model/index.js';
import { type Digest, digestHtml } from './digest-page.js';
import type { FileSettings } from './digest-settings.js';

/**
 * Writes the digest into a directory, under the day's date; only its owner may read it.
 * @returns the file's name
 * @throws CentricityError `not-delivered` where it cannot be written
 */
export async function writeDigest({ path, form }: FileSettings, digest: Digest): Promise<string> {
  const name = `digest-${digest.madeAt.toISOString().slice(0, 10)}.${form}`;
  const target = join(path, name);
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    // Whoever watches the directory never sees half a file.
    await writeFile(`${target}.part`, form === 'html' ? digestHtml(digest) : digestJson(digest), {
      mode: 0o600,
    });
    await rename(`${target}.part`, target);
    return name;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const words = `digest.file: ${target} cannot be written (${reason}). Give this user the right to write there.`;
    throw new CentricityError('not-delivered', words, { cause: error });
  }
}

function digestJson({ madeAt, news }: Digest): string {
  return `${JSON.stringify({ madeAt: madeAt.toISOString(), teams: news }, undefined, 2)}\n`;
}
