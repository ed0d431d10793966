import { expect, it } from 'vitest';
import { writeDirectory } from '../../../adapters/database/directory.ts';
import { readDirectoryCsv } from '../../../adapters/directory/read-directory.ts';
import type { Directory } from '../../../domain/directory/directory.ts';
import type { FormerName } from '../../../domain/directory/entity.ts';
import { seed, seedDirectoryFolder } from '../../../prisma/seed/seed.ts';
import { useOwnDatabase } from './own-database.ts';

const own = useOwnDatabase();

const byDay = (a: FormerName, b: FormerName): number =>
  `${a.until} ${a.language}` < `${b.until} ${b.language}` ? -1 : 1;

/** The same directory in one order, so that two can be compared; no former names are an empty list of them. */
const ordered = ({ entities, instruments, treatyActions }: Directory) => ({
  entities: entities
    .map((entity) => ({ ...entity, formerNames: (entity.formerNames ?? []).toSorted(byDay) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1)),
  instruments: [...instruments].sort((a, b) => (a.code < b.code ? -1 : 1)),
  treatyActions: treatyActions.map((action) => JSON.stringify(action, Object.keys(action).sort())).sort(),
});

it('gives back the whole seed as it stands in the files', async () => {
  const directory = readDirectoryCsv(seedDirectoryFolder);
  expect(directory.entities.length).toBeGreaterThan(200);
  expect(await seed(own.url)).toMatchObject({ entities: directory.entities.length });
  expect(ordered(await own.database.read.directory())).toEqual(ordered(directory));
});

it('is not filled a second time', async () => {
  expect(await seed(own.url)).toEqual({ entities: 0, officers: 0 });
});

it('is replaced whole, with languages and mailboxes in their order', async () => {
  const { entities, instruments, treatyActions } = readDirectoryCsv(seedDirectoryFolder);
  const austria = entities.filter(({ code }) => code === 'AUT');
  const [first] = austria;
  if (first === undefined) throw new Error('Austria is not in the seed');
  const changed: Directory = {
    entities: [{ ...first, languages: ['fr', 'en'], mailboxes: ['z@aut.example', 'a@aut.example'] }],
    instruments,
    treatyActions: treatyActions.filter(({ entityCode }) => entityCode === 'AUT'),
  };
  await own.client.$transaction((tx) => writeDirectory(tx, changed));
  expect(ordered(await own.database.read.directory())).toEqual(ordered(changed));
});
