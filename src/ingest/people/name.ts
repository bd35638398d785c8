import { cached } from './cached.js';

/** A speaker's label taken apart. */
export interface ParsedName {
  /** The name alone, "Jane Doe". */
  readonly name: string;
  /** Case, accents and punctuation folded: equal for spellings of one name. */
  readonly key: string;
  /** What stood in brackets or behind a dash: a role, a company, a country. */
  readonly suffix?: string;
}

const SUFFIX = /\s*(?:[([{（]([^()[\]{}（）]*)[)\]}）]|\s[-–—|]\s([^-–—|]+))\s*$/u;

/** Nothing but words of ASCII letters, as most names are: folded but for their case. */
const PLAIN = /^[A-Za-z0-9]{1,50}(?: [A-Za-z0-9]{1,50}){0,3}$/;

/** Takes "(Host)", " - Acme" and "[NA]" off a label, turns "Doe, Jane" round and folds the rest into a key. */
export function parseName(label: string): ParsedName {
  return PLAIN.test(label) ? { name: label, key: label.toLowerCase() } : takenApart(label);
}

const takenApart = cached((label: string): ParsedName => {
  let name = label.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, 200);
  const suffixes: string[] = [];
  for (let found = SUFFIX.exec(name); found && found.index > 0; found = SUFFIX.exec(name)) {
    suffixes.unshift((found[1] ?? found[2] ?? '').trim());
    name = name.slice(0, found.index).trim();
  }
  const turned = /^([^,]+),\s*([^,]+)$/.exec(name);
  if (turned) name = `${turned[2]} ${turned[1]}`;
  const key = fold(name);
  return {
    name,
    key: key === '' ? label.trim().toLowerCase() : key,
    ...(suffixes.length > 0 ? { suffix: suffixes.join(', ') } : {}),
  };
});

/** Lower case without accents and punctuation. */
export function fold(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase() : folded(text);
}

const folded = cached((text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}@]+/gu, ' ')
    .trim(),
);
