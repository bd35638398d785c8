import { shareOf } from '../measure/index.js';
import type { Measured } from '../model/index.js';
import { evidenceFor } from './evidence.js';
import { type Group, guardedShare } from './groups.js';
import { type Inquiry, PERSPECTIVE } from './inquiry.js';
import { lensTalk } from './lens-talk.js';
import { categoryOfLens } from './lenses.js';
import { themeIn } from './sums.js';
import type { HeardCategory, Question, ThemeLine } from './views.js';

const QUESTIONS = 3;

/** How often each theme is heard, out of all statements about customers, in the order of the lexicons. */
export async function themeLines(inquiry: Inquiry, group: Group): Promise<readonly ThemeLine[]> {
  const share = await sharesOfThemes(inquiry, group);
  return inquiry.themes.flatMap(({ lens, name, side, meaning }) =>
    lens === PERSPECTIVE && side !== undefined ? [{ category: name, side, meaning, share: share(name) }] : [],
  );
}

/** How often one category of any lens is heard in all talk, told as on the lens's own page, with sentences that hold it. */
export async function heardCategory(
  inquiry: Inquiry,
  lens: string,
  category: string,
): Promise<HeardCategory> {
  if (lens !== PERSPECTIVE) return categoryOfLens(inquiry, lens, category);
  const side = inquiry.themes.find((theme) => theme.lens === lens && theme.name === category)?.side;
  const [share, evidence] = await Promise.all([
    sharesOfThemes(inquiry, {}),
    evidenceFor(inquiry, {}, { lens, category }),
  ]);
  const quotes = evidence.kind === 'shown' && side !== undefined ? evidence[side] : [];
  const said = evidence.kind === 'hidden' ? evidence : ({ kind: 'shown', quotes } as const);
  return { number: share(category), unit: 'share', said };
}

/** Shares of the themes in the statements about customers. */
async function sharesOfThemes(inquiry: Inquiry, group: Group): Promise<(category: string) => Measured> {
  const { ledger } = inquiry;
  const heard = await lensTalk(inquiry, PERSPECTIVE, group);
  const talk = ledger.talk(group);
  const { people } = ledger.people(group);
  return (category) =>
    guardedShare(inquiry, group, shareOf(themeIn(talk, heard.of(group, category)), people));
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
