import { parseDocument } from 'yaml';
import type { CompiledLexicon } from '../../lexicon/index.js';
import { CentricityError } from '../../model/index.js';
import type { Settings, SettingsFault } from '../jobs/settings.js';
import { type SettingChange, settingsText } from '../jobs/settings-edit.js';
import { checkTargetMix } from '../jobs/target-mix.js';

/** Settings that are one value each, by the names of their fields; a dot goes one level down. */
export const PLAIN_FIELDS = [
  'people.number',
  'people.quote',
  'retention.textDays',
  'retention.countMonths',
  'timeZone',
  'nightly.expectEvery',
] as const;

/** A field of the target mix is called so, and then by the category. */
export const MIX = 'targetMix.';

/** What the fields hold, by their names. */
export type Values = Readonly<Record<string, string>>;

/** What is wrong, by the names of the fields; under `''` what concerns the whole file. */
export type Faults = ReadonlyMap<string, readonly string[]>;

/** The fields as the settings file fills them; what it leaves to the defaults is empty. */
export function valuesIn(path: string, mix: readonly string[]): Values {
  const document = parseDocument(settingsText(path));
  const at = (name: string): string => {
    const value: unknown = document.errors.length > 0 ? undefined : document.getIn(name.split('.'));
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const names = [...PLAIN_FIELDS, ...mix.map((category) => MIX + category)];
  return Object.fromEntries(names.map((name) => [name, at(name)]));
}

/** What a sent form changes: fields that hold what they held are left alone. */
export function changesIn(sent: Values, before: Values, mix: readonly string[]): readonly SettingChange[] {
  const isChanged = (name: string) => (sent[name] ?? '') !== (before[name] ?? '');
  const plain = PLAIN_FIELDS.filter(isChanged).map((name) => ({
    path: name.split('.'),
    value: written(sent[name] ?? ''),
  }));
  if (!mix.some((category) => isChanged(MIX + category))) return plain;
  const shares = mix.flatMap((category) => {
    const share = sent[MIX + category] ?? '';
    return share === '' ? [] : [[category, written(share) ?? 0] as const];
  });
  const value = shares.length === 0 ? undefined : Object.fromEntries(shares);
  return [...plain, { path: ['targetMix'], value: value as Record<string, number> | undefined }];
}

/** A number where one was written; anything else stays text, and the schema says what is wrong with it. */
function written(text: string): string | number | undefined {
  if (text === '') return undefined;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** Faults of the schema at the fields that they concern. */
export function byField(faults: readonly SettingsFault[]): Faults {
  const found = new Map<string, string[]>();
  for (const { path, words } of faults) {
    const name = path.join('.');
    found.set(name, [...(found.get(name) ?? []), words]);
  }
  return found;
}

/** What the schema cannot know: whether there is such a mix, and whether words would be deleted that are still there. */
export function furtherFaults(
  next: Settings,
  { retention: now }: Pick<Settings, 'retention'>,
  lexicon: Pick<CompiledLexicon, 'lenses'>,
  mayDelete: boolean,
): readonly SettingsFault[] {
  const shorter = (['textDays', 'countMonths'] as const).filter((name) => next.retention[name] < now[name]);
  const deleting = mayDelete ? [] : shorter;
  return [
    ...mixFaults(next, lexicon),
    ...deleting.map((name) => ({
      path: ['retention', name],
      words: `is shorter than the ${now[name]} in force: what is older is deleted at once and for good. Tick “Delete what is older” if that is meant.`,
    })),
  ];
}

function mixFaults({ targetMix }: Settings, lexicon: Pick<CompiledLexicon, 'lenses'>): SettingsFault[] {
  try {
    checkTargetMix(lexicon, targetMix);
    return [];
  } catch (error) {
    if (!(error instanceof CentricityError)) throw error;
    return [{ path: ['targetMix'], words: error.message.replace(/^targetMix: /, '') }];
  }
}
