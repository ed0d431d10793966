import type { Directory } from '../../domain/directory/directory.ts';
import type { Entity, EntityName, FormerName } from '../../domain/directory/entity.ts';
import type { Instrument, TreatyAction } from '../../domain/directory/treaty-status.ts';
import type { Language } from '../../domain/language.ts';
import type { Transaction } from './prisma-client.ts';

export const readDirectory = async (tx: Transaction): Promise<Directory> => {
  const entities = await tx.entity.findMany({
    orderBy: { code: 'asc' },
    include: { names: { orderBy: [{ until: 'asc' }, { language: 'asc' }] } },
  });
  const instruments = await tx.instrument.findMany({ orderBy: { code: 'asc' } });
  const actions = await tx.treatyAction.findMany({ orderBy: { id: 'asc' } });
  return {
    entities: entities.map(({ names, ...entity }) => {
      const current = names.filter(({ until }) => until === '');
      const former = names.filter(({ until }) => until !== '');
      return {
        ...(entity as unknown as Omit<Entity, 'names'>),
        names: Object.fromEntries(current.map((name) => [name.language, nameOf(name)])) as unknown as Entity['names'],
        ...(former.length === 0
          ? {}
          : {
              formerNames: former.map(
                (name): FormerName => ({
                  ...nameOf(name),
                  language: name.language as Language,
                  until: name.until,
                }),
              ),
            }),
      };
    }),
    instruments: instruments satisfies Instrument[],
    treatyActions: actions.map(({ id: _id, instrumentCode, ...action }) => ({
      ...action,
      instrument: instrumentCode,
      status: action.status as TreatyAction['status'],
    })),
  };
};

const nameOf = ({ shortName, addressPhrase, sortKey, reviewed }: EntityName): EntityName => ({
  shortName,
  addressPhrase,
  sortKey,
  reviewed,
});

/** Replaces the whole directory; frozen audiences keep what they were frozen with. */
export const writeDirectory = async (tx: Transaction, directory: Directory): Promise<void> => {
  await tx.treatyAction.deleteMany();
  await tx.instrument.deleteMany();
  await tx.entityName.deleteMany();
  await tx.entity.deleteMany();
  await tx.entity.createMany({
    data: directory.entities.map(({ names: _names, formerNames: _former, languages, mailboxes, ...entity }) => ({
      ...entity,
      languages: [...languages],
      mailboxes: [...mailboxes],
    })),
  });
  await tx.entityName.createMany({
    data: directory.entities.flatMap(({ code, names, formerNames = [] }) => [
      ...Object.entries(names).map(([language, name]) => ({ entityCode: code, language, until: '', ...name })),
      ...formerNames.map((name) => ({ entityCode: code, ...name })),
    ]),
  });
  await tx.instrument.createMany({ data: [...directory.instruments] });
  await tx.treatyAction.createMany({
    data: directory.treatyActions.map(({ instrument, ...action }) => ({ ...action, instrumentCode: instrument })),
  });
};
