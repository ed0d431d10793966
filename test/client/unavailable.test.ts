import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../stack/process/free-port.ts';
import { projectFolder } from '../../stack/project.ts';
import { useOwnDatabase } from '../adapters/database/own-database.ts';
import { temporalAddress } from '../support/stack.ts';
import { runCli } from './run-cli.ts';
import { runHere } from './run-here.ts';

const own = useOwnDatabase(2);

describe('without a stack', () => {
  it.each([[['status']], [['show', 'AUT']], [['clear', 'any', '--as', 'clearing-officer']], [['migrate']]])(
    '%j exits 5 and says how to start one',
    async (args) => {
      const { code, stdout, stderr } = await runHere({}, ...args);
      expect(code).toBe(5);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/verbale start/);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    },
  );
});

describe('a part that does not answer', () => {
  const at = async (part: 'DATABASE_URL' | 'TEMPORAL_ADDRESS'): Promise<Record<string, string>> => {
    const nobody = `127.0.0.1:${await freePort()}`;
    return {
      DATABASE_URL: part === 'DATABASE_URL' ? `postgresql://verbale:secret@${nobody}/verbale` : own.url,
      TEMPORAL_ADDRESS: part === 'TEMPORAL_ADDRESS' ? nobody : temporalAddress(),
      SMTP_URL: 'smtp://127.0.0.1:1',
    };
  };

  it.each([
    [['status']],
    [['status', 'any']],
    [['show', 'AUT', '--campaign', 'any']],
    [['compile', 'any']],
    [['migrate']],
  ])('the database: %j exits 5 with one clear line and no password', async (args) => {
    const { code, stderr, stdout } = await runCli(await at('DATABASE_URL'), ...args);
    expect([code, stderr.trim().split('\n').length]).toEqual([5, 1]);
    expect(stderr).toContain('database');
    expect(stdout + stderr).not.toContain('secret');
  });

  it('the Temporal server: exits 5 and names its address', async () => {
    const variables = await at('TEMPORAL_ADDRESS');
    const { code, stderr } = await runCli(variables, 'resume', 'any', '--reason', 'any', '--as', 'desk-officer');
    expect(code).toBe(5);
    expect(stderr).toContain(`The Temporal server at ${variables.TEMPORAL_ADDRESS} is not reachable`);
  });
});

describe('usage', () => {
  const variables = (): Record<string, string> => ({
    DATABASE_URL: own.url,
    TEMPORAL_ADDRESS: temporalAddress(),
    SMTP_URL: 'smtp://127.0.0.1:1',
  });

  it.each([
    [['launhc'], "unknown command 'launhc'"],
    [['status', '--jsn'], "unknown option '--jsn'"],
    [['launch'], "missing required argument 'file'"],
    [['extend', 'any'], "required option '--until <moment>'"],
    [['extend', 'any', '--until', '2015-07-31'], 'Say for whom'],
    [['extend', 'any', '--until', '2015-07-31', '--all', '--to', 'AUT'], 'Say for whom'],
    [['clear', 'any'], 'Who acts?'],
    [[], 'Usage: verbale'],
  ])('%j exits 2 and says what is missing', async (args, said) => {
    const { code, stdout, stderr } = await runHere(variables(), ...args);
    expect(stderr).toContain(said);
    expect([code, stdout]).toEqual([2, '']);
  });

  it('exits 2 for a wrong environment variable, by its name', async () => {
    const { code, stderr } = await runCli({ ...variables(), SMTP_CONNECTIONS: 'many' }, 'status');
    expect(code).toBe(2);
    expect(stderr).toContain('SMTP_CONNECTIONS');
  });

  it('says which version this is, without any part running', async () => {
    const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string };
    expect(await runCli({}, '--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('help is no mistake', async () => {
    const { code, stdout, stderr } = await runCli({}, '--help');
    expect([code, stderr]).toEqual([0, '']);
    for (const stage of ['launch', 'clear', 'status', 'receive', 'extend', 'withdraw', 'compile', 'report'])
      expect(stdout).toContain(`\n  ${stage} `);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe('something unknown', () => {
  const variables = (): Record<string, string> => ({
    DATABASE_URL: own.url,
    TEMPORAL_ADDRESS: temporalAddress(),
    SMTP_URL: 'smtp://127.0.0.1:1',
  });

  it.each([
    [['status', 'nowhere']],
    [['show', 'AUT', '--campaign', 'nowhere']],
    [['clear', 'nowhere', '--as', 'clearing-officer']],
    [['extend', 'nowhere', '--until', '2015-07-31', '--all', '--as', 'chief-of-section']],
    [['withdraw', 'nowhere', '--all', '--reason', 'cancelled', '--as', 'chief-of-section']],
    [['compile', 'nowhere']],
    [['report', 'nowhere']],
  ])('%j exits 3 and names it', async (args) => {
    const { code, stderr, stdout } = await runHere(variables(), ...args);
    expect(stderr).toContain('"nowhere" is not known');
    expect([code, stdout]).toEqual([3, '']);
  });

  it('is told as JSON and nothing else on standard output with --json', async () => {
    const { code, stdout, stderr } = await runHere(variables(), 'status', 'nowhere', '--json');
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toEqual({ error: { exitCode: 3, messages: [stderr.trim()] } });
  });

  it('is not a campaign that nobody has launched yet: the list is empty', async () => {
    const { code, stdout } = await runCli(variables(), 'status', '--json');
    expect([code, JSON.parse(stdout)]).toEqual([0, { campaigns: [], held: [], mailboxes: [] }]);
  });
});
