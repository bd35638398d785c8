import type { Turn } from './format.js';

/** Tells the language of a text: ISO 639-1, or undefined where it cannot be told. */
export type Detect = (text: string) => string | undefined;

let detect: Detect | undefined;

/** Loads the detector, a few megabytes that only reading needs. */
export async function languagesReady(): Promise<void> {
  if (detect) return;
  const { eld } = await import('eld/extrasmall');
  detect = (text) => {
    const found = eld.detect(text);
    return found.language !== '' && found.isReliable() ? found.language : undefined;
  };
}

/** Detection costs more than reading: it looks at so many letters… */
const SAMPLE = 80;
/** …and again after a speaker said this much in the language found before. */
const AGAIN_AFTER = 1500;
/** Fewer letters than this tell too little. */
const ENOUGH = 25;

const OTHER_SCRIPT = /[^\p{Script=Latin}\p{N}\p{P}\p{S}\p{M}\s]/u;

interface Known {
  language: string | undefined;
  since: number;
}

/**
 * The language of each turn, by samples: the first words of every speaker and some later ones, every turn of a speaker
 * who was heard in another language than the conversation's, and every turn with letters that its language does not have.
 */
export function languagesOf(turns: readonly Turn[]): readonly (string | undefined)[] {
  const bySpeaker = new Map<string, Known>();
  const main = languageIn(
    turns
      .slice(0, 20)
      .map(({ text }) => text)
      .join(' '),
  );
  return turns.map(({ speaker, text }) => {
    const key = speaker?.email ?? speaker?.name ?? '';
    const known = bySpeaker.get(key) ?? { language: main, since: Number.POSITIVE_INFINITY };
    bySpeaker.set(key, known);
    const settled = known.language === main && known.since < AGAIN_AFTER && !foreign(text);
    known.since += text.length;
    if (settled || !enough(text)) return known.language;
    known.language = languageIn(text) ?? known.language;
    known.since = 0;
    return known.language;
  });
}

function languageIn(text: string): string | undefined {
  const words = text
    .slice(0, 4 * SAMPLE)
    .replace(/https?:\S+|\S*@\S+|[<>[\]{}()#*_\d]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return enough(words) ? detect?.(words.slice(0, SAMPLE)) : undefined;
}

/** Other scripts say more in fewer letters. */
function enough(text: string): boolean {
  return text.length >= ENOUGH || (text.length >= 6 && OTHER_SCRIPT.test(text));
}

/** Whether one letter in forty is outside of ASCII. */
function foreign(text: string): boolean {
  const sample = text.slice(0, 200);
  return (sample.match(/[^\p{ASCII}\p{P}\p{S}\s]/gu)?.length ?? 0) * 40 > sample.length;
}
