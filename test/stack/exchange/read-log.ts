import { readFileSync, watch } from 'node:fs';

/** All whole lines of a JSONL file. */
export const readLog = <Line>(file: string): Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);

/** Resolves with the lines as soon as they satisfy the condition; looks whenever the file changes. */
export const untilLog = <Line>(file: string, condition: (lines: Line[]) => boolean): Promise<Line[]> =>
  new Promise((resolve, reject) => {
    const look = (): void => {
      try {
        const lines = readLog<Line>(file);
        if (!condition(lines)) return;
        watcher.close();
        resolve(lines);
      } catch (error) {
        watcher.close();
        reject(error);
      }
    };
    const watcher = watch(file, look);
    look();
  });
