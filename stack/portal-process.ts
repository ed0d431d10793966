import { createInterface } from 'node:readline';
import { z } from 'zod';
import { TemporaryFailure } from '../domain/errors.ts';
import { childEnvironment } from './environment.ts';
import { type Child, startChild, tailOf } from './process/child.ts';
import { entryPoint } from './project.ts';

export interface PortalOptions {
  /** Variables that tell the portal where everything is; they win over this process's own. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly log: string;
  /** Longest wait for its first line, in seconds. */
  readonly readySeconds?: number;
}

/** A portal that serves, as a process of its own. */
export interface PortalProcess {
  /** Address on this machine. */
  readonly url: string;
  readonly child: Child;
  /** Lets uploads under way finish, for at most 15 seconds. */
  readonly stop: () => Promise<void>;
}

const readySchema = z.looseObject({ ready: z.literal(true), url: z.string() });

/**
 * Starts a portal and resolves when it says that it is ready. It ends with this process.
 * @throws TemporaryFailure with the end of its log when it is not
 */
export const startPortal = async (options: PortalOptions): Promise<PortalProcess> => {
  const child = await startChild({
    name: 'portal',
    command: process.execPath,
    args: [entryPoint('client/portal/main')],
    env: childEnvironment(options.variables),
    log: options.log,
    readOutput: true,
    orphanGuard: 'stdin',
  });
  try {
    const url = await readyUrl(child, options.readySeconds ?? 30);
    return { url, child, stop: () => child.stop('SIGTERM', 15_000) };
  } catch (error) {
    await child.stop('SIGTERM', 5_000);
    throw error;
  }
};

const readyUrl = async (child: Child, seconds: number): Promise<string> => {
  const output = child.process.stdout;
  const fail = (what: string) => new TemporaryFailure(`The portal ${what}. Its log ends:\n${tailOf(child.log)}`);
  if (output === null) throw fail('was started without its output');
  const lines = createInterface({ input: output });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      new Promise<string>((resolve) => {
        lines.on('line', (line) => {
          if (!line.startsWith('{')) return;
          const read = readySchema.safeParse(JSON.parse(line));
          if (read.success) resolve(read.data.url);
        });
      }),
      child.exited.then(({ code, signal }) => Promise.reject(fail(`ended (${signal ?? `exit code ${code}`})`))),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(fail(`was not ready after ${seconds} s`)), seconds * 1_000);
      }),
    ]);
  } finally {
    clearTimeout(timer);
    lines.close();
    // What it may still print must not fill the pipe and hold it up.
    output.resume();
  }
};
