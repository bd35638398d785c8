import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RequestHandler } from 'express';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

interface StaticFile {
  readonly address: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** The files of `static/`, read once. Their addresses carry a hash of their content, so they may be kept for ever. */
const files: ReadonlyMap<string, StaticFile> = new Map(
  readdirSync(join(import.meta.dirname, 'static')).map((name) => [name, read(name)]),
);

const byAddress: ReadonlyMap<string, StaticFile> = new Map(
  [...files.values()].map((file) => [file.address, file]),
);

function read(name: string): StaticFile {
  const bytes = readFileSync(join(import.meta.dirname, 'static', name));
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const extension = extname(name);
  return {
    address: `/static/${name.slice(0, -extension.length)}.${hash}${extension}`,
    type: TYPES[extension] ?? 'application/octet-stream',
    bytes,
  };
}

/** Whether there is such a file: the worker is there only once it has been built. */
export function hasStatic(name: string): boolean {
  return files.has(name);
}

/** The address of a file in `static/`, for templates. An unknown name is a mistake in a template and throws. */
export function staticAddress(name: string): string {
  const file = files.get(name);
  if (file === undefined) throw new Error(`There is no static file "${name}".`);
  return file.address;
}

/** Serves the static files with a year of caching; every other address goes on to the pages. */
export const statics: RequestHandler = (request, response, next) => {
  const file = byAddress.get(request.path);
  if (file === undefined || !['GET', 'HEAD'].includes(request.method)) return next();
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  response.setHeader('Content-Type', file.type);
  response.end(file.bytes);
};
