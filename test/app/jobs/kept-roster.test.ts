import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  dropRoster,
  keepRoster,
  keptRoster,
  putRosterAside,
  waitingRoster,
} from '../../../src/app/jobs/kept-roster.js';
import { readSettings } from '../../../src/app/jobs/settings.js';
import { temporaryDirectory } from '../../store/talk.js';

describe('a roster in the data directory', () => {
  test('waits until somebody has looked at it, and is used from then on', () => {
    const data = temporaryDirectory();
    putRosterAside(data, Buffer.from('name,team\nAna,Care\n'));
    expect([keptRoster(data), waitingRoster(data)]).toEqual([undefined, join(data, 'roster-to-look-at.csv')]);
    keepRoster(data);
    expect([keptRoster(data), waitingRoster(data)]).toEqual([join(data, 'roster.csv'), undefined]);
    dropRoster(data, 'kept');
    expect(keptRoster(data)).toBeUndefined();
  });

  test('is that of every nightly source which names none', () => {
    const data = temporaryDirectory();
    writeFileSync(
      join(data, 'centricity.yaml'),
      'sources:\n  - { name: a, kind: directory, path: x }\n  - { name: b, kind: directory, path: y, roster: own.csv }\n',
    );
    putRosterAside(data, Buffer.from('name,team\nAna,Care\n'));
    keepRoster(data);
    const rosters = readSettings(data).sources.map(({ roster }) => roster);
    expect(rosters).toEqual([join(data, 'roster.csv'), join(data, 'own.csv')]);
  });
});
