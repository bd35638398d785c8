import type { Kysely } from 'kysely';
import type { Scope, Team, TeamTotals } from '../answers.js';
import { type Schema, UNASSIGNED } from '../schema.js';
import { nobody, peopleByTeam } from './people.js';
import { conversationsIn, team } from './scope.js';

/** Every team that said something in the scope, with its sums, by name; the unassigned last. */
export async function teams(db: Kysely<Schema>, scope: Scope = {}): Promise<readonly TeamTotals[]> {
  const rows = await conversationsIn(db, scope)
    .innerJoin('tallies', 'tallies.conversationId', 'conversations.id')
    .innerJoin('teams', 'teams.id', 'tallies.teamId')
    .$if(scope.team !== undefined, (query) => query.where('tallies.teamId', '=', scope.team!))
    .select(({ fn }) => [
      'teams.id as teamId',
      'teams.name as teamName',
      fn.countAll<number>().as('conversations'),
      fn.sum<number>('tallies.statements').as('statements'),
      fn.sum<number>('tallies.centric').as('centric'),
      fn.sum<number>('tallies.focused').as('focused'),
      fn.sum<number>('tallies.mixed').as('mixed'),
      fn.sum<number>('tallies.neutral').as('neutral'),
      fn.sum<number>('tallies.none').as('none'),
      fn.sum<number>('tallies.words').as('words'),
      fn.sum<number>('tallies.turns').as('turns'),
    ])
    .groupBy(['teams.id', 'teams.name'])
    .execute();
  const people = await peopleByTeam(db, scope);
  const totals = rows.map(({ teamId, teamName, ...sums }) => ({
    team: team({ teamId, teamName }),
    ...sums,
    people: people.get(teamId) ?? nobody,
  }));
  return totals.sort(
    (one, other) =>
      Number(other.team.assigned) - Number(one.team.assigned) ||
      one.team.name.localeCompare(other.team.name, 'en', { numeric: true }),
  );
}

/** Every team, heard or not. */
export async function allTeams(db: Kysely<Schema>): Promise<readonly Team[]> {
  const rows = await db.selectFrom('teams').select(['id', 'name']).execute();
  return rows.map((row) => ({ ...row, assigned: row.id !== UNASSIGNED }));
}

/** One team by its number or its name. */
export async function teamBy(db: Kysely<Schema>, idOrName: number | string): Promise<Team | undefined> {
  const row = await db
    .selectFrom('teams')
    .select(['id', 'name'])
    .where(typeof idOrName === 'number' ? 'id' : 'name', '=', idOrName)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, assigned: row.id !== UNASSIGNED };
}
