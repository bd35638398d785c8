import type { CentricityError } from '../../model/index.js';

/** Some of the work failed; the rest is done. */
export const FAILED = 1;
/** The command or the settings were not understood; nothing was done. */
export const USAGE = 2;
/** Nothing needs mending, and another try may succeed (`EX_TEMPFAIL` of sysexits.h). */
export const LATER = 75;

const BY_CODE: Readonly<Record<string, number>> = {
  'bad-settings': USAGE,
  'already-running': LATER,
  'source-unavailable': LATER,
};

/** The exit code of a command that an error ended: what cron, systemd and Kubernetes go by. */
export function exitCodeOf({ code }: CentricityError): number {
  return BY_CODE[code] ?? FAILED;
}
