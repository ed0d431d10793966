import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { DomainRefusal } from '../../domain/errors.ts';
import { environmentSchema, readEnvironment, withoutPassword } from '../../stack/environment.ts';
import { projectFolder } from '../../stack/project.ts';

const example = new Map(
  readFileSync(join(projectFolder, '.env.example'), 'utf8')
    .split('\n')
    .map((line) => /^(?:# )?([A-Z][A-Z0-9_]*)=(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, name, value]) => [name as string, value as string]),
);

const refusalOf = (variables: Record<string, string>): DomainRefusal => {
  try {
    readEnvironment(variables);
  } catch (error) {
    if (error instanceof DomainRefusal) return error;
  }
  throw new Error('The environment was not refused.');
};

describe('the example of the environment', () => {
  it('has every variable of the schema and no other', () => {
    expect([...example.keys()].sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });

  it('shows values the schema takes', () => {
    expect(() => readEnvironment(Object.fromEntries(example))).not.toThrow();
  });

  it('shows the default of every variable that has one', () => {
    const defaults: Record<string, unknown> = readEnvironment({});
    const shown: Record<string, unknown> = readEnvironment(Object.fromEntries(example));
    for (const name of ['SMTP_CONNECTIONS', 'SMTP_ANSWER_TIMEOUT_SECONDS', 'INTAKE_HOST', 'LOG_LEVEL']) {
      expect(shown[name], name).toEqual(defaults[name]);
    }
    const others = Object.keys(defaults).filter((name) => !isDeepStrictEqual(shown[name], defaults[name]));
    expect(others, 'a default that the example does not show').toEqual(['VERBALE_HOME']);
  });
});

describe('reading the environment', () => {
  it('takes an empty value for none', () => {
    expect(readEnvironment({ DATABASE_URL: '', SMTP_CONNECTIONS: ' ' })).toMatchObject({ SMTP_CONNECTIONS: 10 });
    expect(readEnvironment({ DATABASE_URL: '' }).DATABASE_URL).toBeUndefined();
  });

  it('names every wrong variable with its remedy', () => {
    const refusal = refusalOf({ SMTP_CONNECTIONS: 'many', INTAKE_PORT: '70000', DATABASE_URL: 'mysql://x/y' });
    expect(refusal.code).toBe('environment');
    expect(refusal.mistakes.map(({ path }) => path).sort()).toEqual([
      'DATABASE_URL',
      'INTAKE_PORT',
      'SMTP_CONNECTIONS',
    ]);
    for (const { path, message } of refusal.mistakes) expect(message).toContain(`unset ${path}`);
  });

  it('does not repeat a password in its refusal', () => {
    expect(refusalOf({ SMTP_URL: 'http://me:hunter2@relay.example' }).message).not.toContain('hunter2');
  });
});

it('refuses the address of a mailbox that nobody could sign in to', () => {
  for (const [address, why] of [
    ['imaps://imap.secretariat.example', 'no user'],
    ['imaps://replies:hunter2@imap.secretariat.example/INBOX', 'IMAP_FOLDERS'],
    ['imap://replies:hunter2@imap.secretariat.example?starttls=no', 'starttls=off'],
  ] as const) {
    const { message } = refusalOf({ IMAP_URL: address });
    expect(message).toContain(why);
    expect(message).not.toContain('hunter2');
  }
  expect(refusalOf({ IMAP_FOLDERS: ' , ' }).message).toContain('names no folder');
  expect(refusalOf({ IMAP_SINCE: '1 November' }).message).toContain('is no day such as');
});

it('reads the folders of a mailbox', () => {
  expect(readEnvironment({}).IMAP_FOLDERS).toEqual(['INBOX']);
  expect(readEnvironment({ IMAP_FOLDERS: 'INBOX, Junk,INBOX' }).IMAP_FOLDERS).toEqual(['INBOX', 'Junk']);
});

it('prints an address without its password', () => {
  expect(withoutPassword('postgresql://verbale:p%40ss:w@127.0.0.1:5432/verbale')).toBe(
    'postgresql://verbale:***@127.0.0.1:5432/verbale',
  );
  expect(withoutPassword('imaps://replies@secretariat.example:s@cret@imap.example')).toBe(
    'imaps://replies@secretariat.example:***@imap.example',
  );
  expect(withoutPassword('smtp://127.0.0.1:25')).toBe('smtp://127.0.0.1:25');
});
