import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** True when a process with this id exists, whoever owns it. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The command line of a process, words parted by blanks, or undefined when there is no such process. */
export const commandLineOf = (pid: number): string | undefined => {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return words === '' ? undefined : words;
  } catch {
    // No /proc on macOS, or no such process: ps tells which.
  }
  try {
    const line = execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line === '' ? undefined : line;
  } catch {
    return undefined;
  }
};

/**
 * True when the recorded process is still the one we started: a pid alone proves nothing, because the system
 * gives the numbers out again. `mark` is something only our own process has on its command line (a data folder).
 */
export const isOurs = (pid: number, mark: string): boolean => commandLineOf(pid)?.includes(mark) ?? false;

/** Sends a signal and says whether there was a process to take it. */
export const signal = (pid: number, name: NodeJS.Signals): boolean => {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
};

/** Waits until the process is gone; false when it is still there after the given milliseconds. */
export const waitUntilGone = async (pid: number, milliseconds: number): Promise<boolean> => {
  const end = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
};
