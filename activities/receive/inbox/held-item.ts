import { DomainRefusal } from '../../../domain/errors.ts';
import type { ItemStanding } from '../../../domain/receive/inbox/effect.ts';
import type { Unit } from '../../ports/database.ts';

/** A held item, locked. @throws DomainRefusal `not-held` when it is decided already */
export const heldItem = async (unit: Unit, id: string): Promise<ItemStanding> => {
  const item = await unit.standing({ row: 'item', id });
  if (item.state !== 'held')
    throw new DomainRefusal(
      'not-held',
      `This item does not wait for anybody: it is ${item.state}. To decide otherwise, undo the decision first (see "verbale inbox show").`,
    );
  return item;
};
