import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../adapters/database/database.ts';
import { openClient } from '../../adapters/database/prisma-client.ts';
import { migrationsFolder } from '../../stack/migrations/folder.ts';
import { migrate } from '../../stack/migrations.ts';
import { type FreshDatabase, freshDatabase, ownFolder } from '../support/stack.ts';

let database: FreshDatabase;
let client: Client;

beforeAll(async () => {
  database = await freshDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
  // The database as the first release made it, with a campaign under way.
  await client.query('drop schema public cascade; create schema public');
  const first = join(ownFolder('first-release'), 'migrations');
  cpSync(migrationsFolder(), first, {
    recursive: true,
    filter: (path) => !/\/\d{14}_/.test(path) || path.includes('_request_cycle'),
  });
  expect(readdirSync(first).filter((name) => /^\d{14}_/.test(name))).toHaveLength(1);
  await migrate(database.url, first);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

it('a campaign under way keeps every row, goes by e-mail and is not paused', async () => {
  await client.query(`
    insert into campaign (id, status, definition, drafted_by, drafted_at, clock_origin_at, clock_speed, deadline_at,
      cut_off_at, working_mornings, registration_key)
    values ('earlier', 'open', '{"sending": {"ratePerSecond": null}}', 'desk-officer', now(), now(), 1, now(), now(),
      '[]', 'run-1');
    insert into addressee (campaign_id, code, position, cohort, kind, name, names, audience_class, treaty_status,
      instrument, language, mailboxes, request_reference, phase, revision, cycle)
    values ('earlier', 'AUT', 1, 1, 'member-state', 'Austria', '{}', 'parties', 'party', 'note-verbale', 'en',
      '{first@aut.example,second@aut.example}', 'VB 2015/1/OCB', 'open', 1, '{"code": "AUT", "revision": 1}');
    insert into note (id, campaign_id, addressee_code, kind, sequence, reference, dated, message_id, token,
      envelope_from, envelope_to, state, attempt, prepared_at)
    values ('note-1', 'earlier', 'AUT', 'request', 1, 'VB 2015/1/OCB', '2015-05-20', '<1@secretariat.example>', 'token-1',
      'notes+token-1@secretariat.example', 'first@aut.example', 'accepted', 1, now())`);
  const { applied } = await migrate(database.url);
  expect(applied.length).toBeGreaterThan(0);

  const prisma = openClient(database.url, 1);
  const { read, transaction } = openDatabase(prisma, Date.now);
  expect(await read.addressee('earlier', 'AUT')).toMatchObject({
    channel: 'email',
    workingMailbox: null,
    mailboxes: ['first@aut.example', 'second@aut.example'],
    cycle: { code: 'AUT', revision: 1 },
  });
  expect(await read.notesOf('earlier', 'AUT')).toMatchObject([
    {
      id: 'note-1',
      channel: 'email',
      attempt: 1,
      attemptsElsewhere: 0,
      state: 'accepted',
      envelopeTo: 'first@aut.example',
    },
  ]);
  expect(await transaction((unit) => unit.dispatchPause('earlier'))).toBeNull();
  // A report about it finds it by its token, as before.
  const { tokens } = await read.matches({ messageIds: [], references: [], senders: [], tokens: ['token-1'] });
  expect(tokens).toMatchObject([{ noteId: 'note-1', mailbox: 'first@aut.example' }]);
  await prisma.$disconnect();
});
