import fc from 'fast-check';
import { expect, it } from 'vitest';
import { takeSymbol } from '../../../activities/compile/take-symbol.ts';
import { parseSymbol } from '../../../domain/compile/document-symbol.ts';
import { placesOf } from '../../../domain/compile/symbol-series.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { aCampaign } from '../../builders/a-campaign.ts';

const own = useOwnDatabase();

const entry = (campaignId: string | null = null) => ({
  names: 'A paper',
  campaignId,
  enteredBy: 'registrar',
  enteredAtMs: 1,
});

it('never gives one symbol twice, whoever asks at the same time and whatever was typed before', async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }), { minLength: 2, maxLength: 8 }),
      async (wishes) => {
        round += 1;
        const series = `CTOC/COP/WG.${round}/2016/CRP`;
        // null = the next number, else that one is typed; all at once.
        const given = await Promise.all(
          wishes.map((wish) =>
            own.database.transaction(async (unit) => {
              if (wish === null) return unit.assignSymbol(series, entry());
              const typed = `${series}.${wish}`;
              return (await unit.enterSymbol(typed, 'typed', entry())).length === 0 ? typed : null;
            }),
          ),
        );
        const got = given.filter((symbol) => symbol !== null);
        expect(new Set(got).size).toBe(got.length);
        expect(got.length).toBeGreaterThanOrEqual(wishes.filter((wish) => wish === null).length);
        const registered = (await own.database.read.symbols()).filter(({ key }) => key.startsWith(`${series}.`));
        expect(registered.map(({ symbol }) => symbol).toSorted()).toEqual(got.toSorted());
      },
    ),
    { numRuns: 12 },
  );
});

it('takes the number after the highest known, and both halves of a joint symbol', async () => {
  await own.database.transaction(async (unit) => {
    await unit.enterSymbol('CTOC/COP/WG.98/2018/CRP.4', 'typed', entry());
    expect(await unit.assignSymbol('CTOC/COP/WG.98/2018/CRP', entry())).toBe('CTOC/COP/WG.98/2018/CRP.5');
    const joint = 'CTOC/COP/WG.98/2018/CRP.9-CTOC/COP/WG.99/2018/CRP.1';
    expect(await unit.enterSymbol(joint, 'typed', entry())).toEqual([]);
    for (const half of joint.split(/-(?=CTOC)/))
      expect(await unit.enterSymbol(half, 'typed', entry())).toMatchObject([{ symbol: joint, names: 'A paper' }]);
    expect(placesOf(parseSymbol(joint))).toHaveLength(2);
  });
});

it('refuses a typed symbol that names another paper, by name, and gives a reserved one to the campaign', async () => {
  const paper = { ...aCampaign().paper, symbol: 'CTOC/COP/WG.97/2015/2' };
  const take = (id: string, symbol = paper.symbol) =>
    own.database.transaction((unit) =>
      takeSymbol(unit, aCampaign({ id, paper: { ...paper, symbol } }), 'desk-officer', 1, 1),
    );
  await own.database.transaction((unit) => unit.enterSymbol('CTOC/COP/WG.97/2015/3', 'assigned', entry()));
  expect((await take('first')).definition.paper.symbol).toBe(paper.symbol);
  await expect(take('second')).rejects.toThrow(
    'paper.symbol: CTOC/COP/WG.97/2015/2 already names "Comments and views" (campaign first).',
  );
  await expect(take('second', 'CTOC/COP/WG.97/2015/2*')).rejects.toThrow(/already names/);
  expect((await take('third', 'CTOC/COP/WG.97/2015/3')).definition.paper.symbol).toBe('CTOC/COP/WG.97/2015/3');
  await expect(take('fourth', 'CTOC/COP/WG.97/2015/3')).rejects.toThrow(/campaign third/);
});

it('assigns the next of a series where the campaign file gives one', async () => {
  const take = (id: string) =>
    own.database.transaction((unit) =>
      takeSymbol(
        unit,
        aCampaign({ id, paper: { ...aCampaign().paper, series: 'CTOC/COP/WG.96/2016/CRP' } }),
        'desk-officer',
        1,
        1,
      ),
    );
  const symbols = await Promise.all(['a', 'b', 'c'].map(take));
  expect(symbols.map(({ definition }) => definition.paper.symbol).toSorted()).toEqual(
    [1, 2, 3].map((number) => `CTOC/COP/WG.96/2016/CRP.${number}`),
  );
  expect(symbols[0]?.entry).toMatchObject({ type: 'symbol-assigned' });
  expect(symbols[0]?.definition.paper).not.toHaveProperty('series');
});
