import { z } from 'zod';
import { isObject, type JsonObject, listAt, numberAt, objectAt, textAt } from '../../ingest/index.js';
import { noCircles } from './circles.js';
import { type Answer, type Api, refusedWith } from './http.js';
import { pull } from './pull.js';
import { sourceKind } from './source.js';
import { isDue, sweep } from './sweep.js';
import { type Page, type Reading, remoteShape, type TicketSystem } from './ticket-system.js';
import { completed, unreadable, type Whole } from './whole.js';

const ISSUES = 100;
const KEYS = 5000;
const COMMENTS = 100;
/** The search's index lags behind: so much is read once more each night. */
const OVERLAP_MINUTES = 30;
const FIELDS = [
  'summary',
  'description',
  'created',
  'updated',
  'reporter',
  'assignee',
  'components',
  'project',
  'comment',
];

const schema = z.strictObject({
  kind: z.literal('jira'),
  ...remoteShape,
  /** The account that an API token belongs to; without it the token is taken for an OAuth access token. */
  email: z.email().optional(),
  /** Keys of the projects to read; all that the account may see where there are none. */
  projects: z
    .array(
      z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, { error: 'must be the key of a project, such as SUP' }),
    )
    .min(1)
    .optional(),
  /** Look for deleted issues every so many days. */
  sweepDays: z.int().min(1).default(1),
});
type Settings = z.output<typeof schema>;

/** All changes before `since` have been read; a walk through those after it may be under way. */
const stateShape = z.object({
  since: z.iso.datetime(),
  walk: z.object({ jql: z.string(), began: z.iso.datetime(), token: z.string().optional() }).optional(),
  swept: z.iso.datetime().optional(),
});
type State = z.output<typeof stateShape>;

/**
 * Issues by the search of Jira Cloud (`/rest/api/3/search/jql`) with their comments, as described in its REST API
 * reference, version 3. They are asked for in the order in which they were created, which no change upsets; what changes
 * meanwhile comes the next night, which begins where this one began. The search does not tell of deletions: they are
 * found by listing all keys.
 */
const system: TicketSystem<Settings> = {
  format: 'jira',
  scope: ({ url, projects }) => [url, projects],
  headers: ({ email }, token) => ({
    authorization:
      email === undefined
        ? `Bearer ${token}`
        : `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`,
  }),
  check: ({ email }) =>
    `${
      email === undefined
        ? 'Without "email" in the settings the token must be an OAuth access token; for an API token, name the account.'
        : 'Check that the token is an API token of the account in "email", and that it has not expired.'
    } The account must be allowed to browse the projects.`,
  pages,
};

async function* pages(reading: Reading<Settings>): AsyncGenerator<Page> {
  const { settings, api, size } = reading;
  // Without a valid token the search answers strangers with nothing; this does not. It also tells Jira's time.
  const myself = await api.get('/rest/api/3/myself');
  if (myself.kind !== 'found') throw refusedWith(settings.name, myself);
  const now = myself.date;
  let state: State = stateShape.safeParse(reading.state).data ?? { since: reading.since.toISOString() };
  const goTo = noCircles(settings.name);
  for (;;) {
    const walk = state.walk ?? { jql: changedSince(settings, state.since, now), began: now.toISOString() };
    const answer = await search(api, walk.jql, FIELDS, size(ISSUES), walk.token);
    if (answer.kind === 'refused' && walk.token !== undefined) {
      goTo('beginning');
      state = withoutWalk(state);
      continue;
    }
    if (answer.kind !== 'found') throw refusedWith(settings.name, answer);
    const token = nextIn(answer.body);
    state =
      token === undefined
        ? { ...withoutWalk(state), since: walk.began }
        : { ...state, walk: { ...walk, token } };
    yield { ...(await withComments(api, answer.body)), state };
    if (token !== undefined) goTo(token);
    // A walk that an earlier night began ends where that night was.
    else if (walk.began === now.toISOString()) break;
  }
  if (isDue(state.swept, settings.sweepDays, now)) {
    const swept = await sweep(await reading.held(), keys(api, settings), (key) => isThere(api, key));
    yield { answer: { issues: [] }, tickets: 0, ...swept, state: { ...state, swept: now.toISOString() } };
  }
}

