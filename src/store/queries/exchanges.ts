import type { Kysely } from 'kysely';
import type { Exchange, Scope } from '../answers.js';
import type { Schema } from '../schema.js';
import { conversationsIn, team } from './scope.js';

/** Talk between teams: who answers whom, how often, and with what labels. */
export async function exchanges(db: Kysely<Schema>, scope: Scope = {}): Promise<readonly Exchange[]> {
  const between = conversationsIn(db, scope)
    .innerJoin('exchanges', 'exchanges.conversationId', 'conversations.id')
    .$if(scope.team !== undefined, (query) => query.where('exchanges.teamId', '=', scope.team!));
  const rows = await between
    .innerJoin('teams as own', 'own.id', 'exchanges.teamId')
    .innerJoin('teams as other', 'other.id', 'exchanges.answersTeamId')
    .select(({ fn }) => [
      'own.id as ownId',
      'own.name as ownName',
      'other.id as otherId',
      'other.name as otherName',
      fn.countAll<number>().as('conversations'),
      fn.sum<number>('exchanges.turns').as('turns'),
      fn.sum<number>('exchanges.centric').as('centric'),
      fn.sum<number>('exchanges.focused').as('focused'),
      fn.sum<number>('exchanges.mixed').as('mixed'),
    ])
    .groupBy(['own.id', 'own.name', 'other.id', 'other.name'])
    .orderBy('own.name')
    .orderBy('other.name')
    .execute();
  const distinct = await between
    .innerJoin('voices', (join) =>
      join
        .onRef('voices.conversationId', '=', 'exchanges.conversationId')
        .onRef('voices.teamId', '=', 'exchanges.teamId')
        .on('voices.statements', '>', 0),
    )
    .select(({ fn }) => [
      'exchanges.teamId',
      'exchanges.answersTeamId',
      fn.count<number>('voices.personId').distinct().as('people'),
    ])
    .groupBy(['exchanges.teamId', 'exchanges.answersTeamId'])
    .execute();
  const people = new Map(distinct.map((row) => [`${row.teamId} ${row.answersTeamId}`, row.people]));
  return rows.map(({ ownId, ownName, otherId, otherName, ...sums }) => ({
    from: team({ teamId: ownId, teamName: ownName }),
    to: team({ teamId: otherId, teamName: otherName }),
    ...sums,
    people: people.get(`${ownId} ${otherId}`) ?? 0,
  }));
}
