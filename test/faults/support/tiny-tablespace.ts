import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** A disk of its own, and small, for the table that holds every document. */
export interface TinyDisk {
  /** Leaves no room on it. */
  readonly fill: () => void;
  /** Gives the room back. */
  readonly free: () => void;
  readonly remove: () => Promise<void>;
}

const size = '24m';

/** Whoever runs PostgreSQL, by a file of its data folder. */
const ownerOf = async (client: Client): Promise<{ readonly uid: number; readonly gid: number }> => {
  const { rows } = await client.query('SHOW data_directory');
  return statSync(rows[0].data_directory);
};

/**
 * Puts the table of documents on a disk of 24 MB, which can then be filled: PostgreSQL meets a real ENOSPC.
 * @returns why it cannot be done on this machine, where it cannot
 */
export const putDocumentsOnTinyDisk = async (databaseUrl: string): Promise<TinyDisk | { readonly missing: string }> => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return { missing: 'only root of Linux can mount a disk' };
  const folder = mkdtempSync(join(tmpdir(), 'verbale-tiny-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    rmSync(folder, { recursive: true });
    return { missing: 'a disk of memory cannot be mounted here' };
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { uid, gid } = await ownerOf(client);
  chownSync(folder, uid, gid);
  chmodSync(folder, 0o700);
  const name = `tiny_${process.pid}`;
  await client.query(`CREATE TABLESPACE ${name} LOCATION '${folder}'`);
  await client.query(`ALTER TABLE blob SET TABLESPACE ${name}`);
  const ballast = join(folder, 'ballast');
  return {
    fill: () => {
      // All but what a page more would need: written until the disk itself refuses.
      for (const bytes of [1_048_576, 4_096])
        try {
          for (let part = 0; ; part += 1) writeFileSync(`${ballast}-${bytes}-${part}`, Buffer.alloc(bytes));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        }
    },
    free: () => {
      for (const file of readdirSync(folder)) if (file.startsWith('ballast')) unlinkSync(join(folder, file));
    },
    remove: async () => {
      await client.query('ALTER TABLE blob SET TABLESPACE pg_default');
      await client.query(`DROP TABLESPACE ${name}`);
      await client.end();
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
};
