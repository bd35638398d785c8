import type { Kysely } from 'kysely';
import type { HeardQuestion } from '../heard-answers.js';
import type { Schema } from '../schema.js';

/** The counts of what was heard, each row by what it is called. */
export function heardOf(db: Kysely<Schema>, question: HeardQuestion) {
  if ('entries' in question) {
    return db
      .selectFrom('heardEntries as counted')
      .innerJoin('entries', 'entries.id', 'counted.entryId')
      .innerJoin('categories', 'categories.id', 'entries.categoryId')
      .where('categories.lens', '=', question.lens)
      .where('entries.name', 'in', question.entries)
      .select([
        'entries.name',
        'counted.teamId',
        'counted.conversationId',
        'counted.month',
        'counted.statements',
      ])
      .as('heard');
  }
  return db
    .selectFrom('heardCategories as counted')
    .innerJoin('categories', 'categories.id', 'counted.categoryId')
    .where('categories.lens', '=', question.lens)
    .where('categories.name', 'in', question.categories)
    .select([
      'categories.name',
      'counted.teamId',
      'counted.conversationId',
      'counted.month',
      'counted.statements',
    ])
    .as('heard');
}
