import express, { type Request, type RequestHandler, type Response } from 'express';
import { fileSource, type Roster, readRoster, type Source } from '../../ingest/index.js';
import { CentricityError, type Problem } from '../../model/index.js';
import { importFile } from '../jobs/import-file.js';
import type { ImportOptions } from '../jobs/import-options.js';
import { failureOf } from './errors.js';
import { receiveForm, type SentFile, type SentForm } from './multipart.js';
import { uploadPage, uploadStatusPage } from './pages/upload.js';
import { atMost } from './security.js';
import { type FileState, type Upload, Uploads } from './uploads.js';
import type { Web } from './web.js';

/** How long a page waits for files to be read before it shows that they still are. */
const PATIENCE_MS = 1_500;

/** Bringing files, watching them being read, and removing the samples. */
export function uploadRoutes(web: Web): express.Router {
  const router = express.Router();
  const uploads = new Uploads();
  const mayUpload = atMost(web.parts.settings?.uploadsPerHour ?? 60, 'uploads');
  router.get('/upload', async (request, response) => {
    const teams = await web.parts.store.teams();
    const names = teams.flatMap(({ team }) => (team.assigned ? [team.name] : []));
    await web.send(request, response, uploadPage(web.limits, names));
  });
  router.post('/upload', mayUpload, async (request, response) => {
    const form = await receiveForm(request, web.limits);
    const { id } = await begin(web, uploads, form).catch(async (error: unknown) => {
      await form.discard();
      throw error;
    });
    response.redirect(303, `/uploads/${id}`);
  });
  router.get('/uploads/:id', (request, response) => showUpload(web, uploads, request, response));
  router.post('/samples/remove', removeSamples(web));
  return router;
}

async function begin(web: Web, uploads: Uploads, form: SentForm): Promise<Upload> {
  const files = form.files.filter(({ field }) => field === 'files');
  if (files.length === 0) {
    throw new CentricityError(
      'no-files',
      'No file was chosen. Go back, choose one or more and send the form again.',
    );
  }
  const { roster, problems } = await rosterOf(form);
  const { team } = form.fields;
  const options = { ...(team && { team }), ...(roster && { roster }) };
  return uploads.add({
    files: files.map((file) => ({ name: file.name, read: () => read(web, file, options) })),
    rosterProblems: problems,
    afterwards: form.discard,
  });
}

async function rosterOf({ files }: SentForm): Promise<{ roster?: Roster; problems: readonly Problem[] }> {
  const sent = files.find(({ field }) => field === 'roster');
  return sent === undefined ? { problems: [] } : readRoster(sourceOf(sent));
}

async function read({ parts, log }: Web, file: SentFile, options: ImportOptions): Promise<FileState> {
  try {
    return { kind: 'read', result: await importFile(parts.store, parts.analyzer, sourceOf(file), options) };
  } catch (error) {
    log.error({ err: error }, 'an uploaded file could not be read');
    return { kind: 'refused', why: failureOf(error).error };
  }
}

/** The bytes under our own name, with the name that the person knows. */
function sourceOf({ path, name }: SentFile): Source {
  return { ...fileSource(path), name };
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
