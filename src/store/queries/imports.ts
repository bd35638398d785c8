import type { Kysely, Selectable } from 'kysely';
import type { Problem, SetAside } from '../../model/index.js';
import type { ImportDetail, ImportSummary, Team } from '../answers.js';
import { type Schema, UNASSIGNED } from '../schema.js';

/** An import's row as others see it. */
export function summary(row: Selectable<Schema['imports']>): ImportSummary {
  const { sample, superseded: _, finishedAt, ...rest } = row;
  return { ...rest, sample: sample === 1, ...(finishedAt === null ? {} : { finishedAt }) };
}

/** Which files came in, newest first. */
export async function imports(
  db: Kysely<Schema>,
  page: { readonly limit: number; readonly offset?: number },
): Promise<readonly ImportSummary[]> {
  const rows = await db
    .selectFrom('imports')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset ?? 0)
    .execute();
  return rows.map(summary);
}

async function problemsOf(db: Kysely<Schema>, importId: number): Promise<readonly Problem[]> {
  const rows = await db
    .selectFrom('importProblems')
    .select(['code', 'message', 'line', 'column'])
    .where('importId', '=', importId)
    .orderBy('position')
    .execute();
  return rows.map(({ code, message, line, column }) => ({
    code,
    message,
    ...(line === null ? {} : { line }),
    ...(column === null ? {} : { column }),
  }));
}

async function setAsideIn(db: Kysely<Schema>, importId: number): Promise<readonly SetAside[]> {
  return db
    .selectFrom('importSetAside')
    .select(['reason', 'count'])
    .where('importId', '=', importId)
    .orderBy('reason')
    .execute();
}

/** Teams whose people speak in the conversations that this import brought. */
async function teamsIn(db: Kysely<Schema>, importId: number): Promise<readonly Team[]> {
  const rows = await db
    .selectFrom('teams')
    .select(['id', 'name'])
    .where('id', 'in', (query) =>
      query.selectFrom('keptImports').select('teamId').where('importId', '=', importId),
    )
    .orderBy('name')
    .execute();
  return rows.map(({ id, name }) => ({ id, name, assigned: id !== UNASSIGNED }));
}

/** One import: what was read, what was not, and who speaks in it. */
export async function importDetail(db: Kysely<Schema>, id: number): Promise<ImportDetail | undefined> {
  const row = await db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const problemList = await problemsOf(db, id);
  return { ...summary(row), problemList, setAside: await setAsideIn(db, id), teams: await teamsIn(db, id) };
}
