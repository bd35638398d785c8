import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openDataDirectory } from '../../src/app/jobs/open.js';
import { repeat } from '../../src/app/jobs/schedule.js';
import { parseSettings } from '../../src/app/jobs/settings.js';
import { put, talk, temporaryDirectory } from '../store/talk.js';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/operations.md'), 'utf8');

/** The blocks of code in one language. */
function blocks(language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(
    ([, code = '']) => code,
  );
}

function block(language: string, holding: string): string {
  const found = blocks(language).find((code) => code.includes(holding));
  if (found === undefined) throw new Error(`no block of ${language} holds "${holding}"`);
  return found;
}

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

describe('what docs/operations.md says', () => {
  test.each([['nightly:'], ['digest:']])('are settings that are understood: %s', (holding) => {
    const settings = parseSettings(block('yaml', holding), '/etc/centricity.yaml');
    expect(settings.digest ?? settings.nightly).toBeDefined();
  });

  test.each(blocks('yaml').map((code) => [code.split('\n')[0], code]))('is YAML: %s', (_, code) => {
    expect(parse(code, { strict: true, uniqueKeys: true })).toEqual(expect.any(Object));
  });

  test('schedules are schedules, in cron, Kubernetes and the server', () => {
    const cronJob = parse(block('yaml', 'CronJob'));
    const line = block('crontab', 'nightly');
    const inServer = /--nightly "([^"]+)"/.exec(block('sh', '--nightly'))?.[1] ?? '';
    for (const pattern of [cronJob.spec.schedule, line.split(' ').slice(0, 5).join(' '), inServer]) {
      const schedule = repeat(pattern, cronJob.spec.timeZone, async () => {});
      expect(Math.ceil(schedule.longestWait)).toBe(24);
      schedule.stop();
    }
  });

  test('the CronJob mounts what it names and never runs twice at once', () => {
    const { spec } = parse(block('yaml', 'CronJob'));
    const { template, podFailurePolicy } = spec.jobTemplate.spec;
    const [container] = template.spec.containers;
    expect(spec.concurrencyPolicy).toBe('Forbid');
    expect(template.spec.restartPolicy).toBe('Never');
    expect(container.volumeMounts[0].name).toBe(template.spec.volumes[0].name);
    expect(podFailurePolicy.rules[0].onExitCodes).toMatchObject({
      containerName: container.name,
      values: [1, 2],
    });
  });

  test.runIf(has('systemd-analyze'))('systemd understands service and timer', () => {
    const directory = temporaryDirectory();
    const [service, timer] = ['centricity-nightly.service', 'centricity-nightly.timer'].map((name) =>
      join(directory, name),
    ) as [string, string];
    // Only what runs is another program here.
    writeFileSync(
      service,
      block('ini', '[Service]').replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`),
    );
    writeFileSync(timer, block('ini', '[Timer]'));
    const { stderr, status } = spawnSync('systemd-analyze', ['verify', '--man=no', service, timer], {
      encoding: 'utf8',
    });
    expect(stderr.split('\n').filter((line) => line.includes(directory))).toEqual([]);
    expect(status).toBe(0);
    const calendar = /^OnCalendar=(.*)$/m.exec(block('ini', '[Timer]'))?.[1] ?? '';
    expect(spawnSync('systemd-analyze', ['calendar', calendar]).status).toBe(0);
  });

  test.runIf(has('sqlite3'))('a backup made while the store is open can be put back', async () => {
    const [data, backup] = [temporaryDirectory(), temporaryDirectory()];
    const { store } = await openDataDirectory(data);
    await put(store, [talk('1', [{ who: 'Ana/Care', text: 'They want it quiet.', labels: ['centric'] }])]);
    const command = block('sh', '.backup')
      .replaceAll('/var/lib/centricity', data)
      .replaceAll('/backup/', `${backup}/`);
    expect(spawnSync('sh', ['-c', command], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    await store.close();
    writeFileSync(join(backup, 'secret.key'), readFileSync(join(data, 'secret.key')));
    const again = await openDataDirectory(backup);
    expect(await again.store.totals()).toMatchObject({ conversations: 1 });
    await again.store.close();
  });

  test('its metrics are those that there are, and the other way round', () => {
    const source = readFileSync(resolve(import.meta.dirname, '../../src/app/web/metrics.ts'), 'utf8');
    const told = new Set(page.match(/\b(?:centricity|process)_[a-z]+_[a-z_]+|centricity_healthy/g));
    const there = new Set(
      [...source.matchAll(/'((?:centricity|process)_[a-z_]+)'|name\('([a-z_]+)'\)/g)].map(
        ([, whole, rest]) => whole ?? `centricity_${rest}`,
      ),
    );
    expect([...told].sort()).toEqual([...there].sort());
  });
});
