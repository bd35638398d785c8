import type { Measured, Shown } from '../model/index.js';
import type { LensPart } from './inquiry.js';
import type { ConditionLine, LensLine, Reached } from './lens-views.js';
import { absence, basis, inWords, listed, measured, plural, rate, themeName } from './words.js';

/** What the shares of one whole say, in words. @param step what the lens calls its steps */
export function wholeSentence(
  who: string,
  { picture, of = 'what was heard' }: LensPart,
  lines: readonly LensLine[],
  { reached, step }: { readonly reached?: Reached | undefined; readonly step: string },
): string {
  const [first] = lines;
  if (first === undefined) return '';
  const { number } = first;
  if (number.kind === 'too-little') {
    return `In ${who}, there is too little of ${of} to say: ${heardOnly(number.n)}, and it takes ${inWords(number.needed)}.`;
  }
  if (number.kind === 'hidden') return `In ${who}, ${of} is ${absence(number)}.`;
  const shares = picture === 'ratio' ? ratioWords(lines) : sharesWords(lines);
  return [
    `In ${who}, of ${of}, ${shares} (${basis(number)}).`,
    targetWords(lines),
    reachedWords(reached, step),
  ]
    .filter((words) => words !== '')
    .join(' ');
}

function heardOnly(statements: number): string {
  return statements === 0
    ? 'nothing of it was heard'
    : `${plural(statements, 'statement')} ${statements === 1 ? 'was' : 'were'} heard`;
}

function sharesWords(lines: readonly LensLine[]): string {
  return listed(lines.map(({ category, number }) => `${measured(number)} is ${themeName(category)}`));
}

function ratioWords([first, other]: readonly LensLine[]): string {
  if (first === undefined || other === undefined) return '';
  return `${measured(first.number)} is ${themeName(first.category)}, the rest ${themeName(other.category)}`;
}

/** Where the distance from the target comes from; nobody is called better or worse. */
function targetWords(lines: readonly LensLine[]): string {
  const at = (place: 'over' | 'under') =>
    lines.filter(({ target }) => target?.place === place).map(({ category }) => themeName(category));
  const [over, under] = [at('over'), at('under')];
  if (lines.every(({ target }) => target === undefined)) return '';
  if (over.length === 0 && under.length === 0) return 'There is no clear difference from the target.';
  const parts = [
    ...(over.length > 0 ? [`more ${listed(over)}`] : []),
    ...(under.length > 0 ? [`less ${listed(under)}`] : []),
  ];
  const clear = over.length + under.length === lines.length ? '' : ', and no clear difference otherwise';
  return `Against the target there is ${parts.join(' and ')}${clear}.`;
}

function reachedWords(reached: Reached | undefined, step: string): string {
  if (reached === undefined) return '';
  if (reached.kind === 'reached')
    return `The ${step} reached is ${themeName(reached.category)}: clearly more than half stands there or further.`;
  if (reached.kind === 'not-clear')
    return `Which ${step} is reached is not clear: more than one may hold the middle.`;
  if (reached.kind === 'hidden') return `The ${step} reached is ${absence(reached)}.`;
  return `Not enough was heard to say which ${step} is reached: it takes ${reached.needed} statements.`;
}

type Told = LensLine & { readonly number: Shown };

/** What is heard most, and what differs from all teams, in words. */
export function ratesSentence(who: string, lines: readonly LensLine[]): string {
  const told = lines.filter((line): line is Told => line.number.kind === 'shown');
  const [any] = lines;
  if (told.length === 0) return any === undefined ? '' : absentRates(who, any.number);
  const driving = told.filter((line) => line.driving);
  const chosen = driving.length === 0 ? told : driving;
  const among =
    driving.length === 0 ? '' : `of the ${inWords(driving.length)} that drive customer-centricity, `;
  const [most] = [...chosen].sort((one, other) => other.number.value - one.number.value);
  if (most === undefined || told.every(({ number }) => number.value === 0))
    return `In ${who}, none of these was heard in ${plural(any?.number.kind === 'shown' ? any.number.n : 0, 'statement')}.`;
  const top = `In ${who}, ${among}${themeName(most.category)} is heard most: ${rate(most.number)} in 100 statements.`;
  return [top, differenceWords(told)].filter((words) => words !== '').join(' ');
}

function absentRates(who: string, number: Measured): string {
  if (number.kind === 'hidden') return `How often these are heard in ${who} is ${absence(number)}.`;
  return `There is too little text to say how often these are heard in ${who}.`;
}

function differenceWords(lines: readonly LensLine[]): string {
  if (lines.every(({ difference }) => difference === undefined)) return '';
  const those = (direction: 'up' | 'down') =>
    lines.flatMap(({ category, difference }) =>
      difference?.kind === 'change' && difference.direction === direction ? [themeName(category)] : [],
    );
  const [more, less] = [those('up'), those('down')];
  if (more.length === 0 && less.length === 0) return 'Nothing clearly differs from all teams together.';
  const parts = [
    ...(more.length > 0 ? [`${listed(more)} more often`] : []),
    ...(less.length > 0 ? [`${listed(less)} less often`] : []),
  ];
  return `Against all teams together, it speaks of ${parts.join(' and of ')}.`;
}

/** How much of a checklist was heard. */
export function checklistSentence(who: string, conditions: readonly ConditionLine[]): string {
  const told = conditions.filter(({ state }) => state !== 'not-told');
  if (told.length === 0) return `Which of these were heard in ${who} cannot be told.`;
  const heard = told.filter(({ state }) => state === 'heard').length;
  return `In ${who}, ${heard === 0 ? 'none' : inWords(heard)} of ${inWords(told.length)} ${heard === 1 ? 'was' : 'were'} heard. What is not heard may still be there.`;
}
