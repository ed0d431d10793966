import { fileURLToPath } from 'node:url';
import { type IsolatedProcess, type Isolation, openIsolatedProcess } from '../isolation/isolated-process.ts';

/** What the processes that set documents are started with. Without this glibc keeps more of what exporting a PDF leaves behind. */
export const renderingEnvironment: Readonly<Record<string, string>> = { MALLOC_TRIM_THRESHOLD_: '131072' };

/** A long paper asks for its memory to be collected between its parts. */
export const renderingArguments: readonly string[] = ['--expose-gc'];

/** Memory stands still over 1,200 notes (measured); replaced all the same, so that nothing can build up for months. */
const documentsPerProcess = 1_500;

/** A compilation of hundreds of submissions takes seconds; this is far beyond. */
const longestMs = 10 * 60_000;

/**
 * A process for one of the programs beside this file.
 * @param program its name, without ".ts"
 * @param more what it is given besides; `env` is added to that of all of them
 */
export const openRenderingProgram = <Wanted, Answer, News = never>(
  program: string,
  { env = {}, ...more }: Partial<Pick<Isolation, 'env' | 'niceness' | 'idleMs'>> = {},
): IsolatedProcess<Wanted, Answer, News> =>
  openIsolatedProcess({
    program: fileURLToPath(new URL(`./${program}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)),
    execArgv: renderingArguments,
    env: { ...renderingEnvironment, ...env },
    timeMs: longestMs,
    requests: documentsPerProcess,
    ...more,
  });
