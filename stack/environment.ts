import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { parseImapUrl } from '../adapters/mail/imap-url.ts';
import { isStrictMailbox } from '../domain/directory/mailbox.ts';
import { DomainRefusal, type Mistake } from '../domain/errors.ts';
import { isPackaged, projectFolder } from './project.ts';

const number = (least: number, most: number) =>
  z.coerce.number({ error: 'is no number' }).min(least, `is less than ${least}`).max(most, `is more than ${most}`);
const whole = (least: number, most: number) => number(least, most).int('is no whole number');
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const port = whole(1, 65_535);
const url = (...schemes: string[]) =>
  z.string().refine(
    (value) => {
      try {
        return schemes.includes(new URL(value).protocol.slice(0, -1));
      } catch {
        return false;
      }
    },
    `is no address that starts with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  );
const hostAndPort = z.string().regex(/^(\[[0-9a-fA-F:]+\]|[^\s:/]+):\d{1,5}$/, 'is not host:port');
/** A socket of the file system by its absolute path, or a place of the network. */
const socket = z
  .string()
  .regex(/^(\/\S+|(\[[0-9a-fA-F:]+\]|[^\s:/]+):\d{1,5})$/, 'is neither host:port nor the absolute path of a socket');
const folders = z
  .string()
  .transform((value) => [...new Set(value.split(',').map((name) => name.trim()))].filter((name) => name !== ''))
  .refine((names) => names.length > 0, 'names no folder');
const path = z.string().transform((value) => resolve(value));

const mailboxes = z.string().transform((value, check) => {
  const given = value.split(/[\s,]+/).filter((mailbox) => mailbox !== '');
  for (const mailbox of given)
    if (!isStrictMailbox(mailbox)) check.addIssue(`has ${mailbox}, which is not one mailbox name@host`);
  return given;
});

const networks = z.string().transform((value, check) => {
  const given = value.split(/[\s,]+/).filter((network) => network !== '');
  for (const network of given) {
    const [address = '', bits, ...more] = network.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
    if (isIP(address) === 0 || more.length > 0 || !isNetwork)
      check.addIssue(`has ${network}, which is no address or network such as 192.0.2.7 or 192.0.2.0/24`);
  }
  return given;
});

/** Every environment variable the product reads, but for the TEMPORAL_* of Temporal's own configuration. */
export const environmentSchema = z.object({
  DATABASE_URL: url('postgresql', 'postgres').optional(),
  TEMPORAL_ADDRESS: hostAndPort.optional(),
  TEMPORAL_NAMESPACE: z.string().optional(),
  TEMPORAL_PROFILE: z.string().optional(),
  TEMPORAL_CONFIG_FILE: path.optional(),
  SMTP_URL: url('smtp', 'smtps').optional(),
  SMTP_CONNECTIONS: whole(1, 100).default(10),
  SMTP_ANSWER_TIMEOUT_SECONDS: number(1, 3_600).default(600),
  DKIM_DOMAIN: z.string().optional(),
  DKIM_SELECTOR: z.string().optional(),
  DKIM_KEY_FILE: path.optional(),
  INTAKE_HOST: z.string().default('127.0.0.1'),
  INTAKE_PORT: port.optional(),
  LMTP_LISTEN: socket.optional(),
  IMAP_URL: url('imaps', 'imap').optional(),
  IMAP_FOLDERS: folders.default(['INBOX']),
  IMAP_SINCE: z.iso.date('is no day such as 2026-11-01').optional(),
  IMAP_POLL_SECONDS: whole(5, 3_600).default(60),
  IMAP_CA_FILE: path.optional(),
  TRUSTED_AUTHSERV_ID: z
    .string()
    .regex(/^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/, 'is no name of a mail server')
    .optional(),
  TRUSTED_RELAY_ADDRESSES: networks.optional(),
  CLAMAV_SOCKET: socket.optional(),
  PORTAL_HOST: z.string().default('127.0.0.1'),
  PORTAL_PORT: port.optional(),
  PORTAL_URL: url('https', 'http').optional(),
  PORTAL_PROXIES: whole(0, 10).default(0),
  PORTAL_FILE_MEGABYTES: whole(1, 500).default(50),
  VERBALE_HOME: path.default(join(isPackaged ? process.cwd() : projectFolder, '.verbale')),
  VERBALE_OFFICER: z.string().optional(),
  VERBALE_DIGEST_TO: mailboxes.optional(),
  VERBALE_DIGEST_HOUR: whole(0, 23).default(6),
  LOG_LEVEL: z.enum(levels, { error: `is none of ${levels.join(', ')}` }).default('info'),
  NO_COLOR: z.string().optional(),
  VERBALE_POSTGRES_PORT: port.optional(),
  VERBALE_TEMPORAL_PORT: port.optional(),
  VERBALE_TEMPORAL_UI_PORT: port.optional(),
  VERBALE_EXCHANGE_PORT: port.optional(),
  VERBALE_TEMPORAL_CLI: path.optional(),
  VERBALE_TEMPORAL_TEST_SERVER: path.optional(),
});

const dkimVariables = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE'] as const;

/** A signature needs all three, and half of them is a mistake that nobody would notice before a receiver does. */
const completeSchema = environmentSchema.superRefine((variables, check) => {
  if (variables.IMAP_URL !== undefined) {
    try {
      parseImapUrl(variables.IMAP_URL);
    } catch (error) {
      if (!(error instanceof DomainRefusal)) throw error;
      check.addIssue({ code: 'custom', path: ['IMAP_URL'], message: `is refused: ${error.message}` });
    }
  }
  const missing = dkimVariables.filter((name) => variables[name] === undefined);
  if (missing.length === dkimVariables.length) return;
  for (const name of missing)
    check.addIssue({
      code: 'custom',
      path: [name],
      message: `is missing though another of ${dkimVariables.join(', ')} is set`,
    });
});

export type Environment = Readonly<z.output<typeof environmentSchema>>;

type Variables = Readonly<Record<string, string | undefined>>;

/** An empty value means the same as none: that is how a line of a .env file is switched off. */
const withoutEmpty = (variables: Variables): Record<string, string> =>
  Object.fromEntries(Object.entries(variables).filter((entry): entry is [string, string] => !!entry[1]?.trim()));

const shown = (value: string | undefined): string => withoutPassword(value ?? '');

/**
 * Reads the variables.
 * @throws DomainRefusal `environment` with every wrong variable, its value and what it should be
 */
export const readEnvironment = (variables: Variables): Environment => {
  const given = withoutEmpty(variables);
  const read = completeSchema.safeParse(given);
  if (read.success) return read.data;
  const mistakes: Mistake[] = read.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return { path: name, message: `"${shown(given[name])}" ${issue.message}. Correct it or unset ${name}.` };
  });
  throw new DomainRefusal(
    'environment',
    `The environment has ${mistakes.length === 1 ? 'a wrong variable' : `${mistakes.length} wrong variables`}: ${mistakes
      .map(({ path, message }) => `${path}: ${message}`)
      .join(' ')} See .env.example.`,
    mistakes,
  );
};

let present: Environment | undefined;

/** Takes a .env file in the present folder into the environment, once; what is set already wins over the file. */
const loadFile = (): void => {
  const file = resolve('.env');
  if (existsSync(file)) process.loadEnvFile(file);
};

/** The environment of this process, with the .env file of the present folder. Read once. */
export const environment = (): Environment => {
  if (!present) {
    loadFile();
    present = readEnvironment(process.env);
  }
  return present;
};

/** Has the environment read anew when it is next asked for: for whoever changes it within one process. */
export const forgetEnvironment = (): void => {
  present = undefined;
};

/** All TEMPORAL_* variables, which Temporal's own configuration reads: address, profile, keys, certificates. */
export const temporalVariables = (): Record<string, string> => {
  environment();
  return Object.fromEntries(
    Object.entries(withoutEmpty(process.env)).filter(([name]) => /^(TEMPORAL_|HOME$|XDG_CONFIG_HOME$)/.test(name)),
  );
};

/**
 * The environment for a process of ours: this one's, with the given variables instead of its own. One given without a
 * value is passed on empty, so that the process does not find it in the .env file again.
 */
export const childEnvironment = (instead: Variables): Record<string, string> => {
  environment();
  const given = Object.entries(instead).map(([name, value]) => [name, value ?? '']);
  return { ...withoutEmpty(process.env), ...Object.fromEntries(given) };
};

/** An address as it may be printed: a password in it becomes ***. */
export const withoutPassword = (address: string): string => address.replace(/(:\/\/[^:/\s]*):\S*@/, '$1:***@');
