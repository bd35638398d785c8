import { readFileSync } from 'node:fs';
import express from 'express';
import { fileSource, readRoster } from '../../ingest/index.js';
import { CentricityError, type Problem } from '../../model/index.js';
import { dropRoster, keepRoster, keptRoster, putRosterAside, waitingRoster } from '../jobs/kept-roster.js';
import { receiveForm } from './multipart.js';
import { rosterPage } from './pages/roster.js';
import type { Editing, Web } from './web.js';

/** What a roster says, without anybody's name. */
export interface RosterSummary {
  readonly people: number;
  readonly customers: number;
  /** By name, with how many are on each. */
  readonly teams: readonly (readonly [name: string, people: number])[];
  readonly problems: readonly Problem[];
}

const MEGABYTE = 1024 * 1024;

/** Bringing a roster, looking at what it says, and keeping it or not. */
export function rosterRoutes(web: Web, { data, reopen }: Editing): express.Router {
  const router = express.Router();
  router.post('/settings/roster', async (request, response) => {
    const form = await receiveForm(request, { fileBytes: 8 * MEGABYTE, files: 1 }, web.uploads);
    try {
      const [file] = form.files;
      if (file === undefined)
        throw new CentricityError('no-files', 'No file was chosen. Go back and choose a roster.');
      putRosterAside(data, readFileSync(file.path));
    } finally {
      await form.discard();
    }
    response.redirect(303, '/settings/roster');
  });
  router.get('/settings/roster', async (request, response) => {
    const waiting = waitingRoster(data);
    if (waiting === undefined) return response.redirect(303, '/settings#roster');
    await web.send(request, response, rosterPage(await summaryOf(waiting)));
  });
  router.post('/settings/roster/keep', async (_request, response) => {
    keepRoster(data);
    await reopen();
    response.redirect(303, '/settings?saved=roster');
  });
  router.post('/settings/roster/discard', (_request, response) => {
    dropRoster(data, 'waiting');
    response.redirect(303, '/settings#roster');
  });
  router.post('/settings/roster/remove', async (_request, response) => {
    dropRoster(data, 'kept');
    await reopen();
    response.redirect(303, '/settings?saved=roster');
  });
  return router;
}

/** What the kept roster says; nothing where none is kept. */
export async function rosterSummary(data: string): Promise<RosterSummary | undefined> {
  const path = keptRoster(data);
  return path === undefined ? undefined : summaryOf(path);
}

async function summaryOf(path: string): Promise<RosterSummary> {
  const { roster, problems } = await readRoster({ ...fileSource(path), name: 'The file' });
  const teams = new Map<string, number>();
  for (const { team } of roster.members) if (team !== undefined) teams.set(team, (teams.get(team) ?? 0) + 1);
  return {
    people: roster.members.length,
    customers: roster.members.filter(({ side }) => side === 'customer').length,
    teams: [...teams].sort(([one], [other]) => one.localeCompare(other)),
    problems,
  };
}
