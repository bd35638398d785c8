import { correctedPerspective } from './corrected.js';
import { importsView } from './imports.js';
import type { Inquiry } from './inquiry.js';
import { heardSentence } from './sentences.js';
import { teamLines } from './teams.js';
import { trendOf } from './trend.js';
import type { HomeView, ImportLine } from './views.js';
import { plural } from './words.js';

const LATEST = 5;

/** What the first page tells: the whole in a sentence, each team, the months, and what is new. */
export async function homeView(inquiry: Inquiry): Promise<HomeView> {
  const { period, ledger } = inquiry;
  const perspective = correctedPerspective(inquiry, { period });
  const trend = trendOf(inquiry);
  const { imports } = await importsView(inquiry, { limit: LATEST });
  return {
    grain: ledger.grain,
    ...(period !== undefined && { period }),
    sentence: heardSentence({ who: 'your teams', ...perspective, trend, period }),
    conversations: ledger.totals.conversations,
    ...perspective,
    trend,
    teams: teamLines(inquiry),
    imports,
    attention: attentionTo(imports),
  };
}

function attentionTo(imports: readonly ImportLine[]): readonly string[] {
  return imports.flatMap(({ file, state, problems }) => {
    if (state === 'failed') return [`${file} could not be read.`];
    return problems > 0 ? [`${file} was read, with ${plural(problems, 'problem')}.`] : [];
  });
}
