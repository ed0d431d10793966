import type { Direction, Language } from '../../domain/language.ts';

/** Language and direction of the text around a block. */
export interface Surroundings {
  readonly language: Language;
  readonly direction: Direction;
}
