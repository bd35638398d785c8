import { randomBytes } from 'node:crypto';
import express, { type Request } from 'express';
import {
  inspect,
  type Member,
  type Roster,
  readConversations,
  readRoster,
  rosterOf,
} from '../../ingest/index.js';
import { CentricityError, type Problem, type Side } from '../../model/index.js';
import { failureOf } from './errors.js';
import { type SentForm, sourceOf } from './multipart.js';
import { type FilePreview, previewPage } from './pages/preview.js';
import type { Web } from './web.js';

/** How the files of a form are to be read. */
export interface ReadAs {
  readonly team?: string;
  readonly roster?: Roster;
}

/** Files that wait for somebody to look at them, on disk, for an hour. */
interface Waiting {
  readonly form: SentForm;
  readonly roster: { readonly roster?: Roster; readonly problems: readonly Problem[] };
}

/** Takes the files of a form that has been looked at, and gives the address where they are read. */
export type Begin = (form: SentForm, as: ReadAs, rosterProblems: readonly Problem[]) => string;

const HOUR_MS = 3_600_000;
const SIDES: readonly Side[] = ['organisation', 'customer', 'unknown'];

/** Looking at files before they count: what they are, who speaks, on which team; and putting that right. */
export class Previews {
  readonly #waiting = new Map<string, Waiting>();

  /** Keeps a form until it is looked at, and gives the address of its preview. */
  async keep(form: SentForm): Promise<string> {
    const id = randomBytes(16).toString('hex');
    this.#waiting.set(id, { form, roster: await rosterIn(form) });
    setTimeout(() => void this.#take(id)?.form.discard(), HOUR_MS).unref();
    return `/upload/look/${id}`;
  }

  routes(web: Web, begin: Begin): express.Router {
    const router = express.Router();
    router.get('/upload/look/:id', async (request, response) => {
      const { form, roster } = this.#find(request);
      const as = readAs(form, roster.roster);
      const files = form.files.filter(({ field }) => field === 'files');
      const previews = await Promise.all(files.map((file) => previewOf(file, as)));
      await web.send(request, response, previewPage(request.path, previews, roster.problems));
    });
    router.post(
      '/upload/look/:id',
      express.urlencoded({ limit: '1mb', extended: false }),
      (request, response) => {
        const { form, roster } = this.#find(request);
        this.#take(String(request.params.id));
        const corrected = withCorrections(roster.roster, request.body as Readonly<Record<string, unknown>>);
        response.redirect(303, begin(form, readAs(form, corrected), roster.problems));
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

/** The roster that was sent with a form, as far as it can be read. */
export async function rosterIn({
  files,
}: SentForm): Promise<{ roster?: Roster; problems: readonly Problem[] }> {
  const sent = files.find(({ field }) => field === 'roster');
  return sent === undefined ? { problems: [] } : readRoster(sourceOf(sent));
}

/** What a form says about its files. */
export function readAs({ fields: { team } }: SentForm, roster: Roster | undefined): ReadAs {
  return { ...(team && { team }), ...(roster && { roster }) };
}

async function previewOf(file: SentForm['files'][number], as: ReadAs): Promise<FilePreview> {
  try {
    return {
      name: file.name,
      kind: 'read',
      inspection: await inspect(await readConversations(sourceOf(file), as)),
    };
  } catch (error) {
    return { name: file.name, kind: 'refused', why: failureOf(error).error };
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
