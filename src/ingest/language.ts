import type { Channel } from '../model/index.js';
import type { Turn } from './format.js';
import { Vocabulary } from './vocabulary.js';

/** Tells the language of a text: ISO 639-1, or undefined where it cannot be told. */
type Detect = (text: string) => string | undefined;

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
const SAMPLE = 64;
/** …and again after a speaker said this much in the language found before. */
const AGAIN_AFTER = 1500;
/** Short written conversations, of which there are many, get one look for so many letters. */
const LETTERS_PER_LOOK = 400;
/** Fewer letters than this tell too little. */
const ENOUGH = 25;

const OTHER_SCRIPT = /[^\p{Script=Latin}\p{N}\p{P}\p{S}\p{M}\s]/u;
const OUTSIDE_ASCII = /[^\p{ASCII}\p{P}\p{S}\s]/gu;

interface Known {
  language: string | undefined;
  since: number;
}

/** Tells the languages of one file's conversations, one after the other. */
export class Languages {
  readonly #vocabulary = new Vocabulary();

  /**
   * The language of each turn, by samples: turns whose words the file had before in one language; beyond that the first
   * words of every speaker and some later ones, all turns of a speaker who has just changed language, and every turn with
   * many letters outside of ASCII. Short turns take their speaker's language, or the conversation's where it has only one.
   * In writing, people mostly answer in the language they were asked in.
   */
  of(turns: readonly Turn[], channel: Channel): readonly (string | undefined)[] {
    const perLook = channel === 'meeting' ? 0 : LETTERS_PER_LOOK;
    let looks = 0;
    let letters = 0;
    const bySpeaker = new Map<string, Known>();
    const found = new Set<string>();
    const heard = turns.map(({ text, speaker }) => {
      const known = knownOf(bySpeaker, speakerOf(speaker));
      letters += text.length;
      known.since += text.length;
      if (!enough(text)) return known.language;
      let language = this.#vocabulary.tell(text);
      if (language === undefined) {
        const settled = known.since - text.length < AGAIN_AFTER || looks * perLook > letters;
        if (settled && !foreign(text)) return known.language;
        looks += 1;
        language = this.#look(text);
      }
      if (language === undefined) return known.language;
      known.since = known.language === undefined || known.language === language ? 0 : AGAIN_AFTER;
      known.language = language;
      found.add(language);
      return language;
    });
    const only = found.size === 0 ? this.#together(turns) : found.size === 1 ? [...found][0] : undefined;
    return heard.map(
      (language, index) => language ?? bySpeaker.get(speakerOf(turns[index]?.speaker))?.language ?? only,
    );
  }

  /** The language of many short turns as one text. */
  #together(turns: readonly Turn[]): string | undefined {
    const text = turns
      .slice(0, 20)
      .map((turn) => turn.text)
      .join(' ');
    return enough(text) ? (this.#vocabulary.tell(text) ?? this.#look(text)) : undefined;
  }

  #look(text: string): string | undefined {
    const words = text
      .slice(0, 4 * SAMPLE)
      .replace(/https?:\S+|\S*@\S+|[<>[\]{}()#*_\d]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const language = enough(words) ? detect?.(words.slice(0, SAMPLE)) : undefined;
    if (language !== undefined) this.#vocabulary.learn(words, language);
    return language;
  }
}

function knownOf(bySpeaker: Map<string, Known>, key: string): Known {
  const known = bySpeaker.get(key) ?? { language: undefined, since: AGAIN_AFTER };
  bySpeaker.set(key, known);
  return known;
}

function speakerOf(speaker: Turn['speaker']): string {
  return speaker?.email ?? speaker?.name ?? '';
}

/** Other scripts say more in fewer letters. */
function enough(text: string): boolean {
  return text.length >= ENOUGH || (text.length >= 6 && OTHER_SCRIPT.test(text));
}

/** Whether one letter in forty is outside of ASCII. */
function foreign(text: string): boolean {
  const sample = text.slice(0, 200);
  return (sample.match(OUTSIDE_ASCII)?.length ?? 0) * 40 > sample.length;
}
