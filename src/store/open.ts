import type { Kysely } from 'kysely';
import { CentricityError } from '../model/index.js';
import type { MaskNames } from './changes.js';
import { connect } from './database.js';
import { conversation, namesIn } from './queries/conversation.js';
import { conversations } from './queries/conversations.js';
import { evidence } from './queries/evidence.js';
import { heardEvidence } from './queries/heard-evidence.js';
import { importDetail, imports } from './queries/imports.js';
import {
  categorySums,
  entrySums,
  exchangeSums,
  heardSpread,
  sayers,
  talkCells,
  talkParts,
} from './queries/kept.js';
import { broughtBy, known } from './queries/known.js';
import { mappings, saveMapping } from './queries/mappings.js';
import { ownLabels } from './queries/own-labels.js';
import { people } from './queries/people.js';
import { heardPresence, presence, replyPresence } from './queries/presence.js';
import { runs } from './queries/runs.js';
import { pseudonymsOf, subject } from './queries/subject.js';
import { tallies } from './queries/tallies.js';
import { allTeams, teamBy, teams } from './queries/teams.js';
import { toLabel } from './queries/to-label.js';
import { totals } from './queries/totals.js';
import { version } from './queries/version.js';
import type { Schema } from './schema.js';
import type { Store } from './store.js';
import { beginImport } from './write/begin.js';
import { cursorsOf, moveCursor } from './write/cursors.js';
import { deleteImport, deleteSamples, dropDirectory } from './write/delete.js';
import { eraseSubject } from './write/erase-subject.js';
import { lock } from './write/locks.js';
import { mark, setMark } from './write/marks.js';
import { saveOwnLabel } from './write/own-labels.js';
import { outdated, relabel } from './write/relabel.js';
import { removals } from './write/removals.js';
import { eraseCounts, eraseTexts, forgetLog } from './write/retention.js';
import { beginRun, finishRun } from './write/runs.js';
import { saveBatch } from './write/save.js';
import type { PseudonymOf } from './write/voices.js';

export interface StoreOptions {
  /** Turns an identity into its keyed pseudonym: the only form in which a person enters the results. */
  readonly pseudonymOf: PseudonymOf;
  /** Hides the names of those who were erased in what others said. */
  readonly maskNames: MaskNames;
  /** Told, before it begins, of a step to this version's schema that may take minutes. */
  readonly tell?: (words: string) => void;
}

/** Refuses a key that is not the one of the first day: under two keys one person would count as two. */
async function checkKey(writer: Kysely<Schema>, path: string, pseudonymOf: PseudonymOf): Promise<void> {
  const value = pseudonymOf('the key of this store');
  await writer
    .insertInto('marks')
    .values({ name: 'key', value })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const mark = await writer
    .selectFrom('marks')
    .select('value')
    .where('name', '=', 'key')
    .executeTakeFirstOrThrow();
  if (mark.value === value) return;
  throw new CentricityError(
    'store-other-key',
    `${path} was filled with another secret key. Put back the key that belongs to it: ` +
      'with a new one the same person would be counted twice.',
  );
}

/**
 * Opens the database file at `path`, making it where there is none, and brings it to this version's schema.
 *
 * @throws CentricityError `store-not-a-database`, `store-newer`, `store-other-key`, or `store-unusable` with the mend.
 */
export async function openStore(path: string, options: StoreOptions): Promise<Store> {
  const { pseudonymOf, tell } = options;
  const { reader, writer, close } = await connect(path, tell);
  try {
    await checkKey(writer, path, pseudonymOf);
  } catch (error) {
    close();
    throw error;
  }
  /** What was deleted must not stay readable in the log of writes. */
  const thenForget = async <Result>(deletion: Promise<Result>): Promise<Result> => {
    const result = await deletion;
    await forgetLog(writer);
    return result;
  };
  return {
    teams: (scope) => teams(reader, scope),
    allTeams: () => allTeams(reader),
    team: (idOrName) => teamBy(reader, idOrName),
    tallies: (scope) => tallies(reader, scope),
    people: (scope) => people(reader, scope),
    presence: (stretch) => presence(reader, stretch),
    replyPresence: (stretch) => replyPresence(reader, stretch),
    talkCells: (stretch) => talkCells(reader, stretch),
    talkParts: (most, stretch) => talkParts(reader, most, stretch),
    exchangeSums: () => exchangeSums(reader),
    categorySums: (question) => categorySums(reader, question),
    entrySums: (question) => entrySums(reader, question),
    sayers: (question) => sayers(reader, question),
    heardSpread: (question) => heardSpread(reader, question),
    heardPresence: (question, stretch) => heardPresence(reader, question, stretch),
    heardEvidence: (question) => heardEvidence(reader, question),
    version: () => version(reader),
    removals: () => removals(reader),
    evidence: (question) => evidence(reader, question),
    conversations: (question) => conversations(reader, question),
    conversation: (id) => conversation(reader, id),
    namesIn: (id) => namesIn(reader, id),
    imports: (page) => imports(reader, page),
    importDetail: (id) => importDetail(reader, id),
    totals: () => totals(reader),
    mark: (name) => mark(reader, name),
    setMark: (name, value) => setMark(writer, name, value),
    ownLabels: () => ownLabels(reader),
    toLabel: (question) => toLabel(reader, question),
    saveOwnLabel: (place, answer) => saveOwnLabel(writer, place, answer),
    mappings: () => mappings(reader),
    saveMapping: (mapping) => saveMapping(writer, mapping),
    beginImport: (file) => beginImport(writer, file),
    known: (source, ids) => known(reader, source, ids),
    broughtBy: (importId) => broughtBy(reader, importId),
    saveBatch: (importId, batch) => saveBatch(writer, importId, batch, options),
    runs: (question) => runs(reader, question),
    cursors: (source) => cursorsOf(reader, source),
    moveCursor: (cursor, importId) => moveCursor(writer, cursor, importId),
    lock: (name) => lock(writer, name),
    beginRun: (kind) => beginRun(writer, kind),
    finishRun: (id, state, outcome) => finishRun(writer, id, state, outcome),
    outdated: (analyzer, limit) => outdated(reader, analyzer, limit),
    relabel: (id, analyzer, statementsOf) => relabel(writer, id, analyzer, statementsOf),
    eraseTexts: (before) => thenForget(eraseTexts(writer, before)),
    eraseCounts: (before) => thenForget(eraseCounts(writer, before)),
    deleteSamples: () => thenForget(deleteSamples(writer)),
    deleteImport: (id) => thenForget(deleteImport(writer, id)),
    pseudonyms: (given) => pseudonymsOf(reader, given, pseudonymOf),
    subject: (pseudonym) => subject(reader, pseudonym),
    eraseSubject: (pseudonym, also = { names: [], identities: [] }) =>
      thenForget(eraseSubject(writer, pseudonym, also, options)),
    dropDirectory: () => thenForget(dropDirectory(writer)),
    close: async () => close(),
  };
}
