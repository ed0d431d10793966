import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';
import { freePort } from '../../stack/process/free-port.ts';
import { commandLineOf } from '../../stack/process/identity.ts';
import { projectFolder } from '../../stack/project.ts';
import { writeStackRecord } from '../../stack/running-stack.ts';
import { useOwnDatabase } from '../adapters/database/own-database.ts';
import { ownFolder, temporalAddress } from '../support/stack.ts';

const own = useOwnDatabase(2);
const folder = ownFolder('worker-command');
const running: ChildProcess[] = [];

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
});

/** Runs `verbale worker` in a folder whose .env names a port for incoming mail; gives the port of its door. */
const doorOf = async (intakePort: number, home: string): Promise<number> => {
  writeFileSync(join(folder, '.env'), `INTAKE_PORT=${intakePort}\n`);
  const child = spawn(process.execPath, [join(projectFolder, 'client', 'cli', 'main.ts'), 'worker'], {
    cwd: folder,
    env: {
      DATABASE_URL: own.url,
      TEMPORAL_ADDRESS: temporalAddress(),
      SMTP_URL: 'smtp://127.0.0.1:1',
      VERBALE_HOME: home,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('{')) return (JSON.parse(line) as { intakePort: number }).intakePort;
  }
  throw new Error('The worker ended before it was ready.');
};

const greeting = async (port: number): Promise<string> => {
  const socket = createConnection({ host: '127.0.0.1', port });
  const [data] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return data.toString();
};

it('takes mail in at INTAKE_PORT where no stack runs', async () => {
  const port = await freePort();
  expect(await doorOf(port, join(folder, 'home'))).toBe(port);
  expect(await greeting(port)).toMatch(/^220 /);
});

it('leaves that port to the worker of a stack that runs over the same home', async () => {
  const port = await freePort();
  const home = join(folder, 'home');
  // A stack is known by its process: this one stands for it.
  writeStackRecord(home, {
    pid: process.pid,
    mark: commandLineOf(process.pid),
    databaseUrl: own.url,
    temporalAddress: temporalAddress(),
    smtpUrl: 'smtp://127.0.0.1:1',
    pids: {},
    ports: {},
  });
  const door = await doorOf(port, home);
  expect(door).not.toBe(port);
  expect(await greeting(door)).toMatch(/^220 /);
});
