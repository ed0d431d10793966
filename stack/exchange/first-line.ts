import { createInterface, type Interface } from 'node:readline';
import { z } from 'zod';
import { PermanentFailure } from '../../domain/errors.ts';
import { type Child, tailOf } from '../process/child.ts';

const readySchema = z.looseObject({ ready: z.literal(true), smtpPort: z.number().int().positive() });

/** The line with which a child says that it takes mail, and the reader for whatever it says later. */
export interface FirstLine {
  readonly smtpPort: number;
  readonly further: Interface;
}

/**
 * Waits for the ready line of a child started with `readOutput`.
 * @throws PermanentFailure when it ends before, with the end of its log
 */
export const readFirstLine = async (child: Child): Promise<FirstLine> => {
  const output = child.process.stdout;
  if (output === null) throw new PermanentFailure(`The ${child.name} was started without its output.`);
  const further = createInterface({ input: output });
  const line = await Promise.race([
    new Promise<string>((resolve) => further.once('line', resolve)),
    child.exited.then(({ code, signal }) => {
      throw new PermanentFailure(
        `The ${child.name} ended with ${code ?? signal} before it was ready: ${tailOf(child.log, 3)}`,
      );
    }),
  ]);
  const ready = readySchema.safeParse(JSON.parse(line));
  if (!ready.success) throw new PermanentFailure(`The ${child.name} said "${line}" where its ready line was expected.`);
  return { smtpPort: ready.data.smtpPort, further };
};
