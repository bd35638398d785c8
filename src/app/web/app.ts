import express, { type Express, type Response } from 'express';
import type { FloorSettings } from '../../privacy/index.js';
import { csv, importView, problemRows, type Row } from '../../report/index.js';
import { type Address, type Answer, addressesOf, idIn } from './addresses.js';
import { answerErrors, nothingHere } from './errors.js';
import { layout, type Page } from './layout.js';
import { fresh, logged } from './logging.js';
import { machineRoutes } from './machine-routes.js';
import { ownSampleRoutes } from './own-sample-routes.js';
import { howPage } from './pages/how.js';
import { onlyKnownHosts, refuseCrossSite, requestId, securityHeaders } from './security.js';
import { settingsRoutes } from './settings-routes.js';
import { statics } from './statics.js';
import { tryRoutes } from './try-routes.js';
import { uploadRoutes } from './upload-routes.js';
import { type Web, type WebParts, webOf } from './web.js';

/** The web application: pages, JSON and CSV over one store. It listens nowhere yet. */
export function createApp(parts: WebParts): Express {
  const web = webOf(parts);
  const { settings = {} } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.use(requestId, securityHeaders(settings), onlyKnownHosts(settings));
  // Machines ask every few seconds: that would be all there is in the log.
  app.use(machineRoutes(parts.store, parts.machinery ?? {}));
  app.use(statics, fresh, logged(web.log));
  app.use(refuseCrossSite(settings));
  app.use('/api/v1', apiRoutes(web));
  app.use(uploadRoutes(web), pageRoutes(web));
  app.use(nothingHere);
  app.use(answerErrors(web.log, (page) => errorLayout(page, web.floor)));
  return app;
}

/** Asks the store nothing: it may be what failed. */
function errorLayout(page: Page, floor: FloorSettings): string {
  return String(layout(page, { path: '', samples: 0, downloads: {}, minimumPeople: floor.number }));
}

function pageRoutes(web: Web): express.Router {
  const router = express.Router();
  router.get('/imports/:id/problems.csv', async (request, response) => {
    sendCsv(response, 'problems', problemRows(await importView(await web.inquiry(request), idIn(request))));
  });
  router.get('/how-this-works', (request, response) => {
    const { categories, lenses } = web.parts.analyzer.lexicon;
    return web.send(request, response, howPage(categories, lenses, web.floor));
  });
  router.use(settingsRoutes(web), tryRoutes(web), ownSampleRoutes(web));
  for (const each of addressesOf(web.book)) addressRoutes(router, web, each);
  return router;
}

/** The JSON answers, the same as beside each page. */
function apiRoutes(web: Web): express.Router {
  const router = express.Router();
  for (const { path, downloadPath = path, answer } of addressesOf(web.book)) {
    router.get([downloadPath, `${downloadPath}.json`], async (request, response) => {
      sendJson(response, await answer(await web.inquiry(request), request));
    });
  }
  return router;
}

function addressRoutes(
  router: express.Router,
  web: Web,
  { path, downloadPath = path, answer }: Address,
): void {
  router.get(`${downloadPath}.json`, async (request, response) => {
    sendJson(response, await answer(await web.inquiry(request), request));
  });
  router.get(`${downloadPath}.csv`, async (request, response) => {
    const name = downloadPath.split('/')[1] ?? 'centricity';
    sendCsv(response, name, (await answer(await web.inquiry(request), request)).rows());
  });
  router.get(path, async (request, response) => {
    const here = request.path === '/' ? downloadPath : request.path;
    const page = (await answer(await web.inquiry(request), request)).page();
    const query = request.originalUrl.split('?')[1];
    const search = query ? `?${query}` : '';
    await web.send(request, response, page, { json: `${here}.json${search}`, csv: `${here}.csv${search}` });
  });
}

function sendJson(response: Response, { view }: Answer): void {
  response.json({ ok: true, ...view });
}

function sendCsv(response: Response, name: string, rows: readonly Row[]): void {
  response.setHeader('Content-Disposition', `attachment; filename="centricity-${name}.csv"`);
  csv(rows).pipe(response.type('csv'));
}
