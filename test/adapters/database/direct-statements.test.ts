import { expect, it } from 'vitest';
import { inTransaction, type Transaction } from '../../../adapters/database/prisma-client.ts';
import { useOwnDatabase } from './own-database.ts';

const own = useOwnDatabase();

const everyType = `SELECT 1 AS whole, count(*) AS large, 0.5::float8 AS part, 'text' AS text, true AS yes, NULL::text AS nothing,
  '2016-06-06T10:00:00.123Z'::timestamptz AS moment, ARRAY['2016-06-06T10:00:00Z'::timestamptz, NULL] AS moments,
  '{"a": [1, null]}'::jsonb AS json, ARRAY['x', NULL] AS texts, $1::text AS given, $2::timestamptz AS given_moment,
  ARRAY(SELECT unnest($3::text[])) AS given_texts FROM generate_series(1, 3)`;
const values = ['ß', new Date('2015-05-20T08:30:00.001Z'), ['a', 'b,c', '"']] as const;

it('reads every type of column as the client does', async () => {
  const byClient = await own.client.$queryRawUnsafe(everyType, ...values);
  expect(await inTransaction(own.client, (tx) => tx.$queryRawUnsafe(everyType, ...values))).toEqual(byClient);
  expect(byClient).toMatchObject([{ large: 3n, moment: new Date('2016-06-06T10:00:00.123Z'), json: { a: [1, null] } }]);
});

const insert = `INSERT INTO reference_counter (pattern, year, last) VALUES ($1, 2016, 7)`;

it('is part of the transaction, beside what the client does itself', async () => {
  const seen = await inTransaction(own.client, async (tx) => {
    expect(await tx.$executeRawUnsafe(insert, 'kept')).toBe(1);
    return tx.referenceCounter.findMany({ where: { pattern: 'kept' } });
  });
  expect(seen).toMatchObject([{ pattern: 'kept', last: 7 }]);
  const failed = inTransaction(own.client, async (tx) => {
    await tx.$executeRawUnsafe(insert, 'undone');
    throw new Error('changed my mind');
  });
  await expect(failed).rejects.toThrow('changed my mind');
  expect(await own.client.referenceCounter.count({ where: { pattern: 'undone' } })).toBe(0);
});

it('refuses a statement that comes after the end of its transaction', async () => {
  let late: Transaction | undefined;
  await inTransaction(own.client, async (tx) => {
    late = tx;
  });
  await expect(late?.$executeRawUnsafe(insert, 'late')).rejects.toThrow('has ended');
  expect(await own.client.referenceCounter.count({ where: { pattern: 'late' } })).toBe(0);
});
