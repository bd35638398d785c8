import type { ToldNews } from '../../report/index.js';
import { counting, type Digest, linkTo, quotesOf, quoteWords } from './digest-page.js';

/** Bounds that Slack sets (docs.slack.dev, Block Kit): a message has 50 blocks, a header 150 characters, a section 3,000. */
const MOST_TEAMS = 40;
const HEADER = 150;
const SECTION = 3000;

/** The digest as blocks, with the title as the text of notifications. */
export function slackMessage(digest: Digest, title: string): object {
  const shown = digest.news.slice(0, MOST_TEAMS);
  const rest = digest.news.length - shown.length;
  const more = rest > 0 ? [context(`${rest} more teams have changes, too.`)] : [];
  return {
    text: escaped(title),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(title, HEADER), emoji: false } },
      ...shown.map((told) => section(teamWords(digest, told))),
      ...more,
      context(escaped(counting)),
    ],
  };
}

function teamWords({ address }: Digest, told: ToldNews): string {
  const { team, changes } = told;
  const link = linkTo(address, team.id);
  const name = link === undefined ? `*${escaped(team.name)}*` : `*<${link}|${escaped(team.name)}>*`;
  const quotes = quotesOf(told);
  const said =
    typeof quotes === 'string'
      ? [escaped(quotes)]
      : quotes.map((quote) => `> ${escaped(quoteWords(quote).replace(/\s+/g, ' '))}`);
  return [name, ...changes.map(({ sentence }) => escaped(sentence)), ...said].join('\n');
}

const section = (words: string) => ({ type: 'section', text: { type: 'mrkdwn', text: cut(words, SECTION) } });

const context = (words: string) => ({ type: 'context', elements: [{ type: 'mrkdwn', text: words }] });

/** Nothing in a name or a sentence may become a link or call on somebody; a zero-width space keeps `*` and `_` plain. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/g, '\u200b$&');
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
