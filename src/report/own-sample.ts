import { LEAST_OWN_LABELS } from '../measure/index.js';
import { CentricityError, type Label } from '../model/index.js';
import { mayQuote, personalSpans, redact } from '../privacy/index.js';
import type { OwnLabelled, OwnPlace, Store } from '../store/index.js';
import { isEnough } from './corrected.js';
import { isInvented } from './evidence.js';
import { type Inquiry, teamName } from './inquiry.js';
import type { OwnSampleView, Waiting } from './views.js';

/** Machine labels that are sampled apart, so that each is labelled often enough to say how often it is right. */
const STRATA: readonly (readonly Label[])[] = [['centric', 'mixed'], ['focused'], ['neutral', 'none']];

/** So many statements of a team are to be labelled, and as many again as long as they are not enough for a number. */
export const OWN_SAMPLE = 50;

/** So much of what was said before is shown with a sentence. */
const CONTEXT = 240;

type Asked = Pick<Inquiry, 'store' | 'floor' | 'ledger'>;

/**
 * The next statement of a team that a person may label, without the machine's label: whoever knows it agrees too easily.
 * Statements are drawn at random within each machine label, in an order that does not give the label away.
 * @throws CentricityError `not-found`
 */
export async function ownSampleView(asked: Asked, id: number): Promise<OwnSampleView> {
  const { store, floor, ledger } = asked;
  const team = await store.team(id);
  if (team === undefined)
    throw new CentricityError('not-found', 'There is no such team. It may have been removed.');
  const labels = (await store.ownLabels()).filter((label) => label.team === id);
  const labelled = labels.length;
  const wanted = wantedOf(asked, id, labels);
  const about = { team: teamName(team), labelled, wanted, leastOfEach: LEAST_OWN_LABELS };
  if (!isInvented(asked) && !mayQuote(ledger.people({ team: id }).people, floor))
    return { ...about, next: { kind: 'hidden', reason: 'too-few-people', minimum: floor.quote } };
  const place = labelled >= wanted ? undefined : await nextPlace(store, id, labels, wanted);
  return { ...about, next: place === undefined ? { kind: 'done' } : await waiting(store, place) };
}

function wantedOf(asked: Asked, team: number, labels: readonly OwnLabelled[]): number {
  if (labels.length < OWN_SAMPLE) return OWN_SAMPLE;
  if (isEnough(asked, team, labels)) return labels.length;
  return (Math.floor(labels.length / OWN_SAMPLE) + 1) * OWN_SAMPLE;
}

/** The strata that are not full yet take turns, by a rule that looks like chance. */
async function nextPlace(
  store: Store,
  team: number,
  labels: readonly OwnLabelled[],
  wanted: number,
): Promise<OwnPlace | undefined> {
  const perStratum = Math.ceil(wanted / STRATA.length);
  const isOpen = (stratum: readonly Label[]) =>
    labels.filter(({ machine }) => stratum.includes(machine)).length < perStratum;
  const open = STRATA.filter(isOpen);
  const turn = (Math.imul(labels.length + team + 1, 0x9e3779b1) >>> 8) % Math.max(1, open.length);
  for (const stratum of [...open.slice(turn), ...open.slice(0, turn)]) {
    const place = await store.toLabel({ team, labels: stratum });
    if (place !== undefined) return place;
  }
  return undefined;
}

async function waiting(store: Store, place: OwnPlace): Promise<Waiting | { readonly kind: 'done' }> {
  const found = await store.conversation(place.conversation);
  const at = found?.said.findIndex(({ position }) => position === place.utterance) ?? -1;
  const said = found?.said[at];
  if (found === undefined || said === undefined) return { kind: 'done' };
  const names = await store.namesIn(place.conversation);
  const without = async (text: string) => redact(text, await personalSpans(text, names));
  const before = `${found.said[at - 1]?.text ?? ''} ${said.text.slice(0, place.start)}`.trim();
  return {
    kind: 'waiting',
    place,
    before: await without(lastOf(before)),
    text: await without(said.text.slice(place.start, place.end)),
    toCustomer: said.audience === 'customer',
  };
}

/** The end of a text, from the beginning of a word. */
function lastOf(text: string): string {
  if (text.length <= CONTEXT) return text;
  const end = text.slice(-CONTEXT);
  return `…${end.slice(end.indexOf(' '))}`;
}
