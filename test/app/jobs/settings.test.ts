import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSettings, readSettings } from '../../../src/app/jobs/settings.js';
import { temporaryDirectory } from '../../store/talk.js';

describe('settings', () => {
  test.each([[''], ['# nothing but a comment\n'], ['{}']])('%j gives the defaults', (text) => {
    expect(parseSettings(text, '/etc/centricity.yaml')).toEqual({
      people: {},
      retention: { textDays: 90, countMonths: 24 },
      sources: [],
    });
  });

  test('paths are relative to the file', () => {
    const text =
      'sources:\n  - { name: desk, kind: directory, path: exports, roster: ../roster.csv, team: Support }\n';
    expect(parseSettings(text, '/etc/centricity/centricity.yaml').sources).toEqual([
      {
        name: 'desk',
        kind: 'directory',
        path: '/etc/centricity/exports',
        roster: '/etc/roster.csv',
        team: 'Support',
      },
    ]);
  });

  test('files of the digest are relative to the settings, too', () => {
    const text = 'digest: { webhook: { shape: teams, urlFile: hook }, file: { path: digests } }\n';
    expect(parseSettings(text, '/etc/centricity/centricity.yaml').digest).toEqual({
      webhook: { shape: 'teams', urlFile: '/etc/centricity/hook' },
      file: { path: '/etc/centricity/digests', form: 'html' },
    });
  });

  test.each([
    [
      'people:\n  number: 5\nretentoin:\n  textDays: 3\n',
      'c.yaml:3:1: "retentoin" is no setting. Did you mean "retention"?',
    ],
    ['retention:\n  textDay: 3\n', 'c.yaml:2:3: "textDay" is no setting. Did you mean "textDays"?'],
    [
      'sources:\n  - name: a\n    kind: directory\n    path: b\n    rooster: c\n',
      'c.yaml:5:5: "rooster" is no setting. Did you mean "roster"?',
    ],
    [
      'hippopotamus: 1\n',
      'c.yaml:1:1: "hippopotamus" is no setting. There are: people, retention, sources, targetMix, digest, nightly, timeZone.',
    ],
    [
      'people:\n  number: 3\n',
      'c.yaml:2:3: people.number: must be a whole number of 5 or more: fewer people could be made out',
    ],
    ['retention:\n  textDays: soon\n', 'c.yaml:2:3: retention.textDays: '],
    ['sources:\n  - name: a\n    kind: directory\n', 'c.yaml:2:5: sources.0.path: '],
    [
      'sources:\n  - { name: a, kind: directory, path: b }\n  - { path: c, kind: directory, name: a }\n',
      'c.yaml:3:33: sources.1.name: another source is named "a" already. Give each a name of its own.',
    ],
    ['people: [\n', 'c.yaml:'],
    [
      'targetMix: { community: 30, chameleon: 50 }\n',
      'c.yaml:1:1: targetMix: the shares must add up to 100, these make 80',
    ],
    ['targetMix:\n  community: much\n', 'c.yaml:2:3: targetMix.community: '],
    ['timeZone: Mars/Olympus\n', 'c.yaml:1:1: timeZone: is no time zone, such as Europe/Berlin'],
    ['nightly: { expectEvry: 3 }\n', '"expectEvry" is no setting. Did you mean "expectEvery"?'],
    ['digest:\n  mial: {}\n', 'c.yaml:2:3: "mial" is no setting. Did you mean "mail"?'],
    [
      'digest: { mail: { host: a, from: a@b, to: [a@b], user: ana } }\n',
      'digest.mail: a user needs a passwordEnv or a passwordFile, and those need a user',
    ],
    [
      'digest: { mail: { host: a, from: a@b, to: [a@b], tls: never } }\n',
      'digest.mail: only a mail server on this machine is spoken to without TLS',
    ],
    [
      'digest: { webhook: { shape: slack, urlEnv: "https://hooks.example.org/secret" } }\n',
      'digest.webhook.urlEnv: must be the name of an environment variable',
    ],
    ['digest: { webhook: { shape: slack } }\n', 'digest.webhook: say where the address is'],
  ])('%j is refused by line and column, with the mend', (text, words) => {
    expect(() => parseSettings(text, 'c.yaml')).toThrow(
      expect.objectContaining({ code: 'bad-settings', message: expect.stringContaining(words) }),
    );
  });

  test('every fault is told at once', () => {
    expect(() => parseSettings('peple: {}\nretention: { textDays: 0 }\n', 'c.yaml')).toThrow(
      /peple[\s\S]*textDays|textDays[\s\S]*peple/,
    );
  });

  test('come from the data directory, or from the file that is named', () => {
    const directory = temporaryDirectory();
    expect(readSettings(directory).retention.textDays).toBe(90);
    writeFileSync(join(directory, 'centricity.yaml'), 'retention: { textDays: 30 }\n');
    expect(readSettings(directory).retention).toEqual({ textDays: 30, countMonths: 24 });
    expect(() => readSettings(directory, join(directory, 'gone.yaml'))).toThrow(
      expect.objectContaining({ code: 'cannot-open' }),
    );
  });
});
