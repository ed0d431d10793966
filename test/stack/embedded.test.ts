import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DomainRefusal, TemporaryFailure } from '../../domain/errors.ts';
import { discoverConnections } from '../../stack/connections.ts';
import { examine } from '../../stack/doctor.ts';
import { type EmbeddedStack, startEmbedded } from '../../stack/embedded.ts';
import { type Environment, readEnvironment } from '../../stack/environment.ts';
import { freePort } from '../../stack/process/free-port.ts';
import { isAlive } from '../../stack/process/identity.ts';
import { readRunningStack } from '../../stack/running-stack.ts';
import { describeStack } from '../../stack/start.ts';
import { ownFolder } from '../support/stack.ts';

let home: string;
let env: Environment;
let stack: EmbeddedStack;

beforeAll(async () => {
  home = ownFolder('home');
  env = readEnvironment({ VERBALE_HOME: home });
  stack = await startEmbedded({ environment: env, home, worker: false });
});

afterAll(() => stack?.stop());

const pidsOf = ({ postgres, temporalServer, exchange }: EmbeddedStack): number[] =>
  [postgres, temporalServer, exchange].map((part) => part?.current().child.pid as number);

it('tells other processes where its parts are', () => {
  expect(discoverConnections(env)).toMatchObject({
    databaseUrl: stack.databaseUrl,
    temporal: stack.temporal,
    smtpUrl: stack.smtpUrl,
    intake: stack.intake,
  });
  expect(readRunningStack(home)?.pids).toEqual(
    Object.fromEntries(['PostgreSQL', 'Temporal', 'Mail exchange'].map((name, i) => [name, pidsOf(stack)[i]])),
  );
});

it('says where everything is, without a password', () => {
  const text = describeStack(stack).join('\n');
  const password = new URL(stack.databaseUrl).password;
  expect(password.length).toBeGreaterThan(10);
  expect(text).not.toContain(password);
  expect(text).toContain('Outgoing mail stays on this machine');
  expect(text).toContain(stack.temporal.address);
});

it('refuses a second stack over the same data', async () => {
  // As seen by another process: our own record is ours.
  const record = JSON.parse(readFileSync(join(home, 'stack.json'), 'utf8'));
  expect(record.pid).toBe(process.pid);
  const { refuseSecondStack } = await import('../../stack/running-stack.ts');
  expect(() => refuseSecondStack(home)).not.toThrow();
  const other = ownFolder('other-home');
  const { writeStackRecord } = await import('../../stack/running-stack.ts');
  writeStackRecord(other, { ...record, pid: process.ppid, mark: '' });
  expect(() => refuseSecondStack(other)).toThrow(DomainRefusal);
  writeStackRecord(other, { ...record, pid: process.ppid, mark: 'not-on-that-command-line' });
  expect(() => refuseSecondStack(other)).not.toThrow();
});

it('is found sound by the doctor, but for the worker that this test leaves out', async () => {
  const findings = await examine(() => env);
  const problems = findings.filter(({ state }) => state === 'problem').map(({ part }) => part);
  expect(problems.filter((part) => part !== 'npm packages')).toEqual(['Incoming mail']);
  expect(findings.find(({ part }) => part === 'Database schema')?.state).toBe('ok');
  expect(findings.find(({ part }) => part === 'Temporal search attributes')?.state).toBe('ok');
  expect(findings.find(({ part }) => part === 'Outgoing mail')?.state).toBe('ok');
});

it('has what each problem needs said: every part that fails comes with a remedy', async () => {
  const nowhere = `127.0.0.1:${await freePort()}`;
  const findings = await examine(() =>
    readEnvironment({
      VERBALE_HOME: ownFolder('empty-home'),
      DATABASE_URL: `postgresql://a:secret@${nowhere}/b`,
      TEMPORAL_ADDRESS: nowhere,
      SMTP_URL: `smtp://${nowhere}`,
    }),
  );
  const problems = findings.filter(({ state, part }) => state === 'problem' && part !== 'npm packages');
  expect(problems.map(({ part }) => part)).toEqual(['Database', 'Temporal', 'Outgoing mail']);
  expect(problems.every(({ remedy }) => remedy !== undefined && remedy.length > 10)).toBe(true);
  expect(JSON.stringify(findings)).not.toContain('secret');
});

it('stops everything, remembers its ports, and takes the same again', async () => {
  const pids = pidsOf(stack);
  expect(pids.every(isAlive)).toBe(true);
  await stack.stop();
  expect(pids.filter(isAlive)).toEqual([]);
  expect(() => discoverConnections(env)).toThrow(TemporaryFailure);
  expect(() => discoverConnections(env)).toThrow(/verbale start/);

  const former = stack;
  stack = await startEmbedded({ environment: env, home, worker: false });
  expect(stack.databaseUrl).toBe(former.databaseUrl);
  expect(stack.temporal).toEqual(former.temporal);
  expect(stack.smtpUrl).toBe(former.smtpUrl);
});

it('stops what it had started when a later part cannot be started', async () => {
  const taken = Number(new URL(stack.smtpUrl).port);
  await new Promise<void>((resolve, reject) => {
    const probe = connect(taken, '127.0.0.1', () => {
      probe.destroy();
      resolve();
    });
    probe.once('error', reject);
  });
  const second = ownFolder('failing-home');
  const failing = readEnvironment({ VERBALE_HOME: second, VERBALE_EXCHANGE_PORT: String(taken) });
  await expect(startEmbedded({ environment: failing, home: second, worker: false })).rejects.toThrow(/exchange/);
  expect(readRunningStack(second)).toBeUndefined();
  expect(readFileSync(join(second, 'logs', 'postgres.log'), 'utf8')).toContain('database system is shut down');
});
