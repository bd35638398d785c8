import type { Conversation } from '../../model/index.js';
import { type FloorSettings, floorSettings } from '../../privacy/index.js';
import { type Inquiry, keepLedger } from '../../report/index.js';
import type { Store } from '../../store/index.js';
import type { Listeners, Wishes } from '../sources/source.js';
import { type AnalyzerOptions, openAnalyzer } from './analyzer.js';
import { type Told, tellDigest } from './digest.js';
import { openLabeller } from './labelling.js';
import { type NightlyResult, nightly } from './nightly.js';
import type { Settings } from './settings.js';

/** What a night needs. */
export interface NightParts {
  readonly store: Store;
  readonly settings: Settings;
  readonly lexicons?: string | undefined;
  /** The folder of the organisation's own customer words. */
  readonly words?: string | undefined;
  readonly listeners?: Listeners;
  readonly wishes?: Wishes;
  /** Hears of an error in telling what changed that nobody foresaw: it does not fail the run. */
  readonly onTrouble: (error: unknown) => void;
}

/**
 * A night from end to end: everything is labelled on a thread of its own, and then it is told what changed.
 * @throws CentricityError what opening the lexicons or `nightly` throws; a digest that cannot be delivered is in the result
 */
export async function wholeNight(parts: NightParts): Promise<NightlyResult> {
  const { store, settings, lexicons, words, listeners = {}, wishes = {}, onTrouble } = parts;
  const options = { ...(lexicons !== undefined && { lexicons }), ...(words !== undefined && { words }) };
  const labeller = await openLabeller(options);
  const afterwards = async (): Promise<Told> => {
    try {
      const inquiry = await inquiryWithoutLexicons(store, floorOf(settings));
      const withLexicons = (same: Inquiry) => readingLexicons(same, options);
      return await tellDigest(settings.digest, { store, inquiry, withLexicons });
    } catch (error) {
      onTrouble(error);
      return { undelivered: 'What changed could not be told: an unexpected error; see the log.' };
    }
  };
  try {
    return await nightly(store, labeller, settings, listeners, wishes, afterwards);
  } finally {
    await labeller.close();
  }
}

/** How many people a number and a quote need, as the settings say. */
export function floorOf({ people: { number, quote } }: Pick<Settings, 'people'>): FloorSettings {
  return floorSettings({ ...(number !== undefined && { number }), ...(quote !== undefined && { quote }) });
}

/** Enough to ask for numbers, which is all that most nights need. */
async function inquiryWithoutLexicons(store: Store, floor: FloorSettings): Promise<Inquiry> {
  const ledger = await keepLedger(store, floor)();
  const sure = { centric: 1, focused: 1 };
  return {
    store,
    floor,
    ledger,
    themes: [],
    lenses: [],
    explain: () => [],
    beyondDoubt: sure,
    own: new Set(),
  };
}

async function readingLexicons(inquiry: Inquiry, options: AnalyzerOptions): Promise<Inquiry> {
  const analyzer = await openAnalyzer(options);
  const { categories: themes, lenses } = analyzer.lexicon;
  const explain = (conversation: Conversation) => analyzer.analyze(conversation, { explained: true });
  return { ...inquiry, themes, lenses, explain, beyondDoubt: analyzer.thresholds.quote };
}
