import { randomBytes } from 'node:crypto';
import express, { type Request } from 'express';
import {
  type ColumnMapping,
  fileSource,
  inspect,
  type Member,
  type Roster,
  readConversations,
  readRoster,
  rosterOf,
} from '../../ingest/index.js';
import { CentricityError, type Problem, type Side } from '../../model/index.js';
import type { Store } from '../../store/index.js';
import { keptRoster } from '../jobs/kept-roster.js';
import { columnsIn, savedMapping, tableIn } from './columns.js';
import { failureOf } from './errors.js';
import { type SentFile, type SentForm, sourceOf } from './multipart.js';
import { type FilePreview, previewPage } from './pages/preview.js';
import type { Web } from './web.js';

/** How the files of a form are to be read. */
export interface ReadAs {
  readonly team?: string;
  readonly roster?: Roster;
  readonly mapping?: ColumnMapping;
  /** When the talk took place: for transcripts, which seldom say. */
  readonly startedAt?: string;
}

/** Files that wait for somebody to look at them, on disk, for an hour. */
interface Waiting {
  readonly form: SentForm;
  readonly roster: { readonly roster?: Roster; readonly problems: readonly Problem[] };
  /** Columns that were chosen, by the number of the file. */
  readonly columns: Map<number, ColumnMapping>;
}

/** Takes the files of a form that has been looked at, and gives the address where they are read. */
export type Begin = (
  form: SentForm,
  readAs: (file: SentFile) => ReadAs,
  rosterProblems: readonly Problem[],
) => string;

const HOUR_MS = 3_600_000;
const SIDES: readonly Side[] = ['organisation', 'customer', 'unknown'];

/** Looking at files before they count: what they are, who speaks, on which team; and putting that right. */
export class Previews {
  readonly #waiting = new Map<string, Waiting>();

  /** The data directory, where a roster may be kept. */
  readonly #data: string | undefined;

  constructor(data: string | undefined) {
    this.#data = data;
  }

  /** Keeps a form until it is looked at, and gives the address of its preview. */
  async keep(form: SentForm): Promise<string> {
    const id = randomBytes(16).toString('hex');
    this.#waiting.set(id, { form, roster: await rosterIn(form, this.#data), columns: new Map() });
    setTimeout(() => void this.#take(id)?.form.discard(), HOUR_MS).unref();
    return `/upload/look/${id}`;
  }

  routes(web: Web, begin: Begin): express.Router {
    const router = express.Router();
    const { store } = web.parts;
    router.get('/upload/look/:id', async (request, response) => {
      const { form, roster, columns } = this.#find(request);
      const as = readAs(form, roster.roster);
      const files = conversationFiles(form);
      const previews = await Promise.all(
        files.map((file, index) => previewOf(store, file, as, columns.get(index))),
      );
      await web.send(request, response, previewPage(request.path, previews, roster.problems));
    });
    router.post(
      '/upload/look/:id',
      express.urlencoded({ limit: '1mb', extended: false, parameterLimit: 10_000 }),
      async (request, response) => {
        const waiting = this.#find(request);
        const body = request.body as Readonly<Record<string, unknown>>;
        await chooseColumns(store, waiting, body);
        if (body.look !== undefined) return response.redirect(303, request.path);
        this.#take(String(request.params.id));
        response.redirect(303, start(begin, waiting, body));
      },
    );
    return router;
  }

  #find({ params }: Request): Waiting {
    const waiting = this.#waiting.get(String(params.id));
    if (waiting !== undefined) return waiting;
    throw new CentricityError(
      'not-found',
      'These files are no longer waiting: they have been read, or an hour has passed.',
    );
  }

  #take(id: string): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}

/** Remembers the columns that a form says, and keeps those that have a name. */
async function chooseColumns(
  store: Store,
  { form, columns }: Waiting,
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const [index, file] of conversationFiles(form).entries()) {
    const table = await tableIn(store, file);
    const chosen = table && columnsIn(body, index, table);
    if (chosen === undefined) continue;
    columns.set(index, chosen.mapping);
    if (chosen.saveAs !== undefined) {
      await store.saveMapping({ name: chosen.saveAs, columns: { ...chosen.mapping } });
    }
  }
}

function start(
  begin: Begin,
  { form, roster, columns }: Waiting,
  body: Readonly<Record<string, unknown>>,
): string {
  const as = readAs(form, withCorrections(roster.roster, body));
  const files = conversationFiles(form);
  const asChosen = (file: SentFile) => {
    const mapping = columns.get(files.indexOf(file));
    return mapping === undefined ? as : { ...as, mapping };
  };
  return begin(form, asChosen, roster.problems);
}

/** The files of a form that hold conversations. */
export function conversationFiles({ files }: SentForm): readonly SentFile[] {
  return files.filter(({ field }) => field === 'files');
}

/** The roster that was sent with a form, as far as it can be read; without one, the roster that is kept. */
export async function rosterIn(
  { files }: SentForm,
  data: string | undefined,
): Promise<{ roster?: Roster; problems: readonly Problem[] }> {
  const sent = files.find(({ field }) => field === 'roster');
  if (sent !== undefined) return readRoster(sourceOf(sent));
  const kept = data === undefined ? undefined : keptRoster(data);
  if (kept === undefined) return { problems: [] };
  const { roster } = await readRoster(fileSource(kept));
  return { roster, problems: [] };
}

/** What a form says about its files. */
export function readAs({ fields: { team, date } }: SentForm, roster: Roster | undefined): ReadAs {
  const startedAt = date !== undefined && isDay(date) ? date : undefined;
  return { ...(team && { team }), ...(roster && { roster }), ...(startedAt && { startedAt }) };
}

/** Whether a browser's date field was filled in: 2026-03-02. */
function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

async function previewOf(
  store: Store,
  file: SentFile,
  as: ReadAs,
  chosen: ColumnMapping | undefined,
): Promise<FilePreview> {
  const { name } = file;
  try {
    const table = await tableIn(store, file);
    const mapping = chosen ?? (table && savedMapping(table));
    const choice = table && { table, ...(mapping && { mapping }) };
    const reading = await readConversations(sourceOf(file), { ...as, ...(mapping && { mapping }) });
    return { name, kind: 'read', inspection: await inspect(reading), ...(choice && { choice }) };
  } catch (error) {
    return { name, kind: 'refused', why: failureOf(error).error };
  }
}

/** The roster with what was put right in the form: `name.0`, `team.0`, `side.0` and so on. */
function withCorrections(roster: Roster | undefined, body: Readonly<Record<string, unknown>>): Roster {
  const corrected = Object.entries(body).flatMap(([field, name]): Member[] => {
    const row = /^name\.(\d+)$/.exec(field)?.[1];
    if (row === undefined || typeof name !== 'string') return [];
    const team = String(body[`team.${row}`] ?? '').trim();
    const side = SIDES.find((each) => each === body[`side.${row}`]) ?? 'unknown';
    return [{ name, aliases: [], side, ...(team !== '' && { team }) }];
  });
  const names = new Set(corrected.map(({ name }) => name));
  return rosterOf([...corrected, ...(roster?.members ?? []).filter(({ name }) => !names.has(name))]);
}
