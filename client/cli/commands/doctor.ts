import type { Command } from 'commander';
import { examine } from '../../../stack/doctor.ts';
import { newCommand, runPlain } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { wrappedText } from '../wrapped-text.ts';

/** Columns of a mark, and those before what was found. */
const [markWidth, indent] = [7, 9];

export const doctorCommand = (): Command =>
  newCommand('doctor', 'check every part and say what to do about each that fails').action((options) =>
    runPlain(options, async (output) => {
      const findings = await examine();
      output.result(findings);
      const marks = { ok: output.good('ok     '), idle: output.faint('idle   '), problem: output.bad('problem') };
      for (const { part, state, found, remedy } of findings) {
        const [first = '', ...more] = wrappedText(`${part}: ${found}`, indent);
        output.line(`${marks[state]}${first.slice(markWidth)}`);
        if (remedy !== undefined) more.push(...wrappedText(`→ ${remedy}`, indent));
        for (const line of more) output.line(line);
      }
      return findings.some(({ state }) => state === 'problem') ? exitCodes.unavailable : exitCodes.success;
    }),
  );
