/** From and to, in milliseconds from the start of the recording. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

const CLOCK = /^(-?)(?:(\d{1,6}):)?(\d{1,6}):(\d{1,6})(?:[.,:](\d{1,9}))?$/;
/** What follows complete milliseconds are settings, even where they touch; after looser times only known settings are. */
const ARROW =
  /^\s*(-?[\d:.,]+)\s*--?>\s*(-?[\d:.,]*[.,]\d{3}(?!\d)|-?[\d:.,]+(?=\s|$|(?:align|position|line|size|vertical|region):))/;
const COMMA = /^\s*(\d+:\d+:\d+\.\d+),(\d+:\d+:\d+\.\d+)\s*$/;

/**
 * Milliseconds of `h:mm:ss.mmm`, `mm:ss` and their loose relatives: single digits, a comma for the point,
 * minutes over 59, a minus sign. Undefined where it is no time.
 */
export function clockMs(text: string): number | undefined {
  const found = CLOCK.exec(text);
  if (!found) return undefined;
  const [, minus, hours = '0', minutes = '0', seconds = '0', fraction = ''] = found;
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
  const total = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + milliseconds;
  return minus ? -total : total;
}

/** The times of a WebVTT or SRT timing line, with or without settings behind them. */
export function arrowSpan(line: string): Span | undefined {
  return span(ARROW.exec(line));
}

/** The same for SubRip, whose writers also use `->`, `- >`, dashes and spaces inside the times. */
export function looseArrowSpan(line: string): Span | undefined {
  if (!/^\s*-?\d+\s*:/.test(line)) return undefined;
  return arrowSpan(line.replace(/\s*([:.,])\s*(?=\d)/g, '$1').replace(/[-–—]{1,2}\s?>|→/, '-->'));
}

/** The times of an SBV timing line. */
export function commaSpan(line: string): Span | undefined {
  return span(COMMA.exec(line));
}

function span(found: RegExpExecArray | null): Span | undefined {
  const startMs = clockMs(found?.[1] ?? '');
  const endMs = clockMs(found?.[2] ?? '');
  return startMs === undefined || endMs === undefined ? undefined : { startMs, endMs };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The clock on the wall as time since the first line, also past midnight. */
export function wallClock(): (ofDay: number) => number {
  let first: number | undefined;
  let before = 0;
  let midnights = 0;
  return (ofDay) => {
    if (ofDay < before - DAY_MS / 2) midnights += 1;
    before = ofDay;
    first ??= ofDay;
    return Math.max(0, ofDay + midnights * DAY_MS - first);
  };
}

const OF_DAY = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s?([ap])\.?\s?m\.?$/i;

/** Milliseconds since midnight of a time of day in twelve hours, "10:05 AM" or "3:05:07 p.m."; undefined where it is none. */
export function timeOfDayMs(text: string): number | undefined {
  const [, hour, minutes, seconds = '00', half = ''] = OF_DAY.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 12) return undefined;
  return clockMs(`${(Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)}:${minutes}:${seconds}`);
}
