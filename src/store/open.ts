import { connect } from './database.js';
import { categories, categoryTallies } from './queries/categories.js';
import { conversation, namesIn } from './queries/conversation.js';
import { conversations } from './queries/conversations.js';
import { evidence } from './queries/evidence.js';
import { exchanges } from './queries/exchanges.js';
import { importDetail, imports } from './queries/imports.js';
import { known } from './queries/known.js';
import { people } from './queries/people.js';
import { tallies } from './queries/tallies.js';
import { teamBy, teams } from './queries/teams.js';
import { totals } from './queries/totals.js';
import type { Store } from './store.js';
import { beginImport } from './write/begin.js';
import { deleteImport, deleteSamples } from './write/delete.js';
import { saveBatch } from './write/save.js';
import type { PseudonymOf } from './write/voices.js';

export interface StoreOptions {
  /** Turns an identity into its keyed pseudonym: the only form in which a person enters the results. */
  readonly pseudonymOf: PseudonymOf;
}

/**
 * Opens the database file at `path`, making it where there is none, and brings it to this version's schema.
 *
 * @throws CentricityError `store-not-a-database`, `store-newer`, or `store-unusable` with the mend.
 */
export async function openStore(path: string, { pseudonymOf }: StoreOptions): Promise<Store> {
  const { reader, writer, close } = await connect(path);
  return {
    teams: (scope) => teams(reader, scope),
    team: (idOrName) => teamBy(reader, idOrName),
    tallies: (scope) => tallies(reader, scope),
    people: (scope) => people(reader, scope),
    categories: (scope) => categories(reader, scope),
    categoryTallies: (scope) => categoryTallies(reader, scope),
    exchanges: (scope) => exchanges(reader, scope),
    evidence: (question) => evidence(reader, question),
    conversations: (question) => conversations(reader, question),
    conversation: (id) => conversation(reader, id),
    namesIn: (id) => namesIn(reader, id),
    imports: (page) => imports(reader, page),
    importDetail: (id) => importDetail(reader, id),
    totals: () => totals(reader),
    beginImport: (file) => beginImport(writer, file),
    known: (source, ids) => known(reader, source, ids),
    saveBatch: (importId, batch) => saveBatch(writer, importId, batch, pseudonymOf),
    deleteSamples: () => deleteSamples(writer),
    deleteImport: (id) => deleteImport(writer, id),
    dropDirectory: async () =>
      Number((await writer.deleteFrom('directory').executeTakeFirst()).numDeletedRows),
    close: async () => close(),
  };
}
