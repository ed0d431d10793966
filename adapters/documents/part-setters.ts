import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { TemporaryFailure } from '../../domain/errors.ts';
import { type IsolatedProcess, openIsolatedProcess } from '../isolation/isolated-process.ts';
import type { PartSet, PartsAnswer, PartsWanted } from './part-setting-process.ts';
import { isRefusal, refusedError } from './refusal.ts';
import { renderingArguments, renderingEnvironment } from './rendering-environment.ts';
import type { TypstDocument } from './typst-compiler.ts';

/** Sets parts of a long paper in processes beside this one, several at a time. */
export interface PartSetters {
  /**
   * @returns each document as a PDF, in their order; all are under way at once, and those that cannot be set reject with
   * PermanentFailure, or with TemporaryFailure where a process was lost
   */
  set(source: string, documents: readonly TypstDocument[]): readonly Promise<Uint8Array>[];
  /** Ends the processes; what they were setting is lost. */
  close(): void;
}

/** Each sets type on one processor: two of them beat one that shares its pages out to two (measured: 3.8 s for 6.5 s). */
const oneProcessor = { RAYON_NUM_THREADS: '1' } as const;

/** Each takes some 200 MB. */
const mostProcesses = 2;

/** A part takes less than a second; this is for a machine that is busy with much else. */
const longestMs = 10 * 60_000;

const program = fileURLToPath(
  new URL(`./part-setting-process${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

type Setter = IsolatedProcess<PartsWanted, PartsAnswer, PartSet>;

/** @param processes they start with the first paper that needs them */
export const openPartSetters = (processes: number = Math.min(mostProcesses, availableParallelism())): PartSetters => {
  const setters = Array.from(
    { length: processes },
    (): Setter =>
      openIsolatedProcess({
        program,
        execArgv: renderingArguments,
        env: { ...renderingEnvironment, ...oneProcessor },
        timeMs: longestMs,
        requests: Number.POSITIVE_INFINITY,
      }),
  );
  return {
    set: (source, documents) => {
      const outcomes = documents.map(() => Promise.withResolvers<Uint8Array>());
      for (const [position, numbers] of sharedOut(documents, setters.length).entries()) {
        const own = numbers.map((number) => documents[number] as TypstDocument);
        const fail = (error: Error): void => {
          for (const number of numbers) outcomes[number]?.reject(error);
        };
        setters[position]
          ?.ask({ source, documents: own }, ({ index, bytes }) => outcomes[numbers[index] as number]?.resolve(bytes))
          .then((answer) => {
            if (isRefusal(answer)) fail(refusedError(answer));
          })
          .catch((cause: unknown) =>
            fail(new TemporaryFailure('A process that sets parts of a paper was lost; they are set again.', { cause })),
          );
      }
      const set = outcomes.map(({ promise }) => promise);
      // Whoever waits for one that failed no longer waits for the others.
      for (const each of set) each.catch(() => undefined);
      return set;
    },
    close: () => {
      for (const setter of setters) setter.close();
    },
  };
};

/** Shares documents out by what there is to set in them, each in the order in which they are needed. */
const sharedOut = (documents: readonly TypstDocument[], shares: number): number[][] => {
  const numbers = Array.from({ length: shares }, (): number[] => []);
  const loads = numbers.map(() => 0);
  for (const [number, { files }] of documents.entries()) {
    const lightest = loads.indexOf(Math.min(...loads));
    numbers[lightest]?.push(number);
    loads[lightest] =
      (loads[lightest] ?? 0) + [...(files?.values() ?? [])].reduce((sum, file) => sum + file.byteLength, 0);
  }
  return numbers;
};
