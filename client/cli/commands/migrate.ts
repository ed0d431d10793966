import type { Command } from 'commander';
import { seed } from '../../../prisma/seed/seed.ts';
import { withoutPassword } from '../../../stack/environment.ts';
import { migrate } from '../../../stack/migrations.ts';
import { newCommand, runCommand } from '../command.ts';

export const migrateCommand = (): Command =>
  newCommand('migrate', 'bring the database up to date; fill an empty one with the directory').action((options) =>
    runCommand(options, async ({ output, connections }) => {
      output.line(`Database ${withoutPassword(connections.databaseUrl)}`);
      const { applied } = await migrate(connections.databaseUrl);
      const seeded = await seed(connections.databaseUrl);
      output.result({ applied, seeded });
      output.line(applied.length === 0 ? 'Up to date; nothing was applied.' : `Applied: ${applied.join(', ')}`);
      if (seeded.entities > 0) output.line(`The directory was filled with ${seeded.entities} entities.`);
      return undefined;
    }),
  );
