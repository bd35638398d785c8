import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Model } from '../../analysis/index.js';

/** A model as JSON with one cue a line, so that the difference of two fits can be read. */
export function modelText({ provenance, thresholds, intercept, cues }: Model): string {
  const lines = Object.entries(cues).map(
    ([name, weights]) => `    ${JSON.stringify(name)}: ${JSON.stringify(weights)}`,
  );
  const parts = [
    `"provenance": ${JSON.stringify(provenance, undefined, 2).replaceAll('\n', '\n  ')}`,
    `"thresholds": ${JSON.stringify(thresholds)}`,
    `"intercept": ${JSON.stringify(intercept)}`,
    `"cues": {\n${lines.join(',\n')}\n  }`,
  ];
  return `{\n${parts.map((part) => `  ${part}`).join(',\n')}\n}\n`;
}

/** SHA-256 over the names and contents of files. */
export function hashFiles(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(basename(file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
