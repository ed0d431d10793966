import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CheckedMessage } from '../../client/cli/commands/intake-check.ts';
import { runCli } from '../client/run-cli.ts';
import { ownFolder } from '../support/stack.ts';

/** Nothing that runs could be reached: the command needs none of it. */
const nowhere = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', TEMPORAL_ADDRESS: '127.0.0.1:1' };

const check = async (folder: string): Promise<CheckedMessage[]> => {
  const { code, stdout, stderr } = await runCli(nowhere, 'intake-check', folder);
  expect(code, stderr).toBe(0);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as CheckedMessage);
};

const comments = `From: Permanent Mission <vienna@austria.example>
Message-ID: <r1@austria.example>
Subject: Comments of Austria
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

Please find attached the comments of Austria.
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename=comments.pdf

%PDF-
--b--
`;
const bounce = `Return-Path: <>
From: MAILER-DAEMON@mx.example
Subject: failure notice

Hi. This is the qmail-send program at mx.example.
<vienna@austria.example>: no such user
`;
const thanks = 'From: vienna@austria.example\nSubject: Re: Note verbale\n\nMany thanks, well received.\n';

test('prints one line of JSON for each message of a folder, whatever its bytes are', async () => {
  const folder = ownFolder('check');
  mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
  const noise = randomBytes(5000);
  const files: Record<string, string | Buffer> = {
    'a-comments.eml': comments,
    'b-bounce.eml': bounce,
    'c-noise.eml': noise,
    'd-empty': '',
    'deep/er/e-thanks': thanks,
    'f-box.mbox': `From vienna@austria.example Mon Jun 22 10:00:01 2015\n${thanks}\nFrom MAILER-DAEMON Mon Jun 22 10:00:02 2015\n${bounce}`,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);

  const lines = await check(folder);
  expect(lines.map(({ file, message, class: named, decision }) => [file, message, named, decision])).toEqual([
    ['a-comments.eml', undefined, 'reply', 'filed'],
    ['b-bounce.eml', undefined, 'delivery-report', 'filed'],
    ['c-noise.eml', undefined, 'reply', 'held'],
    ['d-empty', undefined, 'reply', 'held'],
    ['deep/er/e-thanks', undefined, 'reply', 'held'],
    ['f-box.mbox', 1, 'reply', 'held'],
    ['f-box.mbox', 2, 'delivery-report', 'filed'],
  ]);
  expect(lines[0]).toMatchObject({
    messageId: '<r1@austria.example>',
    from: 'vienna@austria.example',
    subject: 'Comments of Austria',
    sha256: createHash('sha256').update(comments).digest('hex'),
  });
  expect(lines[1]).toMatchObject({ delivery: 'failed' });
  expect(lines[1]?.reasons).toContain('A mail system wrote it (MAILER-DAEMON).');
  expect(lines[2]).toMatchObject({ bytes: 5000, sha256: createHash('sha256').update(noise).digest('hex') });
});

test('ends with 3 where there is no such folder', async () => {
  const { code, stdout, stderr } = await runCli(nowhere, 'intake-check', '/no/such/folder');
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toContain('/no/such/folder');
});
