import { knownNames } from './redaction-names.js';
import { patterned } from './redaction-patterns.js';

/** What kind of personal thing was found; the words in brackets that take its place are the page's affair. */
export type PersonalKind =
  | 'name'
  | 'e-mail'
  | 'phone'
  | 'card'
  | 'iban'
  | 'address'
  | 'url'
  | 'handle'
  | 'number';

/** Something personal in a text. Offsets are UTF-16 units; spans come in order and do not overlap. */
export interface PersonalSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: PersonalKind;
}

/**
 * Finds what could tell who is meant: first the names that are known to occur in the conversation, then e-mail addresses, web
 * addresses, numbers of cards, accounts, telephones, computers and customers by their form, then whatever names
 * a grammar of English recognises. No machine finds all; see docs/numbers.md for how many it finds.
 * @param names as the conversation and the directory write them
 */
export async function personalSpans(
  text: string,
  names: readonly string[],
): Promise<readonly PersonalSpan[]> {
  const sure = merged([...knownNames(text, names), ...patterned(text)]);
  return merged([...sure, ...(await likelyNames(text))]);
}

/** The text with every span replaced by its kind in brackets. */
export function redact(text: string, spans: readonly PersonalSpan[]): string {
  let [said, from] = ['', 0];
  for (const { start, end, kind } of spans) {
    said += `${text.slice(from, start)}[${kind}]`;
    from = end;
  }
  return said + text.slice(from);
}

/** In order; of two that overlap the one given first stays. */
function merged(spans: readonly PersonalSpan[]): readonly PersonalSpan[] {
  const kept: PersonalSpan[] = [];
  for (const span of spans) {
    if (!kept.some((other) => other.start < span.end && span.start < other.end)) kept.push(span);
  }
  return kept.sort((one, other) => one.start - other.start);
}

/** compromise takes long to load and is needed only where something is quoted. */
async function likelyNames(text: string): Promise<readonly PersonalSpan[]> {
  const { default: nlp } = await import('compromise/three');
  const found: readonly string[] = nlp(text).people().out('array');
  return found.flatMap((name) => knownNames(text, [bare(name)], 'whole'));
}

/** compromise leaves the punctuation on. */
function bare(name: string): string {
  return name.replace(/^[^\p{L}]+|(?:['’]s)?[^\p{L}]+$|['’]s$/gu, '');
}
