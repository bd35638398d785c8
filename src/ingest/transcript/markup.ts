import { decodeHTML } from 'entities';

/** What one voice says in a cue. */
export interface Voice {
  /** Empty for a voice that the cue does not name, absent for text without a voice. */
  readonly name?: string | undefined;
  readonly text: string;
}

/** A name may hold tags of its own, where somebody put markup into it. */
const VOICE = /<v(?:\.[^\s<>]*)?(?:[ \t]+((?:[^<>]|<[^<>]*>)*))?>/gi;
const TAG = /<\/?[a-z][a-z0-9]*(?:[.\s/][^<>]*)?>|<\/?>|<[\d:.]+>/gi;
const STYLE_TAG = /<\/?(?:i|b|u|c|s|font)(?:[.\s][^<>]*)?>/gi;
const SUBSTATION_TAG = /\{(?:\\|[A-Za-z]:)[^{}]*\}/g;

/** Caption text without tags, entities decoded, on one line. */
export function plainText(markup: string): string {
  let text = markup;
  if (text.includes('<')) text = text.replace(TAG, '');
  if (text.includes('{')) text = text.replace(SUBSTATION_TAG, '');
  // Some exporters write their tags as entities: only the known style tags go, so that "a &lt; b" stays.
  if (text.includes('&')) text = decodeHTML(text).replace(STYLE_TAG, '');
  return text.replace(/\s+/g, ' ').trim();
}

/** The voices of a cue in order; `<v Name>` starts one, whether or not it is closed. */
export function voicesOf(payload: string): Voice[] {
  if (!payload.includes('<')) return [{ text: plainText(payload) }];
  const voices: { name: string | undefined; text: string }[] = [];
  let from = 0;
  let name: string | undefined;
  const add = (markup: string) => {
    const text = plainText(markup);
    const last = voices.at(-1);
    if (text === '') return;
    if (last && last.name === name) last.text += ` ${text}`;
    else voices.push({ name, text });
  };
  for (const found of payload.matchAll(VOICE)) {
    add(payload.slice(from, found.index));
    name = decodeHTML(found[1] ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    from = found.index + found[0].length;
  }
  add(payload.slice(from));
  return voices;
}
