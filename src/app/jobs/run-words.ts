import { place } from '../../model/index.js';
import { grouped, importsOf, plural } from '../../report/index.js';
import type { Outcome, Run, Store } from '../../store/index.js';

/** `1 min 5 s` */
function lasting(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** What a nightly run did: the counts that matter, the others only where there is something to say. */
export function outcomeInWords(outcome: Outcome): string {
  const count = (name: string): number => Number(outcome[name] ?? 0);
  const told = (name: string, words: string): string[] =>
    count(name) === 0 ? [] : [`${grouped(count(name))} ${words}`];
  // A run that only deletes reads nothing.
  const read = (words: string): string[] => ('files' in outcome ? [words] : []);
  const parts = [
    ...read(plural(count('files'), 'file')),
    ...told('imported', 'imported'),
    ...told('unchanged', 'unchanged'),
    ...told('failed', 'failed'),
    ...read(plural(count('conversations'), 'conversation')),
    ...told('replaced', 'replaced'),
    ...told('deleted', 'deleted as at their source'),
    ...read(plural(count('statements'), 'statement')),
    ...(count('problems') === 0 ? [] : [plural(count('problems'), 'problem')]),
    ...told('relabelled', 'labelled anew'),
    ...told('textsErased', 'texts deleted after their time'),
    ...told('countsErased', 'conversations deleted after their time'),
    ...(count('changes') === 0
      ? []
      : [`${plural(count('changes'), 'change')} worth a look (${outcome.changedIn})`]),
    ...('digest' in outcome ? [`digest: ${outcome.digest}`] : []),
  ];
  return [parts.join(', '), ...('undelivered' in outcome ? [outcome.undelivered] : [])].join('. ');
}

/** One run as one line: when, how long, and what it did or what stopped it. */
export function runInWords({ kind, state, startedAt, finishedAt, outcome }: Run): string {
  const when = `${startedAt.slice(0, 16).replace('T', ' ')} UTC  ${kind}`;
  if (state === 'running') return `${when}  running`;
  if (state === 'interrupted') return `${when}  interrupted; a later run took up what was left`;
  const took = lasting(Date.parse(finishedAt ?? startedAt) - Date.parse(startedAt));
  const did = outcome.stopped === undefined || 'files' in outcome ? [outcomeInWords(outcome)] : [];
  return `${when}  ${state} in ${took}: ${[outcome.stopped ?? [], did].flat().join(' ')}`;
}

/** What a run could not read, each in a line with its place: of a ticket system, the words name the ticket. */
export async function problemsInWords(store: Store, run: Run): Promise<readonly string[]> {
  const imports = await importsOf(store, run);
  return imports.flatMap(({ fileName, problemList }) =>
    problemList.map((problem) => `${place(fileName, problem)}: ${problem.message}`),
  );
}
