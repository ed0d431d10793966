import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { Pool, type QueryResult } from 'pg';

export type SchemaEngine = bindings.SchemaEngine;

/** The language's own library of types has no WebAssembly without the browser's. */
interface WasmLoader {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ readonly instance: { readonly exports: Readonly<Record<string, unknown>> } }>;
}

let loaded: Promise<void> | undefined;

/**
 * What the engine imports, but with timers that do not keep the process: it leaves the time limit of its advisory lock
 * running after the work is done, for ten seconds.
 */
const imports = (): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(bindings).map(([name, value]) =>
      name.startsWith('__wbg_setTimeout_')
        ? [name, (call: () => void, milliseconds: number) => setTimeout(call, milliseconds >>> 0).unref()]
        : [name, value],
    ),
  );

/**
 * Prisma's schema engine as WebAssembly, instantiated by hand: the package's own entry imports the .wasm as an ES
 * module, which Node does only behind a flag.
 */
const load = async (): Promise<void> => {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { WebAssembly: wasm } = globalThis as unknown as { readonly WebAssembly: WasmLoader };
  const { instance } = await wasm.instantiate(bytes, { './schema_engine_bg.js': imports() });
  // Where the engine leaves the text of a panic before it traps.
  const panic = {
    message: '',
    set_message: (text: string) => {
      panic.message = text;
    },
  };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panic });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
};

/**
 * The adapter refuses PostgreSQL's internal one-letter type "char", which the system catalogues are full of and without
 * which the engine cannot describe a database. Such a column passes the adapter as character(1) under a marked name,
 * and is given its true type behind it.
 */
const catalogChar = { oid: 18, passesAs: 1042, mark: '\u0001char ' } as const;

const openPool = (connectionString: string): Pool => {
  const pool = new Pool({ connectionString, max: 1, connectionTimeoutMillis: 10_000 });
  // Without a listener the end of an idle connection would end the process.
  pool.on('error', () => undefined);
  const ask = pool.query.bind(pool) as (...question: unknown[]) => Promise<QueryResult>;
  const relabelled = async (...question: unknown[]): Promise<QueryResult> => {
    const answer = await ask(...question);
    for (const field of answer.fields ?? []) {
      if (field.dataTypeID !== catalogChar.oid) continue;
      field.dataTypeID = catalogChar.passesAs;
      field.name = catalogChar.mark + field.name;
    }
    return answer;
  };
  pool.query = relabelled as unknown as typeof pool.query;
  return pool;
};

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** Gives an adapter what the engine needs of it: columns of "char", and scripts with function bodies. */
const forEngine = (adapter: Adapter): Adapter => {
  const ask = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const answer = await ask(query);
    const marked = answer.columnNames.map((name) => name.startsWith(catalogChar.mark));
    return {
      ...answer,
      columnNames: answer.columnNames.map((name) => name.replace(catalogChar.mark, '')),
      columnTypes: answer.columnTypes.map((type, i) => (marked[i] ? ColumnTypeEnum.Character : type)),
    };
  };
  // The adapter's own cuts a script at every semicolon, also inside $$ ... $$; the server takes a script as it is.
  adapter.executeScript = async (script) => {
    await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
  };
  return adapter;
};

/**
 * Prisma's adapter with a shadow database of our making. The adapter's own copies the settings and overrides the
 * database's name, over which a connection string wins: its "shadow" would be the real database. It also leaves its
 * pool open.
 */
class MigratingAdapter extends PrismaPg {
  readonly #databaseUrl: string;
  readonly #main: Pool;
  readonly #shadows: { readonly name: string; readonly pool: Pool }[] = [];

  constructor(databaseUrl: string) {
    const main = openPool(databaseUrl);
    super(main);
    this.#databaseUrl = databaseUrl;
    this.#main = main;
  }

  override async connect(): Promise<Adapter> {
    return forEngine(await super.connect());
  }

  override async connectToShadowDb(): Promise<Adapter> {
    const name = `verbale_shadow_${randomUUID().replaceAll('-', '')}`;
    await this.#main.query(`create database ${name}`);
    const url = new URL(this.#databaseUrl);
    url.pathname = `/${name}`;
    const pool = openPool(url.href);
    this.#shadows.push({ name, pool });
    return forEngine(await new PrismaPg(pool).connect());
  }

  async close(): Promise<void> {
    for (const { name, pool } of this.#shadows) {
      await pool.end();
      await this.#main.query(`drop database if exists ${name} with (force)`);
    }
    await this.#main.end();
  }
}

/** Runs `use` with an engine on this database; the engine and its connections are gone when the promise settles. */
export const withEngine = async <Value>(
  databaseUrl: string,
  use: (engine: SchemaEngine) => Promise<Value>,
): Promise<Value> => {
  loaded ??= load();
  await loaded;
  const adapter = new MigratingAdapter(databaseUrl);
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: undefined },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(adapter),
    );
    try {
      return await use(engine);
    } finally {
      engine.free();
    }
  } finally {
    await adapter.close();
  }
};
