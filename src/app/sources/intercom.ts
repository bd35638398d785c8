import { z } from 'zod';
import { type JsonObject, listAt, numberAt, textAt } from '../../ingest/index.js';
import { CentricityError, type Problem } from '../../model/index.js';
import { noCircles } from './circles.js';
import { type Answer, type Api, refusedWith } from './http.js';
import { pull } from './pull.js';
import { sourceKind } from './source.js';
import { isDue, sweep } from './sweep.js';
import { address, type Page, type Reading, remoteShape, type TicketSystem } from './ticket-system.js';
import { completed, unreadable, type Whole } from './whole.js';

const VERSION = '2.11';
/** Each conversation is asked for by itself: a page is one transaction, with all its words in memory. */
const CONVERSATIONS = 50;
const IDS = 150;
/** The search may round times to days: so much is listed once more. */
const DAY_SECONDS = 86_400;
/** The search lags behind a little: so much of that is read once more. */
const OVERLAP_SECONDS = 900;

const schema = z.strictObject({
  kind: z.literal('intercom'),
  ...remoteShape,
  /** For workspaces in Europe https://api.eu.intercom.io, in Australia https://api.au.intercom.io. */
  url: address.default('https://api.intercom.io'),
  /** Look for deleted conversations every so many days. */
  sweepDays: z.int().min(1).default(1),
});
type Settings = z.output<typeof schema>;

/** All changes before `since` (seconds) have been read; a walk through those after it may be under way. */
const stateShape = z.object({
  since: z.number(),
  walk: z.object({ began: z.number(), after: z.string().optional() }).optional(),
  swept: z.iso.datetime().optional(),
});
type State = z.output<typeof stateShape>;

/**
 * Conversations by Intercom's search, the one that changed longest ago first, and each with its parts, as described in
 * its API reference. The search does not tell of deletions: they are found by listing all conversations.
 */
const system: TicketSystem<Settings> = {
  format: 'intercom',
  scope: ({ url }) => [url],
  headers: (_settings, token) => ({ authorization: `Bearer ${token}`, 'intercom-version': VERSION }),
  check: () =>
    'Check that the access token is of this workspace and region ("url"), and may read conversations and teammates.',
  pages,
};

async function* pages(reading: Reading<Settings>): AsyncGenerator<Page> {
  const { settings, api, size } = reading;
  const teams = await teamNames(api);
  let state: State = stateShape.safeParse(reading.state).data ?? {
    since: Math.floor(reading.since.getTime() / 1000),
  };
  const goTo = noCircles(settings.name);
  let isTonights = false;
  for (;;) {
    const { since, walk } = state;
    isTonights ||= walk === undefined;
    const answer = await search(api, since - DAY_SECONDS, size(CONVERSATIONS), walk?.after);
    if (answer.kind === 'refused' && walk?.after !== undefined) {
      goTo('beginning');
      state = withoutWalk(state);
      continue;
    }
    if (answer.kind !== 'found') throw refusedWith(settings.name, answer);
    const began = walk?.began ?? Math.floor(answer.date.getTime() / 1000);
    const after = nextIn(answer.body);
    const listed = listAt(answer.body, 'conversations');
    const changed = listed.filter(
      (each) => (numberAt(each, 'updated_at') ?? since) >= since - OVERLAP_SECONDS,
    );
    state =
      after === undefined ? { ...withoutWalk(state), since: began } : { ...state, walk: { began, after } };
    yield { ...(await withParts(api, changed, teams)), state };
    if (after !== undefined) goTo(after);
    // A walk that an earlier night began ends where that night was.
    else if (isTonights) break;
  }
  const now = new Date(state.since * 1000);
  if (isDue(state.swept, settings.sweepDays, now)) {
    const swept = await sweep(await reading.held(), ids(api, settings), (id) => isThere(api, id));
    yield {
      answer: { conversations: [] },
      tickets: 0,
      ...swept,
      state: { ...state, swept: now.toISOString() },
    };
  }
}

function withoutWalk({ walk: _, ...state }: State): State {
  return state;
}

function search(api: Api, since: number, size: number, after: string | undefined): Promise<Answer> {
  return api.post('/conversations/search', {
    query: { field: 'updated_at', operator: '>', value: Math.max(0, since) },
    sort: { field: 'updated_at', order: 'ascending' },
    pagination: { per_page: size, ...(after === undefined ? {} : { starting_after: after }) },
  });
}

/** Where the next page begins. */
function nextIn(body: JsonObject): string | undefined {
  return textAt(body, 'pages', 'next', 'starting_after') || undefined;
}

/** Teams' names by their numbers; none where the token may not read them. */
async function teamNames(api: Api): Promise<ReadonlyMap<string, string>> {
  try {
    const answer = await api.get('/teams');
    const teams = answer.kind === 'found' ? listAt(answer.body, 'teams') : [];
    return new Map(teams.map((team) => [textAt(team, 'id'), textAt(team, 'name')]));
  } catch (error) {
    if (error instanceof CentricityError && error.code === 'not-allowed') return new Map();
    throw error;
  }
}

async function withParts(
  api: Api,
  listed: readonly unknown[],
  teams: ReadonlyMap<string, string>,
): Promise<Omit<Page, 'state'>> {
  const idOf = (each: unknown): string => textAt(each, 'id');
  const { whole, ...told } = await completed(listed, idOf, async (each): Promise<Whole> => {
    const answer = await conversation(api, idOf(each));
    if (answer.kind === 'gone') return answer;
    if (answer.kind === 'refused') return unreadable(`Conversation ${idOf(each)}`, answer.status);
    return { kind: 'whole', ticket: withTeam(answer.body, teams) };
  });
  const problems = [...told.problems, ...whole.flatMap(cutShort)];
  return { ...told, answer: { conversations: whole }, problems };
}

function conversation(api: Api, id: string): Promise<Answer> {
  return api.get(`/conversations/${encodeURIComponent(id)}`);
}

function withTeam(body: JsonObject, teams: ReadonlyMap<string, string>): JsonObject {
  const name = teams.get(textAt(body, 'team_assignee_id'));
  return name === undefined ? body : { ...body, team_assignee_id: name };
}

/** Intercom gives the newest five hundred parts and says how many there are. */
function cutShort(body: JsonObject): readonly Problem[] {
  const given = listAt(body, 'conversation_parts', 'conversation_parts').length;
  const all = numberAt(body, 'conversation_parts', 'total_count') ?? given;
  if (all <= given) return [];
  const message = `Conversation ${textAt(body, 'id')} has ${all} parts, of which Intercom gives the newest ${given}. The others are not read.`;
  return [{ code: 'parts-missing', message }];
}

/** Ids of all conversations. */
async function* ids(api: Api, { name }: Settings): AsyncGenerator<readonly string[]> {
  const goTo = noCircles(name);
  for (let after: string | undefined; ; ) {
    const answer = await search(api, 0, IDS, after);
    if (answer.kind !== 'found') throw refusedWith(name, answer);
    yield listAt(answer.body, 'conversations').map((each) => textAt(each, 'id'));
    after = nextIn(answer.body);
    if (after === undefined) return;
    goTo(after);
  }
}

async function isThere(api: Api, id: string): Promise<boolean> {
  return (await conversation(api, id)).kind !== 'gone';
}

export const intercom = sourceKind(schema, (settings, night) => pull(system, settings, night));
