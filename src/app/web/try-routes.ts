import express from 'express';
import { UNFITTED } from '../../analysis/index.js';
import { tryPage } from './pages/try.js';
import { hasStatic, staticAddress } from './statics.js';
import type { Web } from './web.js';

const WORKER = 'try-worker.js';

/** The page that labels in the browser, and the words it needs for that. */
export function tryRoutes({ parts: { analyzer, model = UNFITTED }, send }: Web): express.Router {
  const router = express.Router();
  const words = `/try/words.json?version=${encodeURIComponent(analyzer.version)}`;
  router.get('/try', (request, response) =>
    send(request, response, tryPage({ words, ...(hasStatic(WORKER) && { worker: staticAddress(WORKER) }) })),
  );
  router.get('/try/words.json', (_request, response) => {
    // The address changes with the lexicons, so that what it holds never does.
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.json({ lexicon: analyzer.lexicon, model });
  });
  return router;
}
