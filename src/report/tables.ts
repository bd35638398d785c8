import type { Gap } from '../measure/index.js';
import type { Measured } from '../model/index.js';
import type { RunsView, RunView } from './runs.js';
import type {
  ConversationView,
  Corrected,
  ExplanationView,
  HomeView,
  ImportsView,
  ImportView,
  MonthlyView,
  NetworkView,
  Perspective,
  TeamLine,
  TeamsView,
  TeamView,
  TrendPoint,
} from './views.js';
import { absence } from './words.js';

/** One row of a download: column names in the order they are written. */
export type Row = Readonly<Record<string, string | number>>;

/** The periods of the first page. */
export function homeRows({ trend }: Pick<HomeView, 'trend'>): readonly Row[] {
  return trend.map((point) => ({
    [point.period.grain]: point.period.name,
    ...columns('centricity_ratio', point.ratio),
    ...columns('customer_share', point.customerShare),
    ...labelling(point),
  }));
}

/** All teams, and all of them together. */
export function teamsRows({
  teams,
  overall,
}: Pick<TeamsView, 'teams'> & { readonly overall: Perspective }): readonly Row[] {
  return [...teams.map(teamRow), teamRow({ team: { id: -1, name: 'All teams' }, ...overall })];
}

/** Each team in the period, and all of them together. */
export function monthlyRows(view: MonthlyView): readonly Row[] {
  if (view.kind === 'nothing-dated') return [];
  const { period, teams, overall } = view;
  return teamsRows({ teams, overall }).map((row) => ({ [period.grain]: period.name, ...row }));
}

/** One team: the whole, each period, each theme. */
export function teamRows({
  team,
  ratio,
  corrected,
  customerShare,
  trend,
  themes,
  engagement,
}: TeamView): readonly Row[] {
  const row = (what: string, which: string, number: Corrected | Gap) => ({
    team: team.name,
    what,
    which,
    ...columns('share', number),
  });
  const periodRow = (what: string, point: TrendPoint, number: Measured | Gap) => ({
    ...row(what, point.period.name, number),
    ...labelling(point),
  });
  return [
    row('centricity ratio', 'all', ratio),
    row('corrected ratio', 'all', corrected),
    row('customer share', 'all', customerShare),
    ...trend.map((point) => periodRow('centricity ratio', point, point.ratio)),
    ...trend.map((point) => periodRow('customer share', point, point.customerShare)),
    ...themes.map((theme) => row(`theme, ${theme.side}`, theme.category, theme.share)),
    ...engagement.flatMap(({ category, people, words, turns, replies }) => [
      ...(people === undefined ? [] : [row('of all people', category, people)]),
      row('of all words', category, words),
      row('of all turns', category, turns),
      row('replies per turn', category, perOne(replies)),
    ]),
  ];
}

/** A rate per 100 as one of a single thing, so that a column holds shares alone. */
function perOne(number: Measured): Measured {
  if (number.kind !== 'shown') return number;
  const { value, low, high } = number;
  return { ...number, value: value / 100, low: low / 100, high: high / 100 };
}

/** By which words a period was labelled, and whether these were the same as before. */
function labelling({ period, labelledBy, breaks }: TrendPoint): Row {
  return {
    labelled_by: labelledBy ?? '',
    [`compares_with_${period.grain}_before`]: breaks ? 'no' : 'yes',
  };
}

/** Every statement of a conversation with its label; nothing where the words are not shown. */
export function conversationRows({ transcript }: ConversationView): readonly Row[] {
  if (transcript.kind !== 'shown') return [];
  return transcript.turns.flatMap(({ speaker, team, side, statements }) =>
    statements.map(({ pieces, label, centric, focused, reasons }) => ({
      speaker,
      side,
      team: team ?? '',
      statement: pieces.map(({ text }) => text).join(''),
      label,
      centric,
      focused,
      matches: reasons
        .map((reason) => `${reason.kind === 'entry' ? reason.entry : reason.name}: ${reason.text}`)
        .join('; '),
    })),
  );
}

/** Everything that weighed in one label. */
export function explanationRows({ weighed }: ExplanationView): readonly Row[] {
  return weighed.map(({ text, name, centric, focused }) => ({ words: text ?? '', name, centric, focused }));
}

/** The files that were read. */
export function importsRows({ imports }: ImportsView): readonly Row[] {
  return imports.map(({ sample, ...line }) => ({ ...line, sample: sample ? 'yes' : 'no' }));
}

/** Talk between teams, one pair on a line. */
export function networkRows({ edges }: NetworkView): readonly Row[] {
  return edges.map(({ between: [one, other], turns, ratio }) => ({
    team: one,
    other_team: other,
    turns: turns ?? '',
    ...columns('centricity_ratio', ratio),
  }));
}

/** What ran by itself. */
export function runsRows({ runs }: RunsView): readonly Row[] {
  return runs.map(({ id, kind, state, startedAt, finishedAt, outcome }) => ({
    id,
    kind,
    state,
    startedAt,
    finishedAt: finishedAt ?? '',
    outcome: Object.entries(outcome)
      .map(([name, value]) => `${name}=${value}`)
      .join('; '),
  }));
}

/** What a run read, file by file. */
export function runRows({ imports }: RunView): readonly Row[] {
  return imports.map(({ setAside, problems, ...read }) => ({
    ...read,
    setAside: setAside.map(({ reason, count }) => `${count} ${reason}`).join('; '),
    problems: problems.map(({ code, count }) => `${count} ${code}`).join('; '),
  }));
}

/** What a file's teams said. */
export function importRows({ teams }: ImportView): readonly Row[] {
  return teams.map(teamRow);
}

/** What could not be read of a file. */
export function problemRows({ file, problemList }: ImportView): readonly Row[] {
  return problemList.map(({ line, column, code, message }) => ({
    file,
    line: line ?? '',
    column: column ?? '',
    code,
    message,
  }));
}

function teamRow({ team, ratio, customerShare, corrected, pooled }: TeamLine): Row {
  return {
    team: team.name,
    ...columns('centricity_ratio', ratio),
    ...columns('customer_share', customerShare),
    ...(corrected && columns('corrected_ratio', corrected)),
    ...(pooled && columns('pooled_ratio', pooled)),
  };
}

/** A number never goes without its interval and what it was counted from; its absence is said in words. */
export function columns(name: string, number: Corrected | Gap): Row {
  const shown = number.kind === 'shown' ? number : undefined;
  return {
    [name]: shown?.value ?? '',
    [`${name}_low`]: shown?.low ?? '',
    [`${name}_high`]: shown?.high ?? '',
    [`${name}_n`]: shown?.n ?? '',
    [`${name}_people`]: shown?.people ?? '',
    [`${name}_conversations`]: shown?.conversations ?? '',
    [`${name}_note`]: number.kind === 'shown' ? (number.masked ?? '') : absence(number),
  };
}
