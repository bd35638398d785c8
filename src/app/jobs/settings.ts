import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { nearest } from '../../lexicon/nearest.js';
import { CentricityError } from '../../model/index.js';
import { DEFAULT_FLOOR } from '../../privacy/index.js';
import { kinds } from '../sources/kinds.js';
import { secretRefused } from '../sources/secret.js';
import { digestNames, digestSettings } from './digest-settings.js';
import { keptRoster } from './kept-roster.js';

export const settingsName = 'centricity.yaml';

const atLeast = (least: number, why: string) => {
  const error = `must be a whole number of ${least} or more: ${why}`;
  return z.int({ error }).min(least, { error });
};

const [firstKind, ...otherKinds] = kinds;
const source = z.discriminatedUnion('kind', [firstKind.schema, ...otherKinds.map(({ schema }) => schema)]);

/** Two sources of one name would share their cursors; two systems of one name would each replace the other's tickets. */
const sources = z.array(source).superRefine((all, context) => {
  for (const [index, { name, kind, system = kind, ...own }] of all.entries()) {
    const before = all.slice(0, index);
    const refuse = (key: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [index, key], message });
    if (before.some((other) => other.name === name))
      refuse('name', `another source is named "${name}" already. Give each a name of its own.`);
    const sameNumbers = before.find(
      (other) =>
        'url' in other && 'url' in own && (other.system ?? other.kind) === system && other.url !== own.url,
    );
    if (sameNumbers !== undefined)
      refuse(
        'url',
        `the tickets of "${sameNumbers.name}" come from another address and may have the same numbers. ` +
          'Give one of the two a "system" of its own.',
      );
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

const notPercent = { error: 'must be a number from 0 to 100' };
const percent = z.number(notPercent).min(0, notPercent).max(100, notPercent);

/** What an organisation wants the kinds of its culture to be, in per cent of the whole, by the names of the categories. */
const targetMix = z.record(z.string(), percent).superRefine((shares, context) => {
  const sum = Object.values(shares).reduce((all, share) => all + share, 0);
  if (Math.abs(sum - 100) < 0.5) return;
  context.addIssue({ code: 'custom', message: `the shares must add up to 100, these make ${sum}` });
});

const nightly = z.strictObject({
  /** After so many hours without a run that ended well, the health page turns red. */
  expectEvery: atLeast(1, 'runs are expected every so many hours'),
});

/** In which the schedule of `serve --nightly` is meant. */
const timeZone = z.string().refine((name) => isTimeZone(name), {
  error: 'is no time zone, such as Europe/Berlin',
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const schema = z.strictObject({
  people: people.default({}),
  retention: retention.default({ textDays: 90, countMonths: 24 }),
  sources: sources.default([]),
  targetMix: targetMix.optional(),
  digest: digestSettings.optional(),
  nightly: nightly.optional(),
  timeZone: timeZone.optional(),
});

/** What an organisation can choose, complete with the defaults. Paths are absolute. */
export type Settings = z.infer<typeof schema>;
export type SourceSettings = Settings['sources'][number];

/** Every name that may stand in an object of the settings, by the path to it; `*` stands for a place in a list. */
const known: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(schema.shape),
  people: Object.keys(people.shape),
  retention: Object.keys(retention.shape),
  nightly: Object.keys(nightly.shape),
  ...digestNames,
};

type Issue = z.core.$ZodIssue;

/** The names that may stand in an object of the settings; in a source, those of its kind. */
function namesAt(document: Document, path: readonly string[]): readonly string[] {
  const [first, place, ...deeper] = path;
  if (first !== 'sources' || place === undefined || deeper.length > 0) return known[path.join('.')] ?? [];
  const kind = document.getIn(['sources', Number(place), 'kind']);
  return Object.keys(kinds.find((each) => each.kind === kind)?.schema.shape ?? {});
}

function likely(meant: string, names: readonly string[]): string {
  const likeliest = nearest(meant, names);
  return likeliest === undefined ? `There are: ${names.join(', ')}.` : `Did you mean "${likeliest}"?`;
}

/** Something wrong in the settings. */
export interface SettingsFault {
  /** Names from the outermost in; none where it concerns the whole file. */
  readonly path: readonly PropertyKey[];
  /** Without the path. */
  readonly words: string;
}

/** What is wrong, in words: an unknown name together with the known one that it looks like. */
function inWords(document: Document, issue: Issue): SettingsFault[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const words = secretRefused(key) ?? `"${key}" is no setting. ${likely(key, namesAt(document, path))}`;
      return { path: [...path, key], words };
    });
  if (issue.code !== 'invalid_union') return [{ path, words: issue.message }];
  const kind = String(document.getIn(issue.path) ?? '');
  const names = kinds.map((each) => each.kind);
  const wrong = kind === '' ? 'is missing.' : `"${kind}" is no kind of source.`;
  return [{ path, words: `${wrong} ${likely(kind, names)}` }];
}

function withPath({ path, words }: SettingsFault): string {
  return words.startsWith(`"${String(path.at(-1))}" `) ? words : `${path.join('.') || 'the file'}: ${words}`;
}

/** The settings in a document, as far as they are sound, and what is wrong otherwise. */
export function checkSettings(
  document: Document,
):
  | { readonly kind: 'sound'; readonly settings: Settings }
  | { readonly kind: 'faulty'; readonly faults: readonly SettingsFault[] } {
  const parsed = schema.safeParse(document.toJS() ?? {});
  if (parsed.success) return { kind: 'sound', settings: parsed.data };
  return { kind: 'faulty', faults: parsed.error.issues.flatMap((issue) => inWords(document, issue)) };
}

/**
 * Reads settings from YAML text.
 * @param path where the text comes from: for messages, and what relative paths in it are relative to
 * @throws CentricityError `bad-settings` naming every fault by line and column
 */
export function parseSettings(text: string, path: string): Settings {
  const lines = new LineCounter();
  // The parser's long messages would quote the text, which may hold what must not be shown.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placed = (offset: number, words: string): string => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}: ${words}`;
  };
  const [broken] = document.errors;
  if (broken !== undefined) throw new CentricityError('bad-settings', placed(broken.pos[0], broken.message));
  const checked = checkSettings(document);
  if (checked.kind === 'sound') return withAbsolutePaths(checked.settings, dirname(resolve(path)));
  const faults = checked.faults.map((fault) => placed(offsetOf(document, fault.path), withPath(fault)));
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

/** Settings that hold a path. */
const paths: ReadonlySet<string> = new Set(['path', 'roster', 'tokenFile', 'passwordFile', 'urlFile']);

function withAbsolutePaths(settings: Settings, directory: string): Settings {
  const absolute = <Held extends object>(held: Held): Held => {
    const entries = Object.entries(held).map(([key, value]) =>
      paths.has(key) ? [key, resolve(directory, String(value))] : [key, value],
    );
    return { ...held, ...Object.fromEntries(entries) };
  };
  const { digest } = settings;
  const told = digest && {
    ...digest,
    ...(digest.mail && { mail: absolute(digest.mail) }),
    ...(digest.webhook && { webhook: absolute(digest.webhook) }),
    ...(digest.file && { file: absolute(digest.file) }),
  };
  return { ...settings, sources: settings.sources.map(absolute), ...(told && { digest: told }) };
}

/**
 * Reads the settings file: the one that is named, else `centricity.yaml` in the data directory, else none.
 * A source that names no roster gets the one that is kept in the data directory.
 * @throws CentricityError `bad-settings`, or `cannot-open` for a named file that is not there
 */
export function readSettings(dataDirectory: string, named?: string): Settings {
  const settings = readOwnSettings(dataDirectory, named);
  const roster = keptRoster(dataDirectory);
  if (roster === undefined) return settings;
  return { ...settings, sources: settings.sources.map((source) => ({ roster, ...source })) };
}

function readOwnSettings(dataDirectory: string, named: string | undefined): Settings {
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
