import type { Command } from 'commander';
import { runStart } from '../../../stack/start.ts';
import { newCommand, runPlain } from '../command.ts';

export const startCommand = (): Command =>
  newCommand('start', 'bring up the embedded stack and keep it until Ctrl-C').action((options) =>
    runPlain(options, (output) => runStart({ say: output.line })),
  );
