import { CentricityError, type Hidden, type Interval, type Measured, type Shown } from '../model/index.js';

/** How many people stand behind what is shown. Settings may ask for more, never for less. */
export interface FloorSettings {
  /** Distinct speakers behind a number: 5 or more. */
  readonly number: number;
  /** Distinct speakers in the group that a quote comes from: 10 or more. */
  readonly quote: number;
  /** The largest part of the counted statements that one speaker may have given: 0.6 or less. */
  readonly topSpeaker: number;
}

export const DEFAULT_FLOOR: FloorSettings = { number: 5, quote: 10, topSpeaker: 0.6 };

/**
 * Completes settings with the defaults.
 * @throws CentricityError `floor-too-low` where a setting would protect less than the default
 */
export function floorSettings(wanted: Partial<FloorSettings> = {}): FloorSettings {
  const settings = { ...DEFAULT_FLOOR, ...wanted };
  for (const name of ['number', 'quote'] as const) {
    if (!(Number.isInteger(settings[name]) && settings[name] >= DEFAULT_FLOOR[name])) {
      throw new CentricityError(
        'floor-too-low',
        `The least number of people behind a ${name} is ${DEFAULT_FLOOR[name]}; ${settings[name]} was set. Give a whole number of ${DEFAULT_FLOOR[name]} or more.`,
      );
    }
  }
  if (!(settings.topSpeaker > 0 && settings.topSpeaker <= DEFAULT_FLOOR.topSpeaker)) {
    throw new CentricityError(
      'floor-too-low',
      `One speaker may give at most ${DEFAULT_FLOOR.topSpeaker} of the counted statements; ${settings.topSpeaker} was set. Give a number above 0 and up to ${DEFAULT_FLOOR.topSpeaker}.`,
    );
  }
  return settings;
}

/**
 * Hides a number behind which too few people stand, and tells unanimity only as "under 5 %" or "over 95 %".
 * Where a small group said too little for a number, how little it said is hidden as well.
 * @param people distinct speakers of the counted statements
 * @param topSpeakerShare part of the counted statements given by the one who gave most, 0 to 1
 * @param unanimity `tell` for numbers that say nothing about a member's views, such as rates of a theme
 */
export function applyFloor(
  measured: Measured,
  people: number,
  topSpeakerShare: number,
  settings: FloorSettings,
  unanimity: 'mask' | 'tell' = 'mask',
): Measured {
  // Nobody said nothing; something of nobody known was said a moment ago, and it is not known yet by how many.
  if (measured.kind === 'hidden' || (people === 0 && measured.n === 0)) return measured;
  const reason = hiddenBecause(people, topSpeakerShare, settings);
  if (reason) return { kind: 'hidden', reason, minimum: settings.number };
  return measured.kind === 'shown' && unanimity === 'mask' ? maskUnanimous(measured) : measured;
}

/** Why a group of people may not be shown; undefined if it may. */
export function hiddenBecause(
  people: number,
  topSpeakerShare: number,
  settings: FloorSettings,
): Hidden['reason'] | undefined {
  if (people < settings.number) return 'too-few-people';
  if (topSpeakerShare > settings.topSpeaker) return 'one-speaker-dominates';
  return undefined;
}

/** Whether the words of a group of this many speakers may be quoted. */
export function mayQuote(people: number, settings: FloorSettings): boolean {
  return people >= settings.quote;
}

const MASK = 0.05;

function maskUnanimous(shown: Shown): Shown {
  if (shown.value < MASK) return { ...shown, value: MASK, ...widened(shown, 0), masked: 'under-5' };
  if (shown.value > 1 - MASK) return { ...shown, value: 1 - MASK, ...widened(shown, 1), masked: 'over-95' };
  return shown;
}

/** The interval to the next twentieth outward: its exact ends would give the exact value away. */
function widened(shown: Shown, end: 0 | 1): Interval {
  return end === 0
    ? { low: 0, high: Math.ceil(shown.high / MASK - 1e-9) * MASK }
    : { low: Math.floor(shown.low / MASK + 1e-9) * MASK, high: 1 };
}
