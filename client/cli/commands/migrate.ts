import type { Command } from 'commander';
import { seed } from '../../../prisma/seed/seed.ts';
import { discoverDatabaseUrl } from '../../../stack/connections.ts';
import { withoutPassword } from '../../../stack/environment.ts';
import { migrate } from '../../../stack/migrations.ts';
import { newCommand, runPlain } from '../command.ts';

export const migrateCommand = (): Command =>
  newCommand('migrate', 'bring the database up to date; fill an empty one with the directory').action((options) =>
    runPlain(options, async (output) => {
      const databaseUrl = discoverDatabaseUrl();
      output.line(`Database ${withoutPassword(databaseUrl)}`);
      const { applied } = await migrate(databaseUrl);
      const seeded = await seed(databaseUrl);
      output.result({ applied, seeded });
      output.line(applied.length === 0 ? 'Up to date; nothing was applied.' : `Applied: ${applied.join(', ')}`);
      if (seeded.entities > 0) output.line(`The directory was filled with ${seeded.entities} entities.`);
      return undefined;
    }),
  );
