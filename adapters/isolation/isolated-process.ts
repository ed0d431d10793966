import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { setPriority } from 'node:os';
import { dirname } from 'node:path';

/** What an isolated process is allowed, and when it is replaced. */
export interface Isolation {
  /** Path of the program; it answers requests through `answerRequests`. */
  readonly program: string;
  readonly execArgv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Longest time for one request, in milliseconds. */
  readonly timeMs: number;
  /** Requests after which the process is replaced, so that nothing builds up in it. */
  readonly requests: number;
  /** From 0 to 19: how far it gives way to others that want the processor; absent = not. */
  readonly niceness?: number;
  /** Milliseconds without a request after which the process is ended, so that its memory is given back; absent = never. */
  readonly idleMs?: number;
}

/** Does work that must not run in this process, one request at a time. */
export interface IsolatedProcess<Request, Answer, News = never> {
  /**
   * @param onNews told what the process has to say before it answers
   * @throws IsolatedProcessDied when the process ended over the request
   * @throws IsolatedProcessTooSlow when it was ended because the request took too long
   */
  ask(request: Request, onNews?: (news: News) => void): Promise<Answer>;
  /** Starts the process for a request that will come soon. */
  makeReady(): void;
  /** Ends the process; requests under way are told that it died. */
  close(): void;
}

/** The process ended before it answered; the next request gets a new one. */
export class IsolatedProcessDied extends Error {}

/** The process was ended because its time was over; the next request gets a new one. */
export class IsolatedProcessTooSlow extends Error {}

interface Envelope<Body> {
  readonly id: number;
  readonly body: Body;
}

/** What is said about a request before it is answered. */
interface NewsEnvelope<News> {
  readonly id: number;
  readonly news: News;
}

/** Where this process keeps its compiled modules, so that an isolated one starts as fast; below it, a folder a version of Node. */
const compileCache = (): Readonly<Record<string, string>> => {
  const folder = getCompileCacheDir();
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
};

/**
 * Opens an isolated process. It starts with the first request, ends with its parent and does not keep
 * it alive.
 */
export const openIsolatedProcess = <Request, Answer, News = never>(
  isolation: Isolation,
): IsolatedProcess<Request, Answer, News> => {
  let child: ChildProcess | null = null;
  let answered = 0;
  let nextId = 1;
  let last: Promise<unknown> = Promise.resolve();

  let waiting = 0;
  let idle: NodeJS.Timeout | undefined;

  const end = (): void => {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = null;
  };
  const endWhenIdle = (): void => {
    clearTimeout(idle);
    if (isolation.idleMs !== undefined && waiting === 0) idle = setTimeout(end, isolation.idleMs).unref();
  };
  const ready = (): ChildProcess => {
    if (child === null || !child.connected || answered >= isolation.requests) {
      end();
      child = start();
    }
    return child;
  };
  const start = (): ChildProcess => {
    const started = fork(isolation.program, [], {
      execArgv: [...isolation.execArgv],
      env: { ...isolation.env, ...compileCache() },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    if (isolation.niceness && started.pid !== undefined) setPriority(started.pid, isolation.niceness);
    started.unref();
    started.channel?.unref();
    answered = 0;
    return started;
  };

  const askNow = (body: Request, onNews?: (news: News) => void): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const own = ready();
      answered += 1;
      const id = nextId;
      nextId += 1;
      const settle = (outcome: () => void, healthy: boolean): void => {
        clearTimeout(timer);
        own.off('message', onMessage);
        own.off('exit', onDeath);
        own.off('error', onDeath);
        own.channel?.unref();
        if (!healthy && child === own) end();
        outcome();
      };
      const onMessage = (message: unknown): void => {
        const said = message as Envelope<Answer> | NewsEnvelope<News>;
        if (said.id !== id) return;
        if ('news' in said) onNews?.(said.news);
        else settle(() => resolve(said.body), true);
      };
      const onDeath = (): void => settle(() => reject(new IsolatedProcessDied('the process ended')), false);
      const timer = setTimeout(
        () => settle(() => reject(new IsolatedProcessTooSlow(`longer than ${isolation.timeMs / 1000} seconds`)), false),
        isolation.timeMs,
      );
      own.on('message', onMessage);
      own.once('exit', onDeath);
      own.once('error', onDeath);
      own.channel?.ref();
      own.send({ id, body } satisfies Envelope<Request>, (error) => {
        if (error) onDeath();
      });
    });

  return {
    ask: (request, onNews) => {
      waiting += 1;
      clearTimeout(idle);
      const answer = last
        .then(() => askNow(request, onNews))
        .finally(() => {
          waiting -= 1;
          endWhenIdle();
        });
      last = answer.catch(() => undefined);
      return answer;
    },
    makeReady: () => {
      ready();
      endWhenIdle();
    },
    close: end,
  };
};

/** The other side: answers every request of the parent, and ends when the parent is gone. */
export const answerRequests = <Request, Answer, News = never>(
  answer: (request: Request, tell: (news: News) => void) => Promise<Answer>,
): void => {
  process.on('message', async ({ id, body }: Envelope<Request>) => {
    const tell = (news: News): void => {
      process.send?.({ id, news } satisfies NewsEnvelope<News>);
    };
    process.send?.({ id, body: await answer(body, tell) } satisfies Envelope<Answer>);
  });
  process.on('disconnect', () => process.exit(0));
};
