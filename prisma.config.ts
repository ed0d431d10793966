import { defineConfig } from 'prisma/config';

// biome-ignore-start lint/style/noDefaultExport: Prisma asks for a default export.
/** Only `prisma generate` and the editor read this; migrations are applied by stack/migrations.ts. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
});
// biome-ignore-end lint/style/noDefaultExport: see above.
