import { Client } from 'pg';
import { eventually } from '../scene.ts';

/** A place in the database at which a row is kept back: what was to write it waits, in the middle of its transaction. */
export interface Gate {
  readonly table: 'incoming_item' | 'submission' | 'note';
  readonly on: 'INSERT' | 'UPDATE';
  /** SQL condition on the row that is written, NEW. */
  readonly when: string;
  /** Whether anybody comes so far depends on how soon; who does waits, and is not counted. */
  readonly perhaps?: true;
}

/** Gates that are shut; real rows and the engine's own statements, only the moment is ours. */
export interface ShutGates {
  /** Waits until somebody stands before so many of them, without those where that is uncertain. */
  readonly reached: (count: number) => Promise<void>;
  /** Lets through whoever still waits, and takes the gates away. */
  readonly open: () => Promise<void>;
}

/** Number of these locks among PostgreSQL's advisory ones. */
const lockClass = 7_003;

export const shutGates = async (databaseUrl: string, gates: readonly Gate[]): Promise<ShutGates> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `CREATE OR REPLACE FUNCTION fault_gate() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN PERFORM pg_advisory_xact_lock_shared(${lockClass}, TG_ARGV[0]::int); RETURN NEW; END $$`,
  );
  for (const [number, { table, on, when }] of gates.entries()) {
    await client.query('SELECT pg_advisory_lock($1, $2)', [lockClass, number]);
    await client.query(
      `CREATE TRIGGER fault_gate_${number} BEFORE ${on} ON ${table} FOR EACH ROW WHEN (${when})
       EXECUTE FUNCTION fault_gate(${number})`,
    );
  }
  const reached = async (): Promise<number> =>
    (
      await client.query(
        `SELECT DISTINCT objid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND classid = $1
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND objid = ANY($2)`,
        [lockClass, gates.flatMap(({ perhaps }, number) => (perhaps ? [] : [number]))],
      )
    ).rowCount ?? 0;
  return {
    reached: (count) => eventually(`Somebody stands before ${count} gates`, async () => (await reached()) === count),
    open: async () => {
      await client.query('SELECT pg_advisory_unlock_all()');
      for (const [number, { table }] of gates.entries())
        await client.query(`DROP TRIGGER fault_gate_${number} ON ${table}`);
      await client.end();
    },
  };
};
