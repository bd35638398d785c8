import { type EdgePeople, network } from '../measure/index.js';
import type { Measured } from '../model/index.js';
import { applyFloor } from '../privacy/index.js';
import type { ExchangeSums } from '../store/index.js';
import { type Between, between } from './between.js';
import { engagementLines } from './engagement.js';
import { perspectiveOf, rounded } from './groups.js';
import { type Inquiry, teamName } from './inquiry.js';
import { Kept } from './kept.js';
import { ratioIn } from './sums.js';
import type { EngagementLine, NetworkEdge, NetworkNode, NetworkView } from './views.js';
import { inWords, plural } from './words.js';

/** Laid out once for each state of the store, and not for every visit. */
const laidOut = new Kept<NetworkView>();

/** Teams and the talk between them, as far as it may be told. */
export function networkView(inquiry: Inquiry): Promise<NetworkView> {
  return laidOut.get(inquiry.ledger, 'network', () => viewOf(inquiry));
}

async function viewOf(inquiry: Inquiry): Promise<NetworkView> {
  const { ledger, floor } = inquiry;
  const [talk, exchanges] = await Promise.all([between(inquiry), inquiry.store.exchangeSums()]);
  const shares = new Map(
    ledger.teams.map(({ id }) => [id, perspectiveOf(inquiry, { team: id }).customerShare]),
  );
  const drawn = network(
    ledger.teams.map(({ id }) => ({ team: String(id), customerStatements: aboutCustomers(shares.get(id)) })),
    exchanges.map((sums) => ({
      between: [String(sums.teamId), String(sums.otherTeamId)] as const,
      turns: sums.turns,
      ratio: ratioIn(sums),
    })),
    peopleIn(exchanges, talk),
  );
  const engaged = new Map(
    await Promise.all(ledger.teams.map(async ({ id }) => [id, await mostEngagedIn(inquiry, id)] as const)),
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
      engagedIn: engaged.get(Number(team)) ?? [],
    }),
  );
  const places = new Map(ledger.teams.map(({ id }, index) => [String(id), index]));
  const inNameOrder = (one: string, other: string) => (places.get(one) ?? 0) - (places.get(other) ?? 0);
  const edges = drawn.edges.map(({ between: [one, other], people, turns, ratio }): NetworkEdge => {
    const silent = ratio.kind === 'too-little' && ratio.n === 0;
    const hidden = silent ? undefined : talk.hidden(Number(one), Number(other));
    const told = hidden ?? rounded(applyFloor(ratio, people[0] + people[1], 0, floor));
    const [first = one, second = other] = [one, other].sort(inNameOrder);
    return {
      between: [names.get(first) ?? '', names.get(second) ?? ''],
      ...(told.kind === 'shown' && { turns }),
      ratio: told,
    };
  });
  return {
    sentence: sentenceOf(edges, floor.number),
    nodes: nodes.sort((one, other) => inNameOrder(String(one.id), String(other.id))),
    // Those who talk most first; silent ones, or hidden ones, in the order in which they are kept.
    edges: edges.sort((one, other) => (other.turns ?? 0) - (one.turns ?? 0)),
  };
}

/** So many themes are named for a team. */
const THEMES = 2;

/** The themes that take most of a team's words, where that may be told. */
async function mostEngagedIn(inquiry: Inquiry, team: number): Promise<readonly EngagementLine[]> {
  const lines = await engagementLines(inquiry, { team });
  return lines.filter(({ words }) => words.kind === 'shown' && words.value > 0).slice(0, THEMES);
}

function aboutCustomers(share: Measured | undefined): number {
  return share?.kind === 'shown' ? Math.round(share.value * share.n) : 0;
}

/** Each pair of teams with the people on either side. */
function peopleIn(exchanges: readonly ExchangeSums[], talk: Between): readonly EdgePeople[] {
  return exchanges.map(({ teamId: one, otherTeamId: other }) => ({
    between: [String(one), String(other)],
    people: [talk.people(one, other), talk.people(other, one)],
  }));
}

function sentenceOf(edges: readonly NetworkEdge[], minimum: number): string {
  if (edges.length === 0) return 'No two teams have been heard talking with each other yet.';
  const most = [...edges].sort((one, other) => (other.turns ?? 0) - (one.turns ?? 0))[0];
  const heard = `${plural(edges.length, 'pair')} of teams ${edges.length === 1 ? 'was' : 'were'} heard talking with each other`;
  if (most?.turns === undefined)
    return `${heard}. What they said is hidden, or too little: it takes ${inWords(minimum)} people on each side who answered the other with a point of view.`;
  return `${heard}; most often ${most.between.join(' and ')}, who answered each other ${plural(most.turns, 'time')}.`;
}
