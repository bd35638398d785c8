import express, { type Request, type Response } from 'express';
import { CentricityError } from '../../model/index.js';
import { DEFAULT_RETENTION } from '../../privacy/index.js';
import { lexiconFolders } from '../jobs/analyzer.js';
import { customerWords, dropCustomerWords, keepCustomerWords, wordsIn } from '../jobs/customer-words.js';
import { editSettings, settingsText, writeSettings } from '../jobs/settings-edit.js';
import { type TriedElsewhere, tryElsewhere } from '../jobs/words-trial.js';
import { type SettingsForm, settingsPage } from './pages/settings.js';
import { rosterRoutes, rosterSummary } from './roster-routes.js';
import { byField, changesIn, type Faults, furtherFaults, type Values, valuesIn } from './settings-form.js';
import type { Editing, Web } from './web.js';

/** What is in force, and changing it. Where the server does not say what may be changed, the page only shows. */
export function settingsRoutes(web: Web): express.Router {
  const router = express.Router();
  const { editing } = web.parts;
  router.get('/settings', async (request, response) => {
    if (editing === undefined) return show(web, request, response);
    const values = { ...valuesIn(editing.path, categoriesOf(web)), words: wordsText(editing) };
    await show(web, request, response, await formOf(web, editing, values, new Map()));
  });
  if (editing === undefined) return router;
  router.post('/settings', express.urlencoded({ limit: '256kb', extended: false }), (request, response) =>
    save(web, editing, request, response),
  );
  return router.use(rosterRoutes(web, editing));
}

function show(web: Web, request: Request, response: Response, form?: SettingsForm): Promise<void> {
  const { floor, limits, parts } = web;
  const { retention = DEFAULT_RETENTION, targetMix } = parts.settings ?? {};
  const view = { people: floor, retention, upload: limits, targetMix, analyzer: parts.analyzer.version };
  return web.send(
    request,
    response,
    settingsPage({ ...view, ...(form && { form }), saved: savedIn(request) }),
  );
}

function savedIn({ query }: Request): string | undefined {
  return typeof query.saved === 'string' ? query.saved : undefined;
}

async function formOf(web: Web, editing: Editing, values: Values, faults: Faults): Promise<SettingsForm> {
  const { lenses } = web.parts.analyzer.lexicon;
  const mixes = lenses.flatMap(({ parts }) => parts.filter(({ picture }) => picture === 'mix'));
  return { values, faults, mixes, editing, roster: await rosterSummary(editing.data) };
}

/** All categories that a target can be set for. */
function categoriesOf({ parts }: Web): readonly string[] {
  return parts.analyzer.lexicon.lenses.flatMap((lens) =>
    lens.parts.filter(({ picture }) => picture === 'mix').flatMap(({ categories }) => categories),
  );
}

function wordsText({ data }: Editing): string {
  return customerWords(data).join(', ');
}

/** All that was sent is in force afterwards, or none of it: then the form comes back as it was filled in. */
async function save(web: Web, editing: Editing, request: Request, response: Response): Promise<void> {
  const sent = fieldsOf(request.body);
  const words = wordsIn(sent.words ?? '');
  const isNewWords = words.join() !== customerWords(editing.data).join();
  const isTrial = isNewWords && words.length > 0;
  const tried = isTrial ? await tryElsewhere({ words, folders: foldersOf(editing) }) : undefined;
  const edited = editedBy(web, editing, sent);
  const faults = new Map([...wordFaults(tried), ...edited.faults]);
  if (faults.size > 0) {
    response.status(422);
    return show(web, request, response, await formOf(web, editing, sent, faults));
  }
  if (edited.text !== undefined) writeSettings(editing.path, edited.text);
  if (tried?.kind === 'sound') keepCustomerWords(editing.data, words, tried.compiled);
  else if (isNewWords) dropCustomerWords(editing.data);
  if (isNewWords || edited.text !== undefined) await editing.reopen();
  web.log.info({ words: isNewWords, settings: edited.text !== undefined }, 'settings saved');
  response.redirect(303, `/settings?saved=${isNewWords ? 'words' : 'settings'}`);
}

function fieldsOf(body: unknown): Values {
  if (typeof body !== 'object' || body === null) return {};
  const texts = Object.entries(body).filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  );
  return Object.fromEntries(texts.map(([name, text]) => [name, text.trim()]));
}

/** The settings file as it shall be, absent where nothing changes, or what is wrong. */
function editedBy(
  web: Web,
  { path, named, settings }: Editing,
  sent: Values,
): { readonly text?: string; readonly faults: Faults } {
  if (named) return { faults: new Map() };
  const categories = categoriesOf(web);
  const changes = changesIn(sent, valuesIn(path, categories), categories);
  if (changes.length === 0) return { faults: new Map() };
  try {
    const edited = editSettings(settingsText(path), path, changes);
    if (edited.kind === 'faulty') return { faults: byField(edited.faults) };
    const { lexicon } = web.parts.analyzer;
    const further = furtherFaults(edited.settings, settings, lexicon, sent.delete === 'yes');
    return { text: edited.text, faults: byField(further) };
  } catch (error) {
    if (error instanceof CentricityError) return { faults: new Map([['', [error.message]]]) };
    throw error;
  }
}

function wordFaults(tried: TriedElsewhere | undefined): Faults {
  return tried?.kind === 'faulty' ? new Map([['words', tried.faults]]) : new Map();
}

function foldersOf({ lexicons }: Editing): readonly string[] {
  return lexiconFolders(lexicons === undefined ? {} : { lexicons });
}
