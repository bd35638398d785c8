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
      'sources:\n  - { name: a, kind: zendek, url: https://acme.zendesk.com }\n',
      'c.yaml:2:16: sources.0.kind: "zendek" is no kind of source. Did you mean "zendesk"?',
    ],
    [
      'sources:\n  - { name: a, url: https://acme.zendesk.com }\n',
      'sources.0.kind: is missing. There are: directory, zendesk, jira, intercom.',
    ],
    [
      'sources:\n  - { name: a, kind: jira, url: https://a.example, email: a@b.example, project: SUP }\n',
      '"project" is no setting. Did you mean "projects"?',
    ],
    [
      'sources:\n  - { name: a, kind: zendesk, url: http://acme.zendesk.com }\n',
      'sources.0.url: must begin with https: anybody on the way could read the token.',
    ],
    [
      'sources:\n  - { name: a, kind: zendesk, url: acme }\n',
      'sources.0.url: must be the address of the system',
    ],
    [
      'sources:\n  - { name: a, kind: zendesk, url: https://a.example, since: March }\n',
      'sources.0.since: must be a day, such as 2026-03-01',
    ],
    [
      'sources:\n  - { name: a, kind: zendesk, url: https://a.example }\n' +
        '  - { name: b, kind: zendesk, url: https://b.example }\n',
      'the tickets of "a" come from another address and may have the same numbers. Give one of the two a "system"',
    ],
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

  test.each([
    ['token: hush-hush-123', 'A secret must not stand in the settings.'],
    ['password: hush-hush-123', 'A secret must not stand in the settings.'],
    ['api_key: hush-hush-123', 'A secret must not stand in the settings.'],
    ['tokenEnv: hush-hush-123', 'must be the name of an environment variable, such as ZENDESK_TOKEN'],
    ['url: https://me:hush-hush-123@acme.zendesk.com', 'must hold no name or password'],
    ['token: "hush-hush-123', 'c.yaml:'],
  ])('a secret among them is refused and not repeated: %s', (line, words) => {
    const text = `sources:\n  - name: desk\n    kind: zendesk\n    ${line}\n`;
    const refuse = (): unknown => parseSettings(text, 'c.yaml');
    expect(refuse).toThrow(words);
    expect(refuse).not.toThrow('hush-hush-123');
  });

  test('say where a secret is, and what two accounts of one vendor are called', () => {
    const text = `sources:
  - { name: eu, kind: zendesk, url: https://eu.zendesk.com, email: a@b.example, tokenFile: eu.token }
  - { name: us, kind: zendesk, url: https://us.zendesk.com, tokenEnv: US_TOKEN, system: zendesk-us }
  - { name: chat, kind: intercom, tokenEnv: CHAT_TOKEN }
`;
    expect(parseSettings(text, '/etc/c.yaml').sources).toMatchObject([
      { tokenFile: '/etc/eu.token' },
      { tokenEnv: 'US_TOKEN', system: 'zendesk-us' },
      { url: 'https://api.intercom.io', sweepDays: 1 },
    ]);
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
