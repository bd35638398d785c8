import { seeded } from '../../src/measure/index.js';
import type { AnalysedConversation, Store } from '../../src/store/index.js';
import { type LensLine, lensTalk } from '../store/lens-talk.js';
import { put } from '../store/talk.js';

/** How often each category is heard in a team's statements, 0 to 1. */
type Habits = Readonly<Record<string, number>>;

interface Town {
  readonly people: number;
  readonly habits: Habits;
}

const COMMON: Habits = {
  'culture-type.community': 0.05,
  'culture-type.chameleon': 0.06,
  'culture-type.commodity': 0.06,
  'dimension.collective-focus/practice-training-new': 0.02,
  'dimension.collective-focus': 0.04,
  'dimension.external-orientation': 0.05,
  'dimension.courage': 0.02,
  'dimension.inclusion': 0.02,
  'motive.decided-for-customer': 0.05,
  'motive.decided-for-revenue': 0.03,
  'motive.decided-for-ourselves': 0.03,
  'motive.reinforced-centric': 0.05,
  'motive.reinforced-focused': 0.04,
  'motive.setup': 0.02,
  'motive.behaviour': 0.03,
  'stage.awareness': 0.03,
  'stage.sensitivity': 0.06,
  'stage.focus': 0.03,
  'stage.obsession': 0.01,
};

const TOWN: Readonly<Record<string, Town>> = {
  Care: {
    people: 12,
    habits: { ...COMMON, 'culture-type.community': 0.14, 'dimension.external-orientation': 0.16 },
  },
  Product: {
    people: 15,
    habits: { ...COMMON, 'culture-type.chameleon': 0.12, 'stage.focus': 0.1, 'stage.obsession': 0.07 },
  },
  Sales: {
    people: 6,
    habits: { ...COMMON, 'culture-type.commodity': 0.2, 'motive.reinforced-focused': 0.12 },
  },
  Pair: { people: 2, habits: COMMON },
};

const MEETINGS = 12;
const LINES = 40;

/** A town whose teams differ in what is heard of them, always the same; the pair is too small to be told of. */
export async function fillLensTown(store: Store): Promise<void> {
  await put(
    store,
    Object.entries(TOWN).flatMap(([team, each]) => meetingsOf(team, each)),
    {
      fileName: 'lens-town.jsonl',
      sha256: 'd'.repeat(64),
    },
  );
}

function meetingsOf(team: string, { people, habits }: Town): readonly AnalysedConversation[] {
  const random = seeded(team.length * 7 + people);
  return Array.from({ length: MEETINGS }, (_, meeting) => {
    const lines = Array.from(
      { length: LINES },
      (__, line): LensLine => ({
        who: `${team} member ${(line + meeting) % people}/${team}`,
        text: `we told the ${team} team how it went with them ${line}`,
        label: line % 3 === 0 ? 'centric' : line % 3 === 1 ? 'focused' : 'none',
        heard: Object.entries(habits).flatMap(([name, often]) => (random() < often ? [name] : [])),
      }),
    );
    const day = `2026-0${1 + (meeting % 3)}-${String(10 + meeting)}`;
    return lensTalk(`${team}-${meeting}`, lines, { startedAt: day });
  });
}
