import { shareOf } from '../measure/index.js';
import type { Measured, Tally } from '../model/index.js';
import { evidenceFor } from './evidence.js';
import { type Group, guardedShare, scopeOf } from './groups.js';
import { type Inquiry, PERSPECTIVE } from './inquiry.js';
import type { HeardCategory, Question, ThemeLine } from './views.js';

const QUESTIONS = 3;

/** How often each theme is heard, out of all statements about customers, in the order of the lexicons. */
export async function themeLines(inquiry: Inquiry, group: Group): Promise<readonly ThemeLine[]> {
  const share = await sharesIn(inquiry, group, PERSPECTIVE);
  return inquiry.themes.flatMap(({ lens, name, side, meaning }) =>
    lens === PERSPECTIVE && side !== undefined ? [{ category: name, side, meaning, share: share(name) }] : [],
  );
}

/** How often one category of any lens is heard, with sentences that hold it. */
export async function heardCategory(
  inquiry: Inquiry,
  lens: string,
  category: string,
): Promise<HeardCategory> {
  const [share, evidence] = await Promise.all([
    sharesIn(inquiry, {}, lens),
    evidenceFor(inquiry, {}, { lens, category }),
  ]);
  return { share: share(category), evidence };
}

/** Shares of a lens's categories: of the statements about customers for `perspective`, of all statements for others. */
async function sharesIn(
  inquiry: Inquiry,
  group: Group,
  lens: string,
): Promise<(category: string) => Measured> {
  const { store, ledger } = inquiry;
  const cells = await store.categoryCells({ ...scopeOf(group), lens });
  const heard = new Map(cells.map((cell) => [`${cell.category} ${cell.cluster}`, cell.statements]));
  const base = sumByCluster(ledger.tallies(group), ({ statements, none }) =>
    lens === PERSPECTIVE ? statements - none : statements,
  );
  return (category) => {
    const counted = [...base].map(([conversation, of]) => {
      return { conversation, count: Math.min(of, heard.get(`${category} ${conversation}`) ?? 0), of };
    });
    return guardedShare(inquiry, group, shareOf(counted, ledger.people(group).people));
  };
}

/** Tallies come per cluster, team and month; categories per cluster. */
function sumByCluster(tallies: readonly Tally[], of: (tally: Tally) => number): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const tally of tallies) sums.set(tally.conversation, (sums.get(tally.conversation) ?? 0) + of(tally));
  return sums;
}

/** What a team can ask itself instead: the questions of the focused themes that are heard most. */
export function questionsFor({ themes }: Inquiry, lines: readonly ThemeLine[]): readonly Question[] {
  const heard = lines.flatMap(({ category, side, share }) =>
    side === 'focused' && share.kind === 'shown' && share.value > 0 ? [{ category, often: share.value }] : [],
  );
  return heard
    .sort((one, other) => other.often - one.often)
    .slice(0, QUESTIONS)
    .flatMap(({ category }) => {
      const ask = themes.find((theme) => theme.lens === PERSPECTIVE && theme.name === category)?.ask;
      return ask === undefined ? [] : [{ category, ask }];
    });
}
