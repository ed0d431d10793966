import { type Argument, Command, CommanderError } from 'commander';
import { productVersion } from '../../stack/project.ts';
import { commandTable } from './command-table.ts';
import { exitCodes } from './exit-codes.ts';

const shownArgument = (argument: Argument): string => {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
};

/** The command line without its commands. */
const newProgram = (): Command =>
  new Command('verbale')
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

/** What the words need: one command, or none for the version, or all for help and for a word that names none. */
const wanted = (word = ''): Iterable<() => Promise<Command>> => {
  if (word === '--version' || word === '-V') return [];
  const asked = commandTable.get(word);
  return asked === undefined ? commandTable.values() : [asked];
};

/** Runs what the words say; how it ended is the exit code of this process. */
export const runProgram = async (words: readonly string[]): Promise<void> => {
  const program = newProgram();
  for (const make of wanted(words[0])) program.addCommand(quiet(await make()));
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version are no mistakes.
    process.exitCode = error.exitCode === 0 ? exitCodes.success : exitCodes.usage;
  }
};
