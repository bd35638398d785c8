import { shareOf } from '../measure/index.js';
import { type Group, guardedShare, scopeOf } from './groups.js';
import { type Inquiry, PERSPECTIVE } from './inquiry.js';
import type { Question, ThemeLine } from './views.js';

const QUESTIONS = 3;

/** How often each theme is heard, out of all statements about customers, in the order of the lexicons. */
export async function themeLines(inquiry: Inquiry, group: Group): Promise<readonly ThemeLine[]> {
  const { store, themes } = inquiry;
  const scope = scopeOf(group);
  const [tallies, categories, people] = await Promise.all([
    store.tallies(scope),
    store.categoryTallies({ ...scope, lens: PERSPECTIVE }),
    store.people(scope),
  ]);
  const heard = new Map(categories.map((row) => [`${row.category} ${row.conversation}`, row.statements]));
  return themes.flatMap(({ lens, name, side, meaning }) => {
    if (lens !== PERSPECTIVE || side === undefined) return [];
    const counted = tallies.map(({ conversation, statements, none }) => {
      const of = statements - none;
      return { conversation, count: Math.min(of, heard.get(`${name} ${conversation}`) ?? 0), of };
    });
    const share = guardedShare(inquiry, group, shareOf(counted, people.people), people);
    return [{ category: name, side, meaning, share }];
  });
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
