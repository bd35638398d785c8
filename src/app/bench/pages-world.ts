import type { CompiledLexicon } from '../../lexicon/index.js';
import { seeded } from '../../measure/index.js';
import { type Channel, LABELS, type Match } from '../../model/index.js';
import type { AnalysedConversation, Store } from '../../store/index.js';

/** An organisation that talks: how much, in what pieces, and who. */
export interface PagesWorld {
  readonly statements: number;
  /** Statements of one conversation. */
  readonly length: number;
  readonly channel: Channel;
  readonly teams: number;
  readonly months: number;
  readonly people: number;
}

type Chance = (below: number) => number;

/** An entry of the lexicons, as a match names it. */
type Entry = Pick<Match, 'lens' | 'category' | 'entry'>;

export interface Entries {
  readonly themes: readonly Entry[];
  readonly others: readonly Entry[];
}

/** The entries of a lexicon: those of themes, and those of all other lenses. */
export function entriesOf({ categories, entries }: CompiledLexicon): Entries {
  const all = entries.flatMap(({ id, category }): Entry[] => {
    const of = categories[category];
    return of === undefined ? [] : [{ lens: of.lens, category: of.name, entry: id }];
  });
  const isTheme = ({ lens }: Entry) => lens === 'perspective';
  return { themes: all.filter(isTheme), others: all.filter((entry) => !isTheme(entry)) };
}

const FIRST_DAY = Date.UTC(2024, 10, 1);
const DAY = 86_400_000;
const MONTH_DAYS = 30.4;
const TURN = 2;
/** Out of a hundred statements, so many have each label, in the order of `LABELS`; all others have none. */
const LABELLED = [14, 9, 2, 10];
/** One of so many statements of any label holds something of a lens other than the one of themes. */
const LENS_EVERY = 6;
const BATCH_STATEMENTS = 5_000;

/** Fills a store with made-up talk, labelled by chance with entries of the lexicons; the same for the same seed. */
export async function fillWorld(store: Store, world: PagesWorld, entries: Entries, seed = 1): Promise<void> {
  const chance = chanceOf(seed);
  const file = {
    fileName: 'made-up.jsonl',
    sha256: `${seed}`.padStart(64, '0'),
    bytes: 1,
    source: 'made-up',
    format: 'conversations',
    options: '{}',
    // The same for every version, so that a store that is there is found again.
    analyzer: 'made up',
  };
  const started = await store.beginImport(file);
  if (started.kind === 'unchanged') return;
  const conversations = Math.ceil(world.statements / world.length);
  const together = Math.max(1, Math.floor(BATCH_STATEMENTS / world.length));
  for (let from = 0; from < conversations; from += together) {
    const some = Array.from({ length: Math.min(together, conversations - from) }, (_, index) => {
      const day = ((from + index) / conversations) * world.months * MONTH_DAYS;
      return conversationOf(`${from + index}`, day, world, entries, chance);
    });
    const last = from + together >= conversations;
    const account = { unchanged: 0, problems: [], setAside: [] };
    await store.saveBatch(started.id, {
      conversations: some,
      ...account,
      ...(last && { finish: 'imported' as const }),
    });
  }
}

export function chanceOf(seed: number): Chance {
  const random = seeded(seed);
  return (below) => Math.floor(random() * below);
}

/** One conversation: a ticket of one team with its customer, or a meeting of up to three teams. @param day since the first */
export function conversationOf(
  id: string,
  day: number,
  world: PagesWorld,
  entries: Entries,
  chance: Chance,
): AnalysedConversation {
  const { length, channel } = world;
  const speakers = channel === 'meeting' ? meetingSpeakers(world, chance) : [speakerOf(world, chance)];
  const statements: AnalysedConversation['statements'][number][] = [];
  const utterances = Array.from({ length: Math.ceil(length / TURN) }, (_, utterance) => {
    const said = Array.from({ length: Math.min(TURN, length - utterance * TURN) }, () => 'they said that');
    said.forEach((text, index) => {
      const start = index * (text.length + 2);
      statements.push({ utterance, start, end: start + text.length, text, ...labelled(entries, chance) });
    });
    const { key } = speakers[chance(speakers.length)] ?? { key: '' };
    return { speaker: key, text: `${said.join('. ')}.`, audience: 'internal' as const };
  });
  const startedAt = new Date(FIRST_DAY + day * DAY).toISOString();
  const conversation = { id, title: `About ${id}`, channel, startedAt, speakers, utterances, setAside: [] };
  return { conversation, statements };
}

/** Somebody of a team; teams are of very different sizes, and the first ones so small that they must be hidden. */
function speakerOf({ teams, people }: PagesWorld, chance: Chance) {
  const team = Math.floor(teams * Math.sqrt(chance(1_000_000) / 1_000_000));
  const size = Math.max(3, Math.round((people * 2 * team) / (teams * teams)));
  const key = `agent ${team}-${chance(size)}`;
  return { key, label: key, side: 'organisation' as const, team: `Team ${team + 1}` };
}

function meetingSpeakers(world: PagesWorld, chance: Chance) {
  const all = Array.from({ length: 24 }, () => speakerOf(world, chance));
  const teams = [...new Set(all.map(({ team }) => team))].slice(0, 1 + chance(3));
  const ours = all.filter(({ team }) => teams.includes(team));
  return [...new Map(ours.map((speaker) => [speaker.key, speaker])).values()];
}

function labelled({ themes, others }: Entries, chance: Chance) {
  const drawn = chance(100);
  const at = LABELLED.findIndex((_, index) => drawn < sum(LABELLED.slice(0, index + 1)));
  const label = LABELS[at === -1 ? LABELS.length - 1 : at] ?? 'none';
  const isSided = label === 'centric' || label === 'focused' || label === 'mixed';
  return {
    audience: 'internal' as const,
    label,
    centric: label === 'centric' || label === 'mixed' ? 0.9 : 0.1,
    focused: label === 'focused' || label === 'mixed' ? 0.9 : 0.1,
    customer: label !== 'none',
    matches: [
      ...(isSided ? [matchOf(themes, chance)] : []),
      ...(chance(LENS_EVERY) === 0 ? [matchOf(others, chance)] : []),
    ],
  };
}

function sum(shares: readonly number[]): number {
  return shares.reduce((all, share) => all + share, 0);
}

function matchOf(entries: readonly Entry[], chance: Chance): Match {
  const entry = entries[chance(entries.length)] ?? { lens: '', category: '', entry: '' };
  return {
    ...entry,
    start: 0,
    end: 4,
    text: 'they',
    state: 'asserted',
    ...(entry.lens === 'perspective' && { weight: { centric: 1, focused: 1 } }),
  };
}
