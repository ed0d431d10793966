import type { Command } from 'commander';
import { examine } from '../../../stack/doctor.ts';
import { newCommand, runPlain } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const doctorCommand = (): Command =>
  newCommand('doctor', 'check every part and say what to do about each that fails').action((options) =>
    runPlain(options, async (output) => {
      const findings = await examine();
      output.result(findings);
      const marks = { ok: output.good('ok     '), idle: output.faint('idle   '), problem: output.bad('problem') };
      for (const { part, state, found, remedy } of findings) {
        output.line(`${marks[state]}  ${part}: ${found}`);
        if (remedy !== undefined) output.line(`         → ${remedy}`);
      }
      return findings.some(({ state }) => state === 'problem') ? exitCodes.unavailable : exitCodes.success;
    }),
  );
