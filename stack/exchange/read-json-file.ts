import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { DomainRefusal } from '../../domain/errors.ts';

/**
 * Reads a JSON file against a schema.
 * @param what how the file is called in the message: "routes", "roster"
 * @throws DomainRefusal `bad-file`, with every mistake and where in the file it stands
 */
export const readJsonFile = <Schema extends z.ZodType>(
  file: string,
  what: string,
  schema: Schema,
): z.output<Schema> => {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DomainRefusal('bad-file', `The ${what} file ${file} cannot be read as JSON: ${reason}.`);
  }
  const checked = schema.safeParse(content);
  if (checked.success) return checked.data;
  const mistakes = checked.error.issues.map((issue) => ({
    path: issue.path.join('.') || '(whole file)',
    message: issue.message,
  }));
  const list = mistakes.map((mistake) => `${mistake.path}: ${mistake.message}`).join('; ');
  throw new DomainRefusal('bad-file', `The ${what} file ${file} has mistakes: ${list}.`, mistakes);
};
