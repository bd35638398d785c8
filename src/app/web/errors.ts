import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { CentricityError } from '../../model/index.js';
import { html } from './html.js';
import type { Page } from './layout.js';
import { loggable } from './logging.js';

/** Which code answers with which status. A code that is missing here is the asker's mistake: 400. */
const STATUS: Readonly<Record<string, number>> = {
  'not-found': 404,
  'cross-site': 403,
  'wrong-method': 405,
  'file-too-large': 413,
  'request-too-large': 413,
  'too-many-files': 413,
  'too-many-fields': 413,
  'not-a-form': 415,
  'unknown-host': 421,
  'too-many': 429,
};

/** What every failing address answers as JSON, whatever went wrong. */
export interface Failure {
  readonly ok: false;
  readonly error: string;
  readonly errors: readonly string[];
  readonly status: number;
}

/** Turns anything thrown into the one shape of failure; what is not meant for people is not told to them. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CentricityError) return failure(STATUS[error.code] ?? 400, error.message);
  if (isClientError(error))
    return failure(error.status, 'The request could not be understood. Check the address and try again.');
  return failure(500, 'Something went wrong on our side. Nothing you sent was half kept.');
}

function failure(status: number, error: string): Failure {
  return { ok: false, error, errors: [error], status };
}

function isClientError(error: unknown): error is { readonly status: number } {
  if (typeof error !== 'object' || error === null || !('status' in error)) return false;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500;
}

/** For addresses that nothing answered. */
export const nothingHere: RequestHandler = () => {
  throw new CentricityError('not-found', 'There is no page at this address. It may have been removed.');
};

/** The last handler: logs what happened and answers in the asker's form, page or JSON. */
export function answerErrors(log: Logger, render: (page: Page) => string): ErrorRequestHandler {
  return (error, request, response, next) => {
    const { requestId } = response.locals as { requestId?: string };
    const answer = failureOf(error);
    if (answer.status >= 500)
      log.error({ requestId, path: loggable(request.path), err: error as unknown }, 'request failed');
    if (response.headersSent) return next(error);
    response.status(answer.status);
    if (wantsJson(request)) response.json(answer);
    else response.type('html').send(render(errorPage(answer, requestId)));
  };
}

function wantsJson(request: Request): boolean {
  return /^\/api\/|\.json$/.test(request.path) || request.accepts(['html', 'json']) === 'json';
}

const TITLES: Readonly<Record<number, string>> = {
  403: 'Not done',
  404: 'Nothing here',
  413: 'Too large',
  429: 'A little slower, please',
  500: 'That did not work',
};

function errorPage({ status, error }: Failure, requestId: string | undefined): Page {
  return {
    title: TITLES[status] ?? 'That did not work',
    body: html`<p class="sentence">${error}</p>
<p><a href="/">Back to the first page</a></p>
${requestId !== undefined && html`<p class="soft">If you ask for help, give this number: <code>${requestId}</code></p>`}`,
  };
}
