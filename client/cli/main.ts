import { Command, CommanderError } from 'commander';
import { clearCommand } from './commands/clear.ts';
import { compileCommand } from './commands/compile.ts';
import { directoryCommand } from './commands/directory.ts';
import { doctorCommand } from './commands/doctor.ts';
import { extendCommand } from './commands/extend.ts';
import { launchCommand } from './commands/launch.ts';
import { migrateCommand } from './commands/migrate.ts';
import { receiveCommand } from './commands/receive.ts';
import { rehearseCommand } from './commands/rehearse.ts';
import { reportCommand } from './commands/report.ts';
import { showCommand } from './commands/show.ts';
import { startCommand } from './commands/start.ts';
import { statusCommand } from './commands/status.ts';
import { withdrawCommand } from './commands/withdraw.ts';
import { workerCommand } from './commands/worker.ts';
import { exitCodes } from './exit-codes.ts';

/** The command line, commands in the order of the stages. */
const program = new Command('verbale')
  .description('Runs request campaigns: launch, dispatch, remind, receive, compile, report.')
  .configureHelp({ helpWidth: 80, sortSubcommands: false })
  .showHelpAfterError('Run "verbale --help" for the commands.')
  .exitOverride();

/** Lets mistakes in usage come back here instead of ending the process, in sub-commands too. */
const quiet = (command: Command): Command => {
  command.commands.forEach(quiet);
  return command.exitOverride();
};

for (const command of [
  launchCommand(),
  clearCommand(),
  statusCommand(),
  showCommand(),
  receiveCommand(),
  extendCommand(),
  withdrawCommand(),
  compileCommand(),
  reportCommand(),
  rehearseCommand(),
  startCommand(),
  migrateCommand(),
  directoryCommand(),
  workerCommand(),
  doctorCommand(),
]) {
  program.addCommand(quiet(command));
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Help and version are no mistakes.
  process.exitCode = error.exitCode === 0 ? exitCodes.success : exitCodes.usage;
}
