import { existsSync, readFileSync } from 'node:fs';
import { type Document, isMap, parseDocument } from 'yaml';
import { CentricityError } from '../../model/index.js';
import { replaceFile } from './replace-file.js';
import { checkSettings, parseSettings, type Settings, type SettingsFault } from './settings.js';

/** A setting by its path, and what it shall be; without a value its default holds again. */
export interface SettingChange {
  readonly path: readonly string[];
  readonly value: string | number | Readonly<Record<string, number>> | undefined;
}

export type Edited =
  | { readonly kind: 'sound'; readonly text: string; readonly settings: Settings }
  | { readonly kind: 'faulty'; readonly faults: readonly SettingsFault[] };

/**
 * Changes settings in YAML text. What is not changed stays as it was written, remarks included.
 * @param path where the text comes from, for messages
 * @throws CentricityError `bad-settings` where the text was faulty before: a person has to mend it first
 */
export function editSettings(text: string, path: string, changes: readonly SettingChange[]): Edited {
  parseSettings(text, path);
  const document = parseDocument(text);
  for (const change of changes) apply(document, change);
  const checked = checkSettings(document);
  if (checked.kind === 'faulty') return checked;
  // Long lines stay as they are; null is what an empty document says of itself.
  const edited = document.contents === null ? text : document.toString({ lineWidth: 0 });
  return { kind: 'sound', text: edited, settings: checked.settings };
}

function apply(document: Document, { path, value }: SettingChange): void {
  const holder = path.slice(0, -1);
  if (value === undefined) {
    if (document.hasIn(path)) document.deleteIn(path);
    const left: unknown = holder.length > 0 ? document.getIn(holder, true) : undefined;
    if (isMap(left) && left.items.length === 0) document.deleteIn(holder);
    return;
  }
  document.setIn(path, typeof value === 'object' ? document.createNode(value) : value);
}

/** The text of a settings file; nothing where there is no file yet. @throws CentricityError `cannot-open` */
export function settingsText(path: string): string {
  if (!existsSync(path)) return '';
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CentricityError('cannot-open', `The settings ${path} cannot be read.`, { cause: error });
  }
}

/** Writes a settings file whole or not at all. @throws CentricityError `data-unusable` */
export function writeSettings(path: string, text: string): void {
  replaceFile(path, text);
}
