import { NotFound } from '../errors.ts';
import type { Entity } from './entity.ts';
import type { Instrument, TreatyAction } from './treaty-status.ts';

/** Everything the directory knows: who there is, how each is reached, and who is bound by what. */
export interface Directory {
  readonly entities: readonly Entity[];
  readonly instruments: readonly Instrument[];
  readonly treatyActions: readonly TreatyAction[];
}

/**
 * The instrument with this code.
 * @throws NotFound naming the instruments there are.
 */
export const instrumentOf = (directory: Directory, code: string): Instrument => {
  const found = directory.instruments.find((instrument) => instrument.code === code);
  if (found !== undefined) return found;
  const known = directory.instruments.map((instrument) => instrument.code).join(', ');
  throw new NotFound('Instrument', code, known === '' ? 'the directory has none' : `the directory has ${known}`);
};
