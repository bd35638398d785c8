import type { Transaction } from 'kysely';
import type { Match } from '../../model/index.js';
import type { Schema } from '../schema.js';
import { entryKey } from './heard.js';

/** Few enough for every database's limit of bound values. */
const slice = 1000;

export function* slices<Item>(items: readonly Item[], size = slice): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/** The row number of each team, new teams being added. */
export async function teamIds(
  transaction: Transaction<Schema>,
  names: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>();
  for (const some of slices([...new Set(names)])) {
    await transaction
      .insertInto('teams')
      .values(some.map((name) => ({ name })))
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const rows = await transaction.selectFrom('teams').selectAll().where('name', 'in', some).execute();
    for (const row of rows) ids.set(row.name, row.id);
  }
  return ids;
}

/** The row number of each pseudonym, new people being added. */
export async function personIds(
  transaction: Transaction<Schema>,
  pseudonyms: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>();
  for (const some of slices([...new Set(pseudonyms)])) {
    await transaction
      .insertInto('people')
      .values(some.map((pseudonym) => ({ pseudonym })))
      .onConflict((conflict) => conflict.column('pseudonym').doNothing())
      .execute();
    const rows = await transaction.selectFrom('people').selectAll().where('pseudonym', 'in', some).execute();
    for (const row of rows) ids.set(row.pseudonym, row.id);
  }
  return ids;
}

/** The row numbers of the categories (by `lens.category`) and entries that these matches name. */
export async function lexiconIds(
  transaction: Transaction<Schema>,
  matches: Iterable<Match>,
): Promise<{ categories: ReadonlyMap<string, number>; entries: ReadonlyMap<string, number> }> {
  const named = new Map([...matches].map((match) => [entryKey(match), match]));
  const categories = new Map<string, number>();
  const entries = new Map<string, number>();
  if (named.size === 0) return { categories, entries };
  const pairs = new Map(
    [...named.values()].map(({ lens, category }) => [`${lens}.${category}`, { lens, category }]),
  );
  await transaction
    .insertInto('categories')
    .values([...pairs.values()].map(({ lens, category }) => ({ lens, name: category })))
    .onConflict((conflict) => conflict.columns(['lens', 'name']).doNothing())
    .execute();
  for (const row of await transaction.selectFrom('categories').selectAll().execute()) {
    categories.set(`${row.lens}.${row.name}`, row.id);
  }
  for (const some of slices([...named.values()])) {
    await transaction
      .insertInto('entries')
      .values(
        some.map(({ lens, category, entry }) => ({
          categoryId: categories.get(`${lens}.${category}`)!,
          name: entry,
        })),
      )
      .onConflict((conflict) => conflict.columns(['categoryId', 'name']).doNothing())
      .execute();
  }
  const stored = transaction
    .selectFrom('entries')
    .innerJoin('categories', 'categories.id', 'entries.categoryId')
    .select(['entries.id', 'entries.name as entry', 'categories.lens', 'categories.name as category']);
  for (const row of await stored.execute()) entries.set(entryKey(row), row.id);
  return { categories, entries };
}
