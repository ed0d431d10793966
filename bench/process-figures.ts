import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in /proc: fixed for programs on Linux whatever the kernel's own. */
const ticksPerSecond = 100;

const statOf = (pid: number): { readonly parent: number; readonly cpuMs: number } | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may hold blanks; the fields are counted from behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Its own, and that of its children that have ended.
    const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0);
    return { parent: Number(fields[1]), cpuMs: (ticks * 1000) / ticksPerSecond };
  } catch {
    return null;
  }
};

/** Processor time of a process and its children, in milliseconds; 0 where /proc is missing. */
export const cpuMsOf = (pid: number): number => {
  let sum = statOf(pid)?.cpuMs ?? 0;
  try {
    for (const name of readdirSync('/proc')) {
      const child = /^\d+$/.test(name) ? statOf(Number(name)) : null;
      if (child?.parent === pid) sum += child.cpuMs;
    }
  } catch {
    return 0;
  }
  return sum;
};

/** Largest resident memory a process ever had, in MiB (VmHWM); null where /proc is missing. */
export const peakMemoryMiB = (pid: number): number | null => {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return found === undefined ? null : Number(found) / 1024;
  } catch {
    return null;
  }
};

/** Processes that a process has started and that still run; none where /proc is missing. */
export const childrenOf = (pid: number): number[] => {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && statOf(Number(name))?.parent === pid)
      .map(Number);
  } catch {
    return [];
  }
};

/** One process as /proc has it now. */
export interface ProcessFigures {
  readonly pid: number;
  /** Its own processor time so far, in milliseconds. */
  readonly cpuMs: number;
  readonly residentMiB: number;
}

/** A process and everything it has started that still runs; none where /proc is missing. */
export const descendantsOf = (pid: number): ProcessFigures[] => {
  const all = new Map<number, ProcessFigures & { readonly parent: number }>();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const own = ownFiguresOf(Number(name));
      if (own !== null) all.set(own.pid, own);
    }
  } catch {
    return [];
  }
  const isBelow = (each: { readonly pid: number; readonly parent: number } | undefined): boolean =>
    each !== undefined && (each.pid === pid || isBelow(all.get(each.parent)));
  return [...all.values()].filter(isBelow);
};

/** Bytes of a page of memory, on the machines the bench runs on. */
const pageBytes = 4096;

const ownFiguresOf = (pid: number): (ProcessFigures & { readonly parent: number }) | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      pid,
      parent: Number(fields[1]),
      cpuMs: ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond,
      residentMiB: (Number(fields[21]) * pageBytes) / 1024 / 1024,
    };
  } catch {
    return null;
  }
};
