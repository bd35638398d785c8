import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { CentricityError } from '../../model/index.js';

/** What a request may reach: the public address if there is one, else only this machine's own names. */
export interface Reach {
  /** For example `https://centricity.example.org`; absent on a single machine. */
  readonly publicAddress?: string;
}

/** Every header a browser needs to keep the pages to themselves: nothing inline, nothing foreign, no framing. */
export function securityHeaders({ publicAddress }: Reach): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: publicAddress?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' },
  });
}

/** Gives each request an id that the log and the error page both show. */
export const requestId: RequestHandler = (_request, response, next) => {
  const id = randomUUID();
  response.locals.requestId = id;
  response.setHeader('X-Request-Id', id);
  next();
};

/** Refuses names that are not ours, so that no foreign domain can be pointed at this machine (DNS rebinding). */
export function onlyKnownHosts(reach: Reach): RequestHandler {
  return (request, _response, next) => {
    const known = ownOrigins(request, reach).map((origin) => new URL(origin).host);
    if (known.includes(request.headers.host ?? '')) return next();
    throw new CentricityError(
      'unknown-host',
      'This server does not answer under that name. Open it by the address it printed when it started.',
    );
  };
}

/**
 * Refuses changes that another website asks for: by `Sec-Fetch-Site`, else by `Origin`. A request with
 * neither comes from no browser (curl, a script) and passes.
 */
export function refuseCrossSite(reach: Reach): RequestHandler {
  return (request, _response, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || isOwn(request, reach)) return next();
    throw new CentricityError(
      'cross-site',
      'This change was asked for by another website, so nothing was done. Use the form on this server itself.',
    );
  };
}

function isOwn(request: Request, reach: Reach): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  return origin === undefined || ownOrigins(request, reach).includes(origin);
}

function ownOrigins(request: Request, { publicAddress }: Reach): readonly string[] {
  const port = request.socket.localPort;
  const local = ['127.0.0.1', 'localhost', '[::1]'].map((host) => new URL(`http://${host}:${port}`).origin);
  return publicAddress === undefined ? local : [...local, new URL(publicAddress).origin];
}

/** At most `perHour` requests an hour from one address; beyond it 429 in words. */
export function atMost(perHour: number, what: string): RequestHandler {
  return rateLimit({
    windowMs: 3_600_000,
    limit: perHour,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) => {
      next(
        new CentricityError('too-many', `More than ${perHour} ${what} in an hour. Try again a little later.`),
      );
    },
  });
}
