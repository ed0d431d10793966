import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Child, startChild } from '../stack/process/child.ts';

/** A process of the bench that is told what to do on its standard input and answers in JSON lines. */
export interface HelperProcess {
  readonly child: Child;
  readonly tell: (order: string) => void;
  /** The next line it has said or will say. */
  readonly answer: <Line>() => Promise<Line>;
  /** Tells it something and waits for what it says to that. */
  readonly ask: <Line>(order: string) => Promise<Line>;
}

/** Starts one of the bench's own modules on this Node. */
export const startHelper = async (module: string, args: readonly string[], log: string): Promise<HelperProcess> => {
  const child = await startChild({
    name: module,
    command: process.execPath,
    args: [fileURLToPath(new URL(`${module}.ts`, import.meta.url)), ...args],
    env: {},
    log,
    readOutput: true,
    orphanGuard: 'stdin',
  });
  const said: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.process.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    const waiter = waiting.shift();
    if (waiter === undefined) said.push(line);
    else waiter(line);
  });
  const tell = (order: string): void => void child.process.stdin?.write(`${order}\n`);
  const answer = async <Line>(): Promise<Line> => {
    const line =
      said.shift() ??
      (await Promise.race([
        new Promise<string>((resolve) => waiting.push(resolve)),
        child.exited.then(({ code, signal }) => {
          throw new Error(`${module} ended (${signal ?? code}); its log: ${log}`);
        }),
      ]));
    return JSON.parse(line) as Line;
  };
  return {
    child,
    tell,
    answer,
    ask: (order) => {
      tell(order);
      return answer();
    },
  };
};
