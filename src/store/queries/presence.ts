import type { Kysely } from 'kysely';
import type { Presence, ReplyPresence, Stretch } from '../answers.js';
import type { HeardCategories, HeardPresence } from '../heard-answers.js';
import type { Schema } from '../schema.js';
import { packed, unpacked } from './packed.js';
import { dated, stretchIn } from './since.js';

/** How much each person said, summed by team, channel and stretch of time: what decides which groups are too small to be shown. */
export async function presence(db: Kysely<Schema>, stretch: Stretch = 'month'): Promise<Iterable<Presence>> {
  const since = stretchIn(stretch);
  const people = db
    .selectFrom('keptPeople')
    .select(({ fn }) => [
      'personId as person',
      'teamId as team',
      'channel',
      since.as('since'),
      fn.sum<number>('statements').as('statements'),
      fn.sum<number>('counted').as('counted'),
    ])
    .groupBy(['teamId', since, 'personId', 'channel']);
  const places = await db
    .selectFrom(people.as('each'))
    .select(['team', 'channel', 'since', packed('person', 'statements', 'counted').as('packed')])
    .groupBy(['team', 'channel', 'since'])
    .execute();
  return unpacked(
    places.map(dated),
    ({ team, channel, since }, [person = 0, statements = 0, counted = 0]): Presence => {
      return { person, team, channel, since, statements, counted };
    },
  );
}

/** How much of what each person said answers which other team, summed by team, channel and stretch of time. */
export async function replyPresence(
  db: Kysely<Schema>,
  stretch: Stretch = 'month',
): Promise<Iterable<ReplyPresence>> {
  const since = stretchIn(stretch);
  const people = db
    .selectFrom('keptReplies')
    .select(({ fn }) => [
      'personId as person',
      'teamId as team',
      'answersTeamId as answers',
      'channel',
      since.as('since'),
      fn.sum<number>('counted').as('counted'),
    ])
    .groupBy(['teamId', since, 'personId', 'channel', 'answersTeamId']);
  const places = await db
    .selectFrom(people.as('each'))
    .select(['team', 'answers', 'channel', 'since', packed('person', 'counted').as('packed')])
    .groupBy(['team', 'answers', 'channel', 'since'])
    .execute();
  return unpacked(places.map(dated), ({ team, answers, channel, since }, [person = 0, counted = 0]) => {
    return { person, team, answers, channel, since, counted };
  });
}

/** How many statements with any of these categories each person said, summed by team and stretch of time. */
export async function heardPresence(
  db: Kysely<Schema>,
  { lens, categories }: HeardCategories,
  stretch: Stretch = 'month',
): Promise<Iterable<HeardPresence>> {
  const since = stretchIn(stretch);
  const people = db
    .selectFrom('keptHeardPeople')
    .innerJoin('categories', 'categories.id', 'keptHeardPeople.categoryId')
    .where('categories.lens', '=', lens)
    .where('categories.name', 'in', categories)
    .select(({ fn }) => [
      'personId as person',
      'teamId as team',
      since.as('since'),
      fn.sum<number>('statements').as('statements'),
    ])
    .groupBy(['teamId', since, 'personId']);
  const places = await db
    .selectFrom(people.as('each'))
    .select(['team', 'since', packed('person', 'statements').as('packed')])
    .groupBy(['team', 'since'])
    .execute();
  return unpacked(places.map(dated), ({ team, since }, [person = 0, statements = 0]) => {
    return { person, team, since, statements };
  });
}
