import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Command } from 'commander';
import { discoverConnections } from '../../../stack/connections.ts';
import { childEnvironment, environment, withoutPassword } from '../../../stack/environment.ts';
import { readRunningStack } from '../../../stack/running-stack.ts';
import { workerArguments, workerMemory } from '../../../stack/worker-process.ts';
import { newCommand, runPlain } from '../command.ts';

export const workerCommand = (): Command =>
  newCommand('worker', 'run one more worker in the foreground until Ctrl-C').action((options) =>
    runPlain(options, async (output) => {
      const connections = discoverConnections();
      output.line(`Worker for the database ${withoutPassword(connections.databaseUrl)}`);
      output.line(`and Temporal at ${connections.temporal.address}, namespace ${connections.namespace}.`);
      const { INTAKE_HOST, INTAKE_PORT, VERBALE_HOME } = environment();
      // The worker of a stack that runs over this home keeps the door there; this one then takes any free port.
      const door = readRunningStack(VERBALE_HOME) === undefined ? INTAKE_PORT : undefined;
      output.line(
        `Its door for incoming mail is at ${INTAKE_HOST}, ${door === undefined ? 'a free port' : `port ${door}`}.`,
      );
      // The client never runs work: the worker is a process of its own.
      const child = spawn(process.execPath, [...workerArguments], {
        stdio: ['pipe', 'inherit', 'inherit'],
        env: childEnvironment({ ...workerMemory, INTAKE_PORT: door?.toString() }),
      });
      const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
      process.on('SIGINT', pass).on('SIGTERM', pass);
      const [code] = (await once(child, 'exit')) as [number | null];
      return code ?? 1;
    }),
  );
