import { type Argument, Command, CommanderError } from 'commander';
import { productVersion } from '../../stack/project.ts';
import { clearCommand } from './commands/clear.ts';
import { compileCommand } from './commands/compile.ts';
import { deliverCommand } from './commands/deliver.ts';
import { directoryCommand } from './commands/directory.ts';
import { doctorCommand } from './commands/doctor.ts';
import { documentsCommand } from './commands/documents.ts';
import { efficiencyCommand } from './commands/efficiency.ts';
import { extendCommand } from './commands/extend.ts';
import { importCommand } from './commands/import.ts';
import { inboxCommand } from './commands/inbox.ts';
import { intakeCheckCommand } from './commands/intake-check.ts';
import { launchCommand } from './commands/launch.ts';
import { mandatesCommand } from './commands/mandates.ts';
import { meetingsCommand } from './commands/meetings.ts';
import { migrateCommand } from './commands/migrate.ts';
import { notifyCommand } from './commands/notify.ts';
import { pauseCommand } from './commands/pause.ts';
import { portalCommand } from './commands/portal.ts';
import { previewCommand } from './commands/preview.ts';
import { receiveCommand } from './commands/receive.ts';
import { rehearseCommand } from './commands/rehearse.ts';
import { reportCommand } from './commands/report.ts';
import { resumeCommand } from './commands/resume.ts';
import { showCommand } from './commands/show.ts';
import { startCommand } from './commands/start.ts';
import { statusCommand } from './commands/status.ts';
import { symbolCommand } from './commands/symbol.ts';
import { transmittalCommand } from './commands/transmittal.ts';
import { uploadLinkCommand } from './commands/upload-link.ts';
import { withdrawCommand } from './commands/withdraw.ts';
import { workerCommand } from './commands/worker.ts';
import { writeCommand } from './commands/write.ts';
import { exitCodes } from './exit-codes.ts';
import { editCommand, releaseCommand, traceCommand } from './progress/paragraph-commands.ts';
import { clearReportCommand, progressCommand } from './progress/progress-commands.ts';

const shownArgument = (argument: Argument): string => {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
};

/** The command line, commands in the order of the stages. */
const program = new Command('verbale')
  .description('Runs request campaigns: launch, dispatch, remind, receive, compile, report.')
  .version(productVersion, '-V, --version', 'print the version')
  .configureHelp({
    helpWidth: 80,
    sortSubcommands: false,
    // All take options; without saying so at each, the summaries have room in 80 columns.
    subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(shownArgument)].join(' '),
  })
  .showHelpAfterError('Run "verbale --help" for the commands.')
  .enablePositionalOptions()
  .exitOverride();

/** Lets mistakes in usage come back here instead of ending the process, in sub-commands too. */
const quiet = (command: Command): Command => {
  command.commands.forEach(quiet);
  return command.exitOverride();
};

for (const command of [
  previewCommand(),
  launchCommand(),
  clearCommand(),
  statusCommand(),
  showCommand(),
  deliverCommand(),
  notifyCommand(),
  writeCommand(),
  receiveCommand(),
  inboxCommand(),
  uploadLinkCommand(),
  transmittalCommand(),
  intakeCheckCommand(),
  extendCommand(),
  withdrawCommand(),
  pauseCommand(),
  resumeCommand(),
  compileCommand(),
  symbolCommand(),
  reportCommand()
    // Its sub-commands have options of the same names; what stands behind their names is theirs.
    .enablePositionalOptions()
    .addCommand(progressCommand())
    .addCommand(traceCommand())
    .addCommand(editCommand())
    .addCommand(releaseCommand())
    .addCommand(clearReportCommand()),
  rehearseCommand(),
  startCommand(),
  migrateCommand(),
  directoryCommand(),
  importCommand(),
  meetingsCommand(),
  documentsCommand(),
  mandatesCommand(),
  efficiencyCommand(),
  workerCommand(),
  portalCommand(),
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
