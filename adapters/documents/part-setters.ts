import { availableParallelism } from 'node:os';
import type { PartSet, PartsAnswer, PartsWanted } from './part-setting-process.ts';
import { answered } from './refusal.ts';
import { openRenderingProgram } from './rendering-program.ts';
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

/** @param processes they start with the first paper that needs them */
export const openPartSetters = (processes: number = Math.min(mostProcesses, availableParallelism())): PartSetters => {
  const setters = Array.from({ length: processes }, () =>
    openRenderingProgram<PartsWanted, PartsAnswer, PartSet>('part-setting-process', { env: oneProcessor }),
  );
  return {
    set: (source, documents) => {
      const outcomes = documents.map(() => Promise.withResolvers<Uint8Array>());
      for (const [position, numbers] of sharedOut(documents, setters.length).entries()) {
        const own = numbers.map((number) => documents[number] as TypstDocument);
        const fail = (error: Error): void => {
          for (const number of numbers) outcomes[number]?.reject(error);
        };
        const setter = setters[position];
        if (setter === undefined) continue;
        answered(
          setter.ask({ source, documents: own }, ({ index, bytes }) =>
            outcomes[numbers[index] as number]?.resolve(bytes),
          ),
        ).catch(fail);
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
