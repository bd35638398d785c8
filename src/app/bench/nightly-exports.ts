import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileSource, readConversations } from '../../ingest/index.js';
import { seeded } from '../../measure/index.js';
import { packageRoot } from '../jobs/analyzer.js';

const GROUPS = 12;
const AGENTS = 400;
const REQUESTERS = 60_000;
/** A ticket has one to seven comments, four on average. */
const MOST_COMMENTS = 7;
/** Characters of a comment's own words, about; with the rest of the record that makes some 500 bytes a comment. */
const SHORTEST = 120;
const LONGEST = 560;
/** So many out of a hundred answers carry the mail that they answer, as mail programs do. */
const QUOTING = 8;
const FIRST_DAY = Date.UTC(2025, 10, 1);
const MINUTE = 60_000;

type Chance = (below: number) => number;

/** Which words follow two words, as often as they did. The empty pair begins a sentence. */
type Chain = ReadonlyMap<string, readonly string[]>;

/** The chain of words of everything said in the sample conversations. */
async function chainOfSamples(): Promise<Chain> {
  const chain = new Map<string, string[]>();
  const files = await readdir(join(packageRoot, 'data/meetings'));
  const paths = ['data/tickets/tickets.csv', ...files.sort().map((name) => join('data/meetings', name))];
  for (const path of paths) {
    const { events } = await readConversations(fileSource(join(packageRoot, path)));
    for await (const event of events) {
      if (event.kind !== 'conversation') continue;
      for (const { text } of event.conversation.utterances) addTo(chain, text.split(/\s+/));
    }
  }
  return chain;
}

function addTo(chain: Map<string, string[]>, words: readonly string[]): void {
  let [before, last] = ['', ''];
  for (const word of words) {
    const key = `${before} ${last}`;
    const following = chain.get(key);
    if (following === undefined) chain.set(key, [word]);
    else following.push(word);
    [before, last] = /[.?!]$/.test(word) ? ['', ''] : [last, word];
  }
}

/** Sentences that sound like the samples' but are hardly ever the same, up to about so many characters. */
function written(chain: Chain, characters: number, chance: Chance): string {
  let text = '';
  let [before, last] = ['', ''];
  while (text.length < characters) {
    const following = chain.get(`${before} ${last}`) ?? [''];
    const word = following[chance(following.length)] ?? '';
    const ends = word === '' || /[.?!]$/.test(word);
    text += word === '' ? '' : `${word} `;
    [before, last] = ends ? ['', ''] : [last, word];
  }
  return text.trim();
}

function ticket(id: number, comments: number, chain: Chain, chance: Chance): object {
  const group = chance(GROUPS);
  const agent = group + GROUPS * chance(Math.floor(AGENTS / GROUPS));
  const customer = 100_000 + chance(REQUESTERS);
  const begun = FIRST_DAY + chance(365 * 24 * 60) * MINUTE;
  const at = (index: number) => new Date(begun + index * 97 * MINUTE).toISOString();
  let before = '';
  const said = Array.from({ length: comments }, (_, index) => {
    const own = written(chain, SHORTEST + chance(LONGEST - SHORTEST), chance);
    const quotes = before !== '' && chance(100) < QUOTING;
    const body = quotes ? `${own}\n\nOn 3 March 2026, Support wrote:\n> ${before}` : own;
    before = own.slice(0, 200);
    const author_id = index % 2 === 0 ? customer : agent;
    return { id: id * 10 + index, author_id, public: chance(10) > 0, created_at: at(index), body };
  });
  return {
    id,
    created_at: at(0),
    subject: `Request ${id}`,
    via: { channel: 'web' },
    requester: { id: customer, name: `Requester ${customer}`, email: `r${customer}@example.org` },
    assignee: { id: agent, name: `Agent ${agent}`, email: `a${agent}@example.com` },
    group: { id: group, name: `Desk ${group + 1}` },
    comments: said,
  };
}

/**
 * Writes a help desk's export, a ticket a line, with so many comments of about 500 bytes; the same for the same seed.
 * @returns its length in bytes
 */
export async function writeExport(path: string, comments: number, seed: number): Promise<number> {
  const chain = await chainOfSamples();
  const random = seeded(seed);
  const chance: Chance = (below) => Math.floor(random() * below);
  await mkdir(dirname(path), { recursive: true });
  const file = createWriteStream(path);
  for (let [id, left] = [1, comments]; left > 0; id += 1) {
    const here = Math.min(left, 1 + chance(MOST_COMMENTS));
    left -= here;
    if (!file.write(`${JSON.stringify(ticket(id, here, chain, chance))}\n`)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
  return file.bytesWritten;
}
