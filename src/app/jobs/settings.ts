import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { nearest } from '../../lexicon/nearest.js';
import { CentricityError } from '../../model/index.js';
import { DEFAULT_FLOOR } from '../../privacy/index.js';

export const settingsName = 'centricity.yaml';

const atLeast = (least: number, why: string) =>
  z.int().min(least, { error: `must be a whole number of ${least} or more: ${why}` });

const directorySource = z.strictObject({
  /** Names the source in the store: ticket numbers are unique within it. */
  name: z.string().min(1),
  kind: z.literal('directory'),
  path: z.string().min(1),
  team: z.string().min(1).optional(),
  roster: z.string().min(1).optional(),
  format: z.string().min(1).optional(),
  audience: z.enum(['internal', 'customer']).optional(),
});

/** Two sources of one name would each replace the other's tickets. */
const sources = z.array(directorySource).superRefine((all, context) => {
  for (const [index, { name }] of all.entries()) {
    if (all.findIndex((other) => other.name === name) === index) continue;
    const message = `another source is named "${name}" already. Give each a name of its own.`;
    context.addIssue({ code: 'custom', path: [index, 'name'], message });
  }
});

const people = z.strictObject({
  number: atLeast(DEFAULT_FLOOR.number, 'fewer people could be made out').optional(),
  quote: atLeast(DEFAULT_FLOOR.quote, 'fewer people could be made out').optional(),
});

const retention = z.strictObject({
  textDays: atLeast(1, 'words are kept for days').default(90),
  countMonths: atLeast(1, 'counts are kept for months').default(24),
});

const schema = z.strictObject({
  people: people.default({}),
  retention: retention.default({ textDays: 90, countMonths: 24 }),
  sources: sources.default([]),
});

/** What an organisation can choose, complete with the defaults. Paths are absolute. */
export type Settings = z.infer<typeof schema>;
export type SourceSettings = Settings['sources'][number];

/** Every name that may stand in an object of the settings, by the path to it; `*` stands for a place in a list. */
const known: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(schema.shape),
  people: Object.keys(people.shape),
  retention: Object.keys(retention.shape),
  'sources.*': Object.keys(directorySource.shape),
};

type Issue = z.core.$ZodIssue;

/** What is wrong, in words: an unknown name together with the known one that it looks like. */
function inWords(issue: Issue): { readonly path: readonly PropertyKey[]; readonly words: string } {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys')
    return { path, words: `${path.join('.') || 'the file'}: ${issue.message}` };
  const [key = ''] = issue.keys;
  const names = known[path.map((part) => (/^\d+$/.test(part) ? '*' : part)).join('.')] ?? [];
  const meant = nearest(key, names);
  const mend = meant === undefined ? `There are: ${names.join(', ')}.` : `Did you mean "${meant}"?`;
  return { path: [...path, key], words: `"${key}" is no setting. ${mend}` };
}

/**
 * Reads settings from YAML text.
 * @param path where the text comes from: for messages, and what relative paths in it are relative to
 * @throws CentricityError `bad-settings` naming every fault by line and column
 */
export function parseSettings(text: string, path: string): Settings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const placed = (offset: number, words: string): string => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}: ${words}`;
  };
  const [broken] = document.errors;
  if (broken !== undefined) throw new CentricityError('bad-settings', placed(broken.pos[0], broken.message));
  const parsed = schema.safeParse(document.toJS() ?? {});
  if (parsed.success) return withAbsolutePaths(parsed.data, dirname(resolve(path)));
  const faults = parsed.error.issues.map((issue) => {
    const { path: where, words } = inWords(issue);
    return placed(offsetOf(document, where), words);
  });
  throw new CentricityError('bad-settings', faults.join('\n'));
}

/** Where a setting stands in the text: its name if it has one, else its value; where it is missing, what should hold it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  const holder = document.getIn(path.slice(0, -1), true);
  const pair = isMap(holder)
    ? holder.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
    : undefined;
  const node = pair?.key ?? (path.length === 0 ? document.contents : document.getIn(path, true));
  if (isNode(node)) return node.range?.[0] ?? 0;
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}

function withAbsolutePaths(settings: Settings, directory: string): Settings {
  const sources = settings.sources.map(({ roster, ...source }) => ({
    ...source,
    path: resolve(directory, source.path),
    ...(roster === undefined ? {} : { roster: resolve(directory, roster) }),
  }));
  return { ...settings, sources };
}

/**
 * Reads the settings file: the one that is named, else `centricity.yaml` in the data directory, else none.
 * @throws CentricityError `bad-settings`, or `cannot-open` for a named file that is not there
 */
export function readSettings(dataDirectory: string, named?: string): Settings {
  const path = named ?? join(dataDirectory, settingsName);
  if (named === undefined && !existsSync(path)) return parseSettings('', path);
  try {
    return parseSettings(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof CentricityError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new CentricityError('cannot-open', `The settings ${path} cannot be read (${reason}).`, {
      cause: error,
    });
  }
}
