import type { Gap } from '../measure/index.js';
import type { Channel, Hidden, Interval, Measured, Period, Shown, TooLittle } from '../model/index.js';
import type { Uncorrected } from './views.js';

const HIDDEN: Readonly<Record<Hidden['reason'], string>> = {
  'too-few-people': 'hidden: fewer than',
  'protects-another-group': 'hidden: would give away a group of fewer than',
  'one-speaker-dominates': 'hidden: one person said most of it',
};

const UNCORRECTED: Readonly<Record<Uncorrected['reason'], string>> = {
  'not-measured': 'not measured yet',
  'one-sided': 'nearly all of it looks one way',
  'too-little-text': 'too few statements',
  'too-few-conversations': 'too few conversations',
  'channel-not-measured': 'not measured for this kind of talk',
  'classifier-too-weak': 'the labels err too often for that',
  'unlike-labelled': 'this talk is unlike what readers labelled',
  'too-few-labels': 'too few sentences labelled by readers',
};

/** What takes nothing but more reading by people. */
const HELPED: readonly Uncorrected['reason'][] = [
  'not-measured',
  'channel-not-measured',
  'classifier-too-weak',
  'unlike-labelled',
  'too-few-labels',
];

/** What to do next about a number that cannot be corrected; nothing where only more talk would help. */
export function correctionHelp(corrected: Measured | Uncorrected): string | undefined {
  if (corrected.kind !== 'cannot-correct' || !HELPED.includes(corrected.reason)) return undefined;
  if (corrected.reason === 'too-few-labels') return 'The team can go on labelling, on its own page.';
  return 'Fifty sentences that a team labels by hand, on its own page, stand in for that.';
}

const SMALL = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

const MASKED = { 'under-5': 'under 5 %', 'over-95': 'over 95 %' } as const;

/** A small whole number as people write it: in words up to twelve, with thousands separated beyond. */
export function inWords(number: number): string {
  return SMALL[number] ?? grouped(number);
}

/** `12,340` */
export function grouped(number: number): string {
  return number.toLocaleString('en-GB');
}

/** `1 file`, `3 files`; the plural is given where it is no mere "s". */
export function plural(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** A share as a whole per cent: finer would claim more than is known. @param digits after the point, where more is known */
export function percent(share: number, digits = 0): string {
  if (digits > 0) return `${(share * 100).toFixed(digits)} %`;
  if (share > 0 && share < 0.005) return 'under 1 %';
  if (share < 1 && share > 0.995) return 'over 99 %';
  return `${Math.round(share * 100)} %`;
}

/** The value of a number, or the only thing that may be told of it. */
export function value(number: Shown): string {
  const { value: share, masked } = number;
  return masked === undefined ? percent(share, digitsOf(number)) : MASKED[masked];
}

/** `49–59 %` */
export function between(interval: Interval): string {
  const digits = digitsOf(interval);
  const [low, high] = [interval.low, interval.high].map((end) => percentage(end, digits));
  return `${low}–${high} %`;
}

/** `between 49 % and 59 %` */
export function betweenInWords(interval: Interval): string {
  const [low, high] = [interval.low, interval.high].map((end) => percentage(end, digitsOf(interval)));
  return `between ${low} % and ${high} %`;
}

/** Of very much talk an interval is narrower than a per cent, and its ends would read the same without a digit after the point. */
function digitsOf({ low, high }: Interval): number {
  return high - low < 0.01 ? 1 : 0;
}

function percentage(share: number, digits: number): string {
  return digits === 0 ? String(Math.round(share * 100)) : (share * 100).toFixed(digits);
}

/** `4.1 (3.2–5.0)`: a rate per 100, finer where it is small. */
export function rate({ value: often, low, high }: Shown): string {
  const coarse = high < 1 ? 2 : high < 10 ? 1 : 0;
  const digits = low.toFixed(coarse) === high.toFixed(coarse) ? coarse + 1 : coarse;
  const told = (number: number) => number.toFixed(digits);
  return `${told(often)} (${told(low)}–${told(high)})`;
}

/** What a conversation is called: by its title, where it has one still that may be read. */
export function conversationTitle(
  { title, channel }: { readonly title: string; readonly channel: Channel },
  open = true,
): string {
  return open && title !== '' ? title : `A ${channel}`;
}

/** `one, two and three` */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Why there is no number. The reasons are different and are never mixed up. */
export function absence(absent: TooLittle | Hidden | Gap | Uncorrected): string {
  if (absent.kind === 'cannot-correct') return `cannot be corrected: ${UNCORRECTED[absent.reason]}`;
  if (absent.kind === 'gap') return 'nothing was said';
  if (absent.kind === 'too-little') return 'too little text to say';
  const people = absent.reason === 'one-speaker-dominates' ? '' : ` ${inWords(absent.minimum)} people`;
  return HIDDEN[absent.reason] + people;
}

/** `3 of the 10 statements that it takes`: how far it is to a number of which too little was said. */
export function stillNeeded({ n, needed }: TooLittle): string {
  return `${grouped(n)} of the ${plural(needed, 'statement')} that it takes`;
}

/** `54 % (49–59 %)`, or why there is no number. */
export function measured(number: Measured | Gap): string {
  return number.kind === 'shown' ? `${value(number)} (${between(number)})` : absence(number);
}

/** From how much a number was counted: `1,204 statements by 9 people in 14 conversations`. @param unit what was counted */
export function basis(
  { n, people, conversations }: Shown,
  unit: 'statement' | 'word' | 'turn' | 'person' = 'statement',
): string {
  const where = plural(conversations, 'conversation');
  if (unit === 'person') return `${plural(people, 'person', 'people')} in ${where}`;
  return `${plural(n, unit)} by ${plural(people, 'person', 'people')} in ${where}`;
}

/** `daily-life` as people write it: `daily life`. */
export function themeName(category: string): string {
  return category.replaceAll('-', ' ');
}

/** `3 March 2026`; UTC, so that a page says the same everywhere. */
export function day(iso: string): string {
  return wholeDay(iso);
}

/** `October 2026`, `third quarter of 2026`, `week of 5 October 2026`. */
export function periodName({ grain, name, from }: Period): string {
  if (grain === 'month') return wholeMonth(from);
  if (grain === 'week') return `week of ${day(from)}`;
  return `quarter ${name.slice(-1)} of ${name.slice(0, 4)}`;
}

/** As it stands in a sentence: `October 2026`, `the week of 5 October 2026`. */
export function spokenPeriod(period: Period): string {
  return period.grain === 'week' ? `the ${periodName(period)}` : periodName(period);
}

/** The same in a few letters, for an axis: `Oct`, `Q3`, `5 Oct`. */
export function periodLabel({ grain, name, from }: Period): string {
  if (grain === 'quarter') return name.slice(-2);
  return grain === 'month' ? shortMonth(from) : shortDay(from);
}

/** `0:07:31` into a recording. */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** A form of writing dates takes longer to make than to use. */
function writer(format: Intl.DateTimeFormatOptions): (iso: string) => string {
  const written = new Intl.DateTimeFormat('en-GB', { ...format, timeZone: 'UTC' });
  return (iso) => written.format(new Date(iso));
}

const wholeDay = writer({ day: 'numeric', month: 'long', year: 'numeric' });
const wholeMonth = writer({ month: 'long', year: 'numeric' });
const shortDay = writer({ day: 'numeric', month: 'short' });
const shortMonth = writer({ month: 'short' });
