import express, { type Request, type RequestHandler, type Response } from 'express';
import { CentricityError, type Problem } from '../../model/index.js';
import { importFile } from '../jobs/import-file.js';
import { savedMapping, tableIn } from './columns.js';
import { failureOf } from './errors.js';
import { receiveForm, type SentFile, type SentForm, sourceOf } from './multipart.js';
import { uploadPage, uploadStatusPage } from './pages/upload.js';
import { type Begin, conversationFiles, Previews, type ReadAs, readAs, rosterIn } from './preview-routes.js';
import { atMost } from './security.js';
import { type FileState, Uploads } from './uploads.js';
import type { Web } from './web.js';

/** How long a page waits for files to be read before it shows that they still are. */
const PATIENCE_MS = 1_500;

/** Bringing files, looking at them first, watching them being read, and removing the samples. */
export function uploadRoutes(web: Web): express.Router {
  const router = express.Router();
  const uploads = new Uploads();
  const data = web.parts.editing?.data;
  const previews = new Previews(data);
  const begin: Begin = (form, readAs, problems) => beginReading(web, uploads, form, readAs, problems);
  const mayUpload = atMost(web.parts.settings?.uploadsPerHour ?? 60, 'uploads');
  router.get('/upload', async (request, response) => {
    const teams = await web.parts.store.allTeams();
    const names = teams.flatMap(({ name, assigned }) => (assigned ? [name] : []));
    await web.send(request, response, uploadPage(web.limits, names.sort()));
  });
  router.post('/upload', mayUpload, async (request, response) => {
    const form = await receiveForm(request, web.limits, web.uploads);
    const address = await accept(form, previews, begin, data).catch(async (error: unknown) => {
      await form.discard();
      throw error;
    });
    response.redirect(303, address);
  });
  router.get('/uploads/:id', (request, response) => showUpload(web, uploads, request, response));
  router.post('/samples/remove', removeSamples(web));
  return router.use(previews.routes(web, begin));
}

async function accept(
  form: SentForm,
  previews: Previews,
  begin: Begin,
  data: string | undefined,
): Promise<string> {
  if (!form.files.some(({ field }) => field === 'files')) {
    throw new CentricityError(
      'no-files',
      'No file was chosen. Go back, choose one or more and send the form again.',
    );
  }
  if (form.fields.look !== undefined) return previews.keep(form);
  const { roster, problems } = await rosterIn(form, data);
  const as = readAs(form, roster);
  return begin(form, () => as, problems);
}

/** Queues the files and gives the address where they can be watched being read. */
function beginReading(
  web: Web,
  uploads: Uploads,
  form: SentForm,
  readAs: (file: SentFile) => ReadAs,
  rosterProblems: readonly Problem[],
): string {
  const files = conversationFiles(form);
  const { id } = uploads.add({
    files: files.map((file) => ({ name: file.name, read: () => read(web, file, readAs(file)) })),
    rosterProblems,
    afterwards: form.discard,
  });
  return `/uploads/${id}`;
}

async function read({ parts, log }: Web, file: SentFile, as: ReadAs): Promise<FileState> {
  try {
    const table = as.mapping === undefined ? await tableIn(parts.store, file) : undefined;
    const mapping = as.mapping ?? (table && savedMapping(table));
    const options = { ...as, ...(mapping && { mapping }) };
    return { kind: 'read', result: await importFile(parts.store, parts.analyzer, sourceOf(file), options) };
  } catch (error) {
    log.error({ err: error }, 'an uploaded file could not be read');
    return { kind: 'refused', why: failureOf(error).error };
  }
}

async function showUpload(web: Web, uploads: Uploads, request: Request, response: Response): Promise<void> {
  const upload = await uploads.find(String(request.params.id), PATIENCE_MS);
  if (upload === undefined) {
    const message =
      'This upload is no longer watched: the server was started again since. Look under Imports.';
    throw new CentricityError('not-found', message);
  }
  const brought = upload.files.flatMap(({ state }) =>
    state.kind === 'read' ? (state.result.importId ?? []) : [],
  );
  web.own.add(request, response, brought);
  const [only] = brought;
  const isAll = upload.files.length === 1 && upload.rosterProblems.length === 0;
  if (only !== undefined && isAll) return response.redirect(303, `/imports/${only}`);
  await web.send(request, response, uploadStatusPage(upload));
}

function removeSamples({ parts: { store }, log }: Web): RequestHandler {
  return async (_request, response) => {
    log.info(await store.deleteSamples(), 'samples removed');
    response.redirect(303, '/');
  };
}
