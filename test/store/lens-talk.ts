import type { Conversation, Label, Match, MatchState } from '../../src/model/index.js';
import type { AnalysedConversation } from '../../src/store/index.js';
import { talk } from './talk.js';

/** What somebody says, and what is heard in it: `culture-type.community` or one entry, `culture-type.community/one-of-us`. */
export interface LensLine {
  readonly who: string;
  readonly text?: string;
  readonly label?: Label;
  readonly heard: readonly string[];
  readonly state?: MatchState;
}

/** A conversation in which each line is one statement with these matches of lenses. */
export function lensTalk(
  id: string,
  lines: readonly LensLine[],
  more: Partial<Conversation> = {},
): AnalysedConversation {
  const said = lines.map(({ who, text = 'we say something', label = 'none' }) => ({
    who,
    text,
    labels: [label],
  }));
  const { conversation, statements } = talk(id, said, more);
  return {
    conversation,
    statements: statements.map((statement, index) => {
      const { heard = [], state = 'asserted' } = lines[index] ?? {};
      return {
        ...statement,
        matches: [...statement.matches, ...heard.map((name) => matchOf(name, state, statement.text))],
      };
    }),
  };
}

function matchOf(name: string, state: MatchState, text: string): Match {
  const [, lens = '', category = '', slug = 'for-tests'] = /^([^.]+)\.([^/]+)(?:\/(.+))?$/.exec(name) ?? [];
  return { lens, category, entry: `${category}/${slug}`, start: 3, end: 6, text: text.slice(3, 6), state };
}
