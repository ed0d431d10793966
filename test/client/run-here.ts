import { vi } from 'vitest';
import { runProgram } from '../../client/cli/program.ts';
import { environmentSchema, forgetEnvironment } from '../../stack/environment.ts';
import { ownFolder } from '../support/stack.ts';
import type { CliResult } from './run-cli.ts';

/** What goes to a stream while it is held is kept and not shown. */
const held = (stream: NodeJS.WriteStream) => {
  let text = '';
  const spy = vi.spyOn(stream, 'write').mockImplementation((piece, encodingOrDone, done) => {
    text += typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8');
    const written = typeof encodingOrDone === 'function' ? encodingOrDone : done;
    written?.();
    return true;
  });
  return { text: () => text, release: () => spy.mockRestore() };
};

/**
 * Runs `verbale` as {@link import('./run-cli.ts').runCli} does, with only the variables given and in a folder of its
 * own, but within this process: for tests that run it dozens of times. One at a time.
 */
export const runHere = async (
  variables: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<CliResult> => {
  const [folder, before] = [ownFolder('cli'), process.cwd()];
  const ours = { VERBALE_HOME: `${folder}/home`, NO_COLOR: '1', ...variables };
  for (const name of Object.keys(environmentSchema.shape)) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(ours)) vi.stubEnv(name, value);
  forgetEnvironment();
  process.chdir(folder);
  const [out, err] = [held(process.stdout), held(process.stderr)];
  try {
    await runProgram(args);
    const code = process.exitCode ?? 0;
    return { code: Number(code), stdout: out.text(), stderr: err.text() };
  } finally {
    for (const stream of [out, err]) stream.release();
    process.exitCode = undefined;
    process.chdir(before);
    vi.unstubAllEnvs();
    forgetEnvironment();
  }
};
