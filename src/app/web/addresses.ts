import type { Request } from 'express';
import { CentricityError, LABELS } from '../../model/index.js';
import {
  conversationRows,
  conversationView,
  explanationRows,
  explanationView,
  heardCategory,
  homeRows,
  homeView,
  type Inquiry,
  importRows,
  importsRows,
  importsView,
  importView,
  lensesRows,
  lensesView,
  lensRows,
  lensView,
  monthlyRows,
  monthlyView,
  networkRows,
  networkView,
  type Row,
  runRows,
  runsRows,
  runsView,
  runView,
  type Part as TurnsAsked,
  teamRows,
  teamsRows,
  teamsView,
  teamView,
} from '../../report/index.js';
import { type Book, bookRows, chapterIn, chapterRows, classIn, wordRows } from './book.js';
import type { Page } from './layout.js';
import { conversationPage } from './pages/conversation.js';
import { explanationPage } from './pages/explanation.js';
import { homePage } from './pages/home.js';
import { importPage, importsPage } from './pages/imports.js';
import { lensPage } from './pages/lens.js';
import { lensesPage } from './pages/lenses.js';
import { chapterPage, classPage, lexiconPage } from './pages/lexicon.js';
import { monthlyPage } from './pages/monthly.js';
import { networkPage } from './pages/network.js';
import { runPage, runsPage } from './pages/runs.js';
import { teamPage } from './pages/team.js';
import { teamsPage } from './pages/teams.js';

/** A question with an address: its answer is a page, the same as JSON, and its numbers as CSV. */
export interface Address {
  /** Where the page is; JSON and CSV are at the same path with `.json` and `.csv`. */
  readonly path: string;
  /** Where JSON and CSV are, if the page's own path cannot carry an ending. */
  readonly downloadPath?: string;
  answer(inquiry: Inquiry, request: Request): Promise<Answer>;
}

/** One answer in all its forms. */
export interface Answer {
  readonly view: object;
  page(): Page;
  rows(): readonly Row[];
}

/** Every address that answers a question. */
export function addressesOf(book: () => Book): readonly Address[] {
  return [
    address('/', homeView, homePage, homeRows, '/home'),
    address('/teams', teamsView, teamsPage, teamsRows),
    address('/teams/:id', (inquiry, request) => teamView(inquiry, idIn(request)), teamPage, teamRows),
    address(
      '/conversations/:id',
      (inquiry, request) => conversationView(inquiry, idIn(request), partIn(request)),
      conversationPage,
      conversationRows,
    ),
    address(
      '/conversations/:id/statements/:position',
      (inquiry, request) => explanationView(inquiry, idIn(request), idIn(request, 'position')),
      explanationPage,
      explanationRows,
    ),
    address('/lenses', (inquiry) => lensesView(inquiry), lensesPage, lensesRows),
    address(
      '/lenses/:lens',
      (inquiry, { params }) => lensView(inquiry, String(params.lens)),
      lensPage,
      lensRows,
    ),
    address(
      '/teams/:id/lenses',
      (inquiry, request) => lensesView(inquiry, idIn(request)),
      lensesPage,
      lensesRows,
    ),
    address(
      '/teams/:id/lenses/:lens',
      (inquiry, request) => lensView(inquiry, String(request.params.lens), idIn(request)),
      lensPage,
      lensRows,
    ),
    address(
      '/imports',
      (inquiry, request) => importsView(inquiry, { from: firstIn(request) }),
      importsPage,
      importsRows,
    ),
    address(
      '/imports/:id',
      (inquiry, request) => importView(inquiry, idIn(request), { from: firstIn(request) }),
      importPage,
      importRows,
    ),
    address('/network', networkView, networkPage, networkRows),
    address('/runs', runsView, runsPage, runsRows),
    address('/runs/:id', (inquiry, request) => runView(inquiry, idIn(request)), runPage, runRows),
    address('/monthly', monthlyView, monthlyPage, monthlyRows),
    address('/lexicon', async () => book(), lexiconPage, bookRows),
    address(
      '/lexicon/classes/:name',
      async (_, { params }) => classIn(book(), String(params.name)),
      classPage,
      wordRows,
    ),
    address(
      '/lexicon/:lens/:category',
      (inquiry, request) => chapterView(inquiry, book(), request),
      chapterPage,
      ({ chapter }) => chapterRows(chapter),
    ),
  ];
}

async function chapterView(inquiry: Inquiry, book: Book, request: Request) {
  const { params } = request;
  const from = firstIn(request);
  const chapter = chapterIn(book, String(params.lens), String(params.category));
  const isHelper = inquiry.lenses.some(({ name, use }) => name === chapter.lens && use === 'evidence');
  return { chapter, from, ...(isHelper ? {} : await heardCategory(inquiry, chapter.lens, chapter.category)) };
}

function address<View extends object>(
  path: string,
  ask: (inquiry: Inquiry, request: Request) => Promise<View>,
  page: (view: View) => Page,
  rows: (view: View) => readonly Row[],
  downloadPath = path,
): Address {
  return {
    path,
    downloadPath,
    answer: async (inquiry, request) => {
      const view = await ask(inquiry, request);
      return { view, page: () => page(view), rows: () => rows(view) };
    },
  };
}

/** The number in an address. @throws CentricityError `not-found` for anything that is none */
export function idIn({ params }: Request, name = 'id'): number {
  const id = params[name];
  if (typeof id === 'string' && /^\d{1,15}$/.test(id)) return Number(id);
  throw new CentricityError(
    'not-found',
    'There is nothing at this address. Its last part should be a number.',
  );
}

/** Which turns `?label=centric&from=121` asks for. @throws CentricityError `bad-part` */
function partIn(request: Request): TurnsAsked {
  const { label } = request.query;
  const known = LABELS.find((each) => each === label);
  if (label !== undefined && known === undefined)
    throw new CentricityError('bad-part', `Ask for turns as ?label=${LABELS.join('|')}.`);
  return { ...(known !== undefined && { label: known }), from: firstIn(request) };
}

/** Where in a long list `?from=101` begins, 1 being the first. @throws CentricityError `bad-part` */
function firstIn({ query: { from } }: Request): number {
  const first = from === undefined ? 1 : Number(from);
  if (Number.isSafeInteger(first) && first >= 1) return first;
  throw new CentricityError('bad-part', 'A part of a list is asked for as ?from=1 or more.');
}
