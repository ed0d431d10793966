import { Command } from 'commander';
import { environment } from '../../stack/environment.ts';
import { type CommandContext, openContext } from './context.ts';
import { errorLines, exitCodeOf, exitCodes } from './exit-codes.ts';
import { createOutput, type Output } from './output.ts';

/** Options that every command takes. */
interface CommonOptions {
  readonly json?: boolean;
  readonly as?: string;
}

/** Whether colour is wanted (https://no-color.org). */
const wantsColor = (): boolean => environment().NO_COLOR === undefined;

/** A command with the options that all have. */
export const newCommand = (name: string, summary: string): Command =>
  new Command(name)
    .description(summary)
    .option('--json', 'print the result as JSON and nothing else')
    .configureHelp({ helpWidth: 80 });

/** Adds the option by which an officer says who acts. */
export const withOfficer = (command: Command): Command =>
  command.option('--as <officer>', 'officer who acts (default: VERBALE_OFFICER)');

/** Runs the work of a command that needs no running parts; maps its errors to exit codes. */
export const runPlain = async (
  options: CommonOptions,
  work: (output: Output) => Promise<number | undefined>,
  file?: string,
): Promise<void> => {
  let output = createOutput(
    { json: options.json ?? false, color: false },
    { out: process.stdout, err: process.stderr },
  );
  try {
    output = createOutput(
      { json: options.json ?? false, color: wantsColor() },
      { out: process.stdout, err: process.stderr },
    );
    process.exitCode = (await work(output)) ?? exitCodes.success;
  } catch (error) {
    output.endProgress();
    for (const text of errorLines(error, file)) process.stderr.write(`${text}\n`);
    if (output.json) output.result({ error: { exitCode: exitCodeOf(error), messages: errorLines(error, file) } });
    process.exitCode = exitCodeOf(error);
  }
};

/** Runs the work of a command that talks to the running parts. */
export const runCommand = (
  options: CommonOptions,
  work: (context: CommandContext) => Promise<number | undefined>,
  file?: string,
): Promise<void> =>
  runPlain(
    options,
    async (output) => {
      const context = openContext(output, { as: options.as });
      try {
        return await work(context);
      } finally {
        await context.close();
      }
    },
    file,
  );
