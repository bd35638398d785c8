import { network } from '../measure/index.js';
import type { Measured } from '../model/index.js';
import { applyFloor } from '../privacy/index.js';
import type { Exchange } from '../store/index.js';
import { perspectiveOf } from './groups.js';
import { type Inquiry, teamName } from './inquiry.js';
import type { NetworkEdge, NetworkNode, NetworkView } from './views.js';
import { plural } from './words.js';

/** Teams and the talk between them. A pair needs the least number of people on each side. */
export async function networkView(inquiry: Inquiry): Promise<NetworkView> {
  const { store, ledger } = inquiry;
  const [cells, exchanges] = await Promise.all([store.exchangeCells(), store.exchanges()]);
  const shares = new Map(
    ledger.teams.map(({ id }) => [id, perspectiveOf(inquiry, { team: id }).customerShare]),
  );
  const drawn = network(
    ledger.teams.map(({ id }) => ({ team: String(id), customerStatements: aboutCustomers(shares.get(id)) })),
    cells.map(({ team, answers, cluster, ...counts }) => ({
      ...counts,
      conversation: String(cluster),
      team: String(team),
      answers: String(answers),
    })),
    peopleBetween(exchanges),
  );
  const names = new Map(ledger.teams.map((team) => [String(team.id), teamName(team).name]));
  const nodes = drawn.nodes.map(
    ({ team, x, y, radius }): NetworkNode => ({
      id: Number(team),
      name: names.get(team) ?? '',
      x,
      y,
      radius,
      customerShare: shares.get(Number(team)) ?? { kind: 'too-little', n: 0, needed: 0 },
    }),
  );
  const edges = drawn.edges.map(({ between: [one, other], people, turns, ratio }): NetworkEdge => {
    const shown: Measured =
      Math.min(...people) < inquiry.floor.number
        ? { kind: 'hidden', reason: 'too-few-people', minimum: inquiry.floor.number }
        : applyFloor(ratio, Math.min(...people), 0, inquiry.floor);
    const between = [names.get(one) ?? '', names.get(other) ?? ''] as const;
    return { between, ...(shown.kind !== 'hidden' && { turns }), ratio: shown };
  });
  return { sentence: sentenceOf(edges), nodes, edges };
}

function aboutCustomers(share: Measured | undefined): number {
  return share?.kind === 'shown' ? Math.round(share.value * share.n) : 0;
}

/** Both directions of a pair in one row. */
function peopleBetween(exchanges: readonly Exchange[]) {
  const people = new Map(
    exchanges.map(({ from, to, people: distinct }) => [`${from.id} ${to.id}`, distinct]),
  );
  return exchanges
    .filter(({ from, to }) => from.id < to.id || !people.has(`${to.id} ${from.id}`))
    .map(({ from, to }) => ({
      between: [String(from.id), String(to.id)] as const,
      people: [people.get(`${from.id} ${to.id}`) ?? 0, people.get(`${to.id} ${from.id}`) ?? 0] as const,
    }));
}

function sentenceOf(edges: readonly NetworkEdge[]): string {
  if (edges.length === 0) return 'No two teams have been heard talking with each other yet.';
  const most = [...edges].sort((one, other) => (other.turns ?? 0) - (one.turns ?? 0))[0];
  const heard = `${plural(edges.length, 'pair')} of teams ${edges.length === 1 ? 'was' : 'were'} heard talking with each other`;
  if (most?.turns === undefined) return `${heard}.`;
  return `${heard}; most often ${most.between.join(' and ')}, who answered each other ${plural(most.turns, 'time')}.`;
}
