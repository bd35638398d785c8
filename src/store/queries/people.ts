import { type Kysely, sql } from 'kysely';
import type { People, Scope } from '../answers.js';
import type { Schema } from '../schema.js';
import { conversationsIn } from './scope.js';

/** How many distinct people speak in the scope; over several teams a person counts once. */
export async function people(db: Kysely<Schema>, scope: Scope): Promise<People> {
  const [row] = await peopleBy(db, scope, false);
  if (row === undefined) return nobody;
  const { teamId: _, ...all } = row;
  return all;
}

export const nobody: People = { people: 0, countedPeople: 0, counted: 0, mostOfOne: 0 };

/** The same for each team of the scope. */
export async function peopleByTeam(db: Kysely<Schema>, scope: Scope): Promise<ReadonlyMap<number, People>> {
  const rows = await peopleBy(db, scope, true);
  return new Map(rows.map(({ teamId, ...ofTeam }) => [teamId, ofTeam]));
}

async function peopleBy(
  db: Kysely<Schema>,
  scope: Scope,
  perTeam: boolean,
): Promise<readonly (People & { readonly teamId: number })[]> {
  const group = perTeam ? sql.ref<number>('voices.teamId') : sql<number>`0`;
  const perPerson = conversationsIn(db, scope)
    .innerJoin('voices', 'voices.conversationId', 'conversations.id')
    .where('voices.statements', '>', 0)
    .$if(scope.team !== undefined, (query) => query.where('voices.teamId', '=', scope.team!))
    .select(({ fn }) => [
      group.as('teamId'),
      'voices.personId',
      fn.sum<number>('voices.counted').as('counted'),
    ])
    .groupBy(perTeam ? ['voices.teamId', 'voices.personId'] : ['voices.personId']);
  return db
    .selectFrom(perPerson.as('perPerson'))
    .select(({ fn }) => [
      'teamId',
      fn.countAll<number>().as('people'),
      sql<number>`sum(case when counted > 0 then 1 else 0 end)`.as('countedPeople'),
      fn.sum<number>('counted').as('counted'),
      fn.max('counted').as('mostOfOne'),
    ])
    .groupBy('teamId')
    .execute();
}
