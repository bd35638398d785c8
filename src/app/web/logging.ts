import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** The address of a waiting upload opens it to whoever knows it: a log must not. */
export function loggable(path: string): string {
  return path.replace(/^(\/upload(?:s|\/look)\/)[^/.]+/, '$1…');
}

/** One line per request: what was asked, what came of it, how long it took. Never text, names or queries. */
export function logged(log: Logger): RequestHandler {
  return (request, response, next) => {
    const { method, path } = request;
    const started = performance.now();
    response.on('finish', () => {
      const { requestId } = response.locals as { requestId?: string };
      log.info({
        requestId,
        method,
        path: loggable(path),
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
      });
    });
    next();
  };
}

/** Pages show what the store holds now, and are for the asker alone: nothing on the way may keep them. */
export const fresh: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
