import type { ToldNews } from '../../report/index.js';
import { counting, type Digest, linkTo, quotesOf, quoteWords } from './digest-page.js';

/** A message to Teams may have 28 kB (learn.microsoft.com, incoming webhooks); what it is wrapped in takes some. */
const MOST_BYTES = 24_000;

type Block = Readonly<Record<string, unknown>>;

/** The digest as a message with an Adaptive Card, cut at the last team that fits. */
export function teamsMessage(digest: Digest, title: string): object {
  const body: Block[] = [textBlock(plain(title), { size: 'Large', weight: 'Bolder' })];
  let [bytes, shown] = [0, 0];
  for (const told of digest.news) {
    const blocks = teamBlocks(digest, told);
    bytes += Buffer.byteLength(JSON.stringify(blocks));
    if (bytes > MOST_BYTES) break;
    body.push(...blocks);
    shown += 1;
  }
  const rest = digest.news.length - shown;
  if (rest > 0) body.push(textBlock(`${rest} more teams have changes, too.`));
  body.push(textBlock(plain(counting), { isSubtle: true, size: 'Small' }));
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body,
  };
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return { type: 'message', attachments: [{ contentType, contentUrl: null, content }] };
}

function teamBlocks({ address }: Digest, told: ToldNews): readonly Block[] {
  const { team, changes } = told;
  const link = linkTo(address, team.id);
  const name = link === undefined ? plain(team.name) : `[${plain(team.name)}](${link})`;
  const quotes = quotesOf(told);
  const said =
    typeof quotes === 'string'
      ? [textBlock(plain(quotes), { isSubtle: true })]
      : quotes.map((quote) => textBlock(`“${plain(quoteWords(quote))}”`, { spacing: 'Small' }));
  return [
    textBlock(name, { weight: 'Bolder', separator: true }),
    ...changes.map(({ sentence }) => textBlock(plain(sentence))),
    ...said,
  ];
}

function textBlock(text: string, how: Block = {}): Block {
  return { type: 'TextBlock', text, wrap: true, ...how };
}

/** A card reads links, lists and emphasis out of its texts: signs that would make some are written so that they do not. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]()#+!~<>|]/g, '\\$&');
}
