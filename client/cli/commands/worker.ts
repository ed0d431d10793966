import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Command } from 'commander';
import { discoverConnections } from '../../../stack/connections.ts';
import { childEnvironment, withoutPassword } from '../../../stack/environment.ts';
import { entryPoint } from '../../../stack/project.ts';
import { newCommand, runPlain } from '../command.ts';

export const workerCommand = (): Command =>
  newCommand('worker', 'run one more worker in the foreground until Ctrl-C').action((options) =>
    runPlain(options, async (output) => {
      const connections = discoverConnections();
      output.line(`Worker for the database ${withoutPassword(connections.databaseUrl)}`);
      output.line(`and Temporal at ${connections.temporal.address}, namespace ${connections.namespace}.`);
      // The client never runs work: the worker is a process of its own.
      const child = spawn(process.execPath, [entryPoint('worker/main')], {
        stdio: ['pipe', 'inherit', 'inherit'],
        // The stack's own worker keeps the door for incoming mail; this one takes a port of its own.
        env: childEnvironment({ INTAKE_PORT: undefined }),
      });
      const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
      process.on('SIGINT', pass).on('SIGTERM', pass);
      const [code] = (await once(child, 'exit')) as [number | null];
      return code ?? 1;
    }),
  );
