import type { Inspection } from '../../ingest/index.js';
import { place } from '../../model/index.js';
import { plural } from '../../report/index.js';

/** Lists longer than this are cut, and say so. */
const LISTED = 20;

function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > LISTED ? [`  … and ${lines.length - LISTED} more`] : [];
  return ['', title, ...lines.slice(0, LISTED).map((line) => `  ${line}`), ...more];
}

/** An inspection for a person at a terminal. */
export function inspectionInWords(file: string, inspection: Inspection): string {
  const { format, why, encoding, counts, speakers, teams, languages, first, setAside, problems } = inspection;
  const languageNames = Object.entries(languages).map(([language, count]) => `${language} ${count}`);
  return [
    `${file}: ${format} (${why}), ${encoding}`,
    `${plural(counts.conversations, 'conversation')}, ${plural(counts.utterances, 'utterance')}, ${plural(counts.speakers, 'speaker')}; languages by utterance: ${languageNames.join(', ') || 'none'}`,
    ...listed(
      'Speakers',
      speakers.map(
        ({ label, side, team, generic, utterances }) =>
          `${label}  ${side}, ${team ?? 'on no team'}${generic ? ', nobody in particular' : ''}, ${plural(utterances, 'utterance')}`,
      ),
    ),
    ...listed(
      'Teams',
      Object.entries(teams).map(
        ([team, count]) => `${team === '' ? 'unassigned' : team}  ${plural(count, 'utterance')}`,
      ),
    ),
    ...listed(
      'First turns',
      first.map(({ speaker, text }) => `${speaker}: ${text.length > 160 ? `${text.slice(0, 160)}…` : text}`),
    ),
    ...listed(
      'Set aside',
      setAside.map(({ reason, count }) => `${reason}  ${count}`),
    ),
    ...listed(
      'Problems',
      problems.map((problem) => `${place(file, problem)}: ${problem.message}`),
    ),
    '',
  ].join('\n');
}