function withoutWalk({ walk: _, ...state }: State): State {
  return state;
}

/** Relative times need no time zone: those of JQL are in the zone of the account. */
function changedSince({ projects }: Settings, since: string, now: Date): string {
  const minutes = Math.max(0, Math.ceil((now.getTime() - Date.parse(since)) / 60_000)) + OVERLAP_MINUTES;
  return `${inProjects(projects)}updated >= "-${minutes}m" ORDER BY created ASC, key ASC`;
}

function inProjects(projects: Settings['projects']): string {
  return projects === undefined ? '' : `project in (${projects.map((key) => `"${key}"`).join(', ')}) AND `;
}

function search(
  api: Api,
  jql: string,
  fields: readonly string[],
  maxResults: number,
  nextPageToken: string | undefined,
): Promise<Answer> {
  const from = nextPageToken === undefined ? {} : { nextPageToken };
  return api.post('/rest/api/3/search/jql', { jql, fields, maxResults, ...from });
}

/** The token of the next page. */
function nextIn(body: JsonObject): string | undefined {
  const token = textAt(body, 'nextPageToken');
  return token === '' || body.isLast === true ? undefined : token;
}

async function withComments(api: Api, body: JsonObject): Promise<Omit<Page, 'state'>> {
  const listed = listAt(body, 'issues').filter(isObject);
  const keyOf = (issue: JsonObject): string => textAt(issue, 'key');
  const { whole, ...told } = await completed(listed, keyOf, (issue) => withAllComments(api, issue));
  return { answer: { issues: whole }, ...told };
}

/** An answer holds the first few comments of an issue; where there are more, all are asked for. */
async function withAllComments(api: Api, issue: JsonObject): Promise<Whole> {
  const held = listAt(issue, 'fields', 'comment', 'comments');
  if (numberAt(issue, 'fields', 'comment', 'total') === held.length) return { kind: 'whole', ticket: issue };
  const key = textAt(issue, 'key');
  const comments = new Map<string, unknown>();
  for (let startAt = 0; ; ) {
    const path = `/rest/api/3/issue/${encodeURIComponent(key)}/comment`;
    const answer = await api.get(path, { startAt, maxResults: COMMENTS, expand: 'properties' });
    if (answer.kind === 'gone') return { kind: 'gone' };
    if (answer.kind === 'refused') return unreadable(`Issue ${key}`, answer.status);
    const page = listAt(answer.body, 'comments');
    for (const comment of page) comments.set(textAt(comment, 'id'), comment);
    startAt += page.length;
    if (page.length === 0 || startAt >= (numberAt(answer.body, 'total') ?? 0)) break;
  }
  const fields = { ...objectAt(issue, 'fields'), comment: { comments: [...comments.values()] } };
  return { kind: 'whole', ticket: { ...issue, fields } };
}

/** All keys, many at a time. */
async function* keys(api: Api, { name, projects }: Settings): AsyncGenerator<readonly string[]> {
  const jql = `${inProjects(projects)}created >= "1970-01-01" ORDER BY created ASC, key ASC`;
  const goTo = noCircles(name);
  for (let token: string | undefined; ; ) {
    const answer = await search(api, jql, ['created'], KEYS, token);
    if (answer.kind !== 'found') throw refusedWith(name, answer);
    yield listAt(answer.body, 'issues').map((issue) => textAt(issue, 'key'));
    token = nextIn(answer.body);
    if (token === undefined) return;
    goTo(token);
  }
}

/** An issue that was moved to another project answers under its new key, and comes under that. */
async function isThere(api: Api, key: string): Promise<boolean> {
  const answer = await api.get(`/rest/api/3/issue/${encodeURIComponent(key)}`, { fields: 'created' });
  return answer.kind === 'refused' || (answer.kind === 'found' && textAt(answer.body, 'key') === key);
}

export const jira = sourceKind(schema, (settings, night) => pull(system, settings, night));
