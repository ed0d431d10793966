import type { Mistake } from '../../domain/errors.ts';
import type { FieldPath } from './field-path.ts';
import { parseYamlSource } from './yaml-source.ts';

/** `audience.include[1]` taken apart again. */
const stepsOf = (path: string): FieldPath =>
  path
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/**
 * Gives mistakes that were found after the file was read (launch checks) the lines they have in its
 * text; a mistake that names no field keeps none.
 */
export const locateMistakes = (text: string, mistakes: readonly Mistake[]): Mistake[] => {
  const source = parseYamlSource(text);
  return mistakes.map((mistake) => {
    const steps = stepsOf(mistake.path);
    return steps.length === 0 || mistake.line !== undefined ? mistake : { ...mistake, line: source.lineOf(steps) };
  });
};
