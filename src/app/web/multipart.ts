import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { fileSource, type Source } from '../../ingest/index.js';
import { CentricityError } from '../../model/index.js';
import type { UploadFolder } from './upload-folder.js';

/** How much one upload may bring. */
export interface UploadLimits {
  readonly fileBytes: number;
  readonly files: number;
}

/** One file as it was sent. */
export interface SentFile {
  /** The form field it came in. */
  readonly field: string;
  /** The name the person gave it: text only, never a path. */
  readonly name: string;
  /** Where its bytes are, under a name of our own. */
  readonly path: string;
  readonly bytes: number;
}

/** A form with files, all on disk. `discard` removes them; call it whatever happens. */
export interface SentForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly SentFile[];
  discard(): Promise<void>;
}

const MEGABYTE = 1024 * 1024;

/**
 * Streams a multipart form into a fresh directory of the folder, so that memory does not grow with its size.
 * Throws a CentricityError (`not-a-form`, `file-too-large`, `too-many-files`, `too-many-fields`,
 * `cut-off`) after removing what had been written.
 */
export async function receiveForm(
  request: IncomingMessage,
  limits: UploadLimits,
  folder: UploadFolder,
): Promise<SentForm> {
  const { directory, discard } = await folder.place();
  try {
    return { ...(await receive(request, limits, directory)), discard };
  } catch (error) {
    await discard();
    throw error instanceof CentricityError ? error : cutOff(error);
  }
}

async function receive(request: IncomingMessage, limits: UploadLimits, directory: string) {
  const parser = parserFor(request, limits);
  const fields: Record<string, string> = {};
  const writing: Promise<SentFile | undefined>[] = [];
  const stop = (error: Error) => parser.destroy(error);
  parser.on('field', (name, value) => {
    fields[name] = value.trim();
  });
  parser.on('file', (field, stream, { filename }) => {
    const path = join(directory, String(writing.length));
    const written = write(stream, path, field, filename, limits);
    written.catch(stop);
    writing.push(written);
  });
  parser.on('filesLimit', () => stop(tooManyFiles(limits)));
  parser.on('fieldsLimit', () =>
    stop(new CentricityError('too-many-fields', 'The form has more fields than it should.')),
  );
  await pipeline(request, parser);
  const files = await Promise.all(writing);
  return { fields, files: files.filter((file) => file !== undefined) };
}

function parserFor(request: IncomingMessage, limits: UploadLimits): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: {
        fileSize: limits.fileBytes,
        files: limits.files,
        fields: 20,
        fieldSize: 64 * 1024,
        parts: limits.files + 20,
      },
    });
  } catch (cause) {
    throw new CentricityError(
      'not-a-form',
      'Send files as a multipart form (multipart/form-data), as the upload page does.',
      { cause },
    );
  }
}

/** A file field left empty is sent without a name; it is read to its end and left out. */
async function write(
  stream: Readable & { truncated?: boolean },
  path: string,
  field: string,
  name: string | undefined,
  limits: UploadLimits,
): Promise<SentFile | undefined> {
  if (!name) {
    stream.resume();
    return undefined;
  }
  const target = createWriteStream(path, { mode: 0o600 });
  await pipeline(stream, target);
  if (stream.truncated) throw tooLarge(name, limits);
  return { field, name: basename(name), path, bytes: target.bytesWritten };
}

function tooLarge(name: string, { fileBytes }: UploadLimits): CentricityError {
  const size = Math.round(fileBytes / MEGABYTE);
  return new CentricityError(
    'file-too-large',
    `"${name}" is larger than ${size} MB. Split it, or import it on the server with: centricity import FILE`,
  );
}

function tooManyFiles({ files }: UploadLimits): CentricityError {
  return new CentricityError(
    'too-many-files',
    `At most ${files} files at once. Send the rest in a second go.`,
  );
}

function cutOff(cause: unknown): CentricityError {
  return new CentricityError(
    'cut-off',
    'The upload stopped before its end, so nothing was kept. Send it again.',
    { cause },
  );
}

/** A sent file's bytes, with the name that the person knows. */
export function sourceOf({ path, name }: SentFile): Source {
  return { ...fileSource(path), name };
}
