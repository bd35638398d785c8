import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { onTestFinished } from 'vitest';
import type { Analyzer } from '../../../src/analysis/index.js';
import { createApp, type WebSettings } from '../../../src/app/web/index.js';
import { UploadFolder } from '../../../src/app/web/upload-folder.js';
import type { Store } from '../../../src/store/index.js';
import { freshStore } from '../../store/talk.js';
import { smallAnalyzer } from '../jobs/lexicon.js';

export interface TestServer {
  readonly store: Store;
  readonly address: string;
  readonly port: number;
  /** Does not follow redirects. */
  fetch(path: string, options?: RequestInit): Promise<Response>;
}

/** The real application over a real SQLite file on a port of its own. */
export async function startServer(
  fill: (store: Store) => Promise<unknown> = async () => {},
  settings: WebSettings = {},
  analyzer: Analyzer = smallAnalyzer(),
): Promise<TestServer> {
  const store = await freshStore();
  await fill(store);
  const uploads = new UploadFolder(tmpdir());
  const server = createApp({ store, analyzer, settings, uploads }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    return uploads.empty();
  });
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  return {
    store,
    address,
    port,
    fetch: (path, options) => fetch(address + path, { redirect: 'manual', ...options }),
  };
}

/** A request with headers that `fetch` would not let pass; gives the status. */
export async function statusOf(
  { port }: TestServer,
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<number> {
  const sent = request({ port, host: '127.0.0.1', method, path, headers });
  sent.end();
  const [answer] = await once(sent, 'response');
  answer.resume();
  return answer.statusCode;
}

/** Sends files as the upload form does and follows to the page that tells what became of them. */
export async function upload(
  server: TestServer,
  files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>,
  fields: Readonly<Record<string, string>> = {},
): Promise<{ readonly page: Response; readonly cookie: string }> {
  const form = new FormData();
  for (const [name, content] of Object.entries(files)) form.append('files', new Blob([content]), name);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const sent = await server.fetch('/upload', { method: 'POST', body: form });
  if (sent.status !== 303) return { page: sent, cookie: '' };
  const watched = await server.fetch(sent.headers.get('location') ?? '');
  const cookie = (watched.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  if (watched.status !== 303) return { page: watched, cookie };
  const page = await server.fetch(watched.headers.get('location') ?? '', { headers: { cookie } });
  return { page, cookie };
}
