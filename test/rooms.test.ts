import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

/** Which rooms each room may import: the arrows of the design, one way only. */
const allowed: Record<string, readonly string[]> = {
  model: [],
  ingest: ['model'],
  lexicon: ['model'],
  analysis: ['model', 'lexicon'],
  measure: ['model'],
  privacy: ['model'],
  store: ['model'],
  report: ['model', 'measure', 'privacy', 'store'],
  app: ['model', 'ingest', 'lexicon', 'analysis', 'measure', 'privacy', 'store', 'report'],
};

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

function roomsImportedBy(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
    (found) => found[1] ?? '',
  );
  return specifiers.map(
    (specifier) => relative(src, resolve(src, dirname(file), specifier)).split('/')[0] ?? '',
  );
}

describe('the rooms of src', () => {
  test.each(files)('%s imports only rooms below its own', (file) => {
    const room = file.split('/')[0] ?? '';
    const others = roomsImportedBy(file).filter((imported) => imported !== room);
    expect(others.filter((imported) => !allowed[room]?.includes(imported))).toEqual([]);
  });

  test.each(files)('%s has at most 300 lines', (file) => {
    expect(readFileSync(join(src, file), 'utf8').split('\n').length).toBeLessThanOrEqual(301);
  });
});
