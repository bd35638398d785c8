import { engagement, type ThemeTalk } from '../measure/index.js';
import { type Group, guardedShare, scopeOf } from './groups.js';
import { type Inquiry, PERSPECTIVE } from './inquiry.js';
import type { EngagementLine } from './views.js';

/** How much of a group's talk goes to each theme, the one with most words first: which conversations people are most engaged in. */
export async function engagementLines(inquiry: Inquiry, group: Group): Promise<readonly EngagementLine[]> {
  const { store, ledger } = inquiry;
  const { all, themes } = await store.engagementCells({ ...scopeOf(group), lens: PERSPECTIVE });
  const heard = new Map(themes.map((cell) => [`${cell.category} ${cell.cluster}`, cell]));
  const talk = [...new Set(themes.map(({ category }) => category))].flatMap((theme) =>
    all.map(({ cluster, words, turns }): ThemeTalk => {
      const cell = heard.get(`${theme} ${cluster}`) ?? { words: 0, turns: 0, replies: 0 };
      return {
        theme,
        conversation: String(cluster),
        words: cell.words,
        allWords: words,
        turns: cell.turns,
        allTurns: turns,
        replies: cell.replies,
      };
    }),
  );
  const { people } = ledger.people(group);
  const byTheme = new Map(talk.map(({ theme }) => [theme, people]));
  return engagement(talk, byTheme).map(({ theme, words, turns, replies }) => ({
    category: theme,
    words: guardedShare(inquiry, group, words),
    turns: guardedShare(inquiry, group, turns),
    replies: guardedShare(inquiry, group, replies),
  }));
}
