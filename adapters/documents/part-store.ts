import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keeps what was set for later papers, by the hash of everything it was set from. What is asked for again need not be
 * set again: after one changed submission most of a paper is as it was, and a paper that was broken off goes on at the
 * part it had reached. It may be emptied at any moment.
 */
export interface PartStore {
  readonly get: (key: string) => Uint8Array | null;
  readonly put: (key: string, bytes: Uint8Array) => void;
}

/** @param folder null = nothing is kept */
export const partStoreIn = (folder: string | null): PartStore =>
  folder === null ? noPartStore : folderPartStore(folder);

export const noPartStore: PartStore = { get: () => null, put: () => undefined };

/** Bytes kept; a paper of 600 pages takes some six million. */
const mostBytes = 200 * 1024 * 1024;

const isKey = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

/** Keeps parts as files of a folder, the ones used last longest. What cannot be read or written is set again. */
export const folderPartStore = (folder: string): PartStore => {
  const path = (key: string): string => join(folder, key);
  const attempt = <T>(work: () => T): T | null => {
    try {
      return work();
    } catch {
      return null;
    }
  };
  const makeRoom = (): void => {
    const kept = readdirSync(folder)
      .filter(isKey)
      .flatMap((name) => attempt(() => ({ name, facts: statSync(path(name)) })) ?? [])
      .sort((one, other) => other.facts.mtimeMs - one.facts.mtimeMs);
    let bytes = 0;
    for (const { name, facts } of kept) {
      bytes += facts.size;
      if (bytes > mostBytes) rmSync(path(name), { force: true });
    }
  };
  let written = 0;
  return {
    get: (key) =>
      attempt(() => {
        const bytes = readFileSync(path(key));
        const now = new Date();
        utimesSync(path(key), now, now);
        return bytes;
      }),
    put: (key, bytes) => {
      attempt(() => {
        mkdirSync(folder, { recursive: true });
        // Another process may read it: it appears whole or not at all.
        const draft = join(folder, `${key}.${process.pid}`);
        writeFileSync(draft, bytes);
        renameSync(draft, path(key));
        written += bytes.byteLength;
        if (written < mostBytes / 10) return;
        written = 0;
        makeRoom();
      });
    },
  };
};
