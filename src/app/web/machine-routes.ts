import { Router } from 'express';
import type { Store } from '../../store/index.js';
import { healthOf } from './health.js';
import { fresh } from './logging.js';
import { METRICS_TYPE, metricsText, RequestCounts } from './metrics.js';

/** What machines that watch this one are told, beside what the store holds. */
export interface Machinery {
  readonly databasePath?: string;
  /** A nightly run that ends well is expected every so many hours; never where it is absent. */
  readonly expectEvery?: number | undefined;
  /** When the next night begins by itself; none where this server runs none. */
  readonly nextNight?: (() => Date | undefined) | undefined;
}

/** `/health` for whoever restarts or alarms, `/metrics` for Prometheus; every request that comes by is counted. */
export function machineRoutes(store: Store, machinery: Machinery): Router {
  const { databasePath, expectEvery, nextNight } = machinery;
  const startedAt = new Date();
  const requests = new RequestCounts();
  const health = () => healthOf({ store, expectEvery, startedAt });
  const router = Router();
  router.use(requests.count);
  router.get('/health', fresh, async (_request, response) => {
    const judged = await health();
    response.status(judged.ok ? 200 : 503).json(judged);
  });
  router.get('/metrics', fresh, async (_request, response) => {
    const { ok: healthy } = await health();
    response
      .type(METRICS_TYPE)
      .send(await metricsText({ store, requests, databasePath, nextNight, healthy }));
  });
  return router;
}
