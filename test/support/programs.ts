import { execFileSync } from 'node:child_process';

/** Why a test that needs a program of the machine is skipped; undefined where the program answers. */
export const missing = (program: string, ...probe: string[]): string | undefined => {
  try {
    execFileSync(program, probe, { stdio: 'ignore' });
    return undefined;
  } catch {
    return `${program} is not installed here`;
  }
};
