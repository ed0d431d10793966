import { connect } from 'node:net';
import { Connection } from '@temporalio/client';
import { createTransport } from 'nodemailer';
import { type ListeningPlace, listeningPlace } from '../../adapters/mail/listening-place.ts';
import { type Connections, findConnections, type TemporalConnection } from '../connections.ts';
import { type Environment, withoutPassword } from '../environment.ts';
import { examineMigrations } from '../migrations.ts';
import { isFree } from '../process/free-port.ts';
import { searchAttributes } from '../temporal-server.ts';
import { type Finding, fine, idle, messageOf, problem } from './finding.ts';
import { examineMailbox } from './mailbox.ts';

const examineDatabase = async (url: string): Promise<Finding[]> => {
  const shown = withoutPassword(url);
  try {
    const { pending, edited, failed, unknown } = await examineMigrations(url);
    const reached = fine('Database', `answers at ${shown}`);
    const named = (names: readonly string[]) => names.join(', ');
    const schema = (found: string, remedy: string) => [reached, problem('Database schema', found, remedy)];
    if (failed.length > 0) {
      return schema(
        `a migration was begun and did not end: ${named(failed)}`,
        'Look at the database, undo what it half did, and delete its line from the table _prisma_migrations.',
      );
    }
    if (unknown.length > 0) {
      return schema(`newer than this program: ${named(unknown)}`, 'Run the version of Verbale that made it, or newer.');
    }
    if (edited.length > 0) {
      return schema(
        `made by other migrations than these: ${named(edited)} differ`,
        'Restore prisma/migrations as released; a migration is never changed once it was applied.',
      );
    }
    if (pending.length > 0) return schema(`older than this program: ${named(pending)}`, 'Run "verbale migrate".');
    return [reached, fine('Database schema', 'up to date')];
  } catch (error) {
    return [
      problem(
        'Database',
        `${shown}: ${messageOf(error)}`,
        'Start PostgreSQL there, or correct DATABASE_URL, or unset it for the embedded one.',
      ),
    ];
  }
};

/** Names of Temporal's numbered types of search attributes that we use. */
const typeNumbers = { Keyword: 2, Datetime: 6 } as const;

const examineTemporal = async (temporal: TemporalConnection, namespace: string): Promise<Finding[]> => {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ ...temporal, connectTimeout: '5s' } as { address: string });
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const missing = Object.entries(searchAttributes).filter(([name, type]) => {
      return customAttributes?.[name] !== typeNumbers[type];
    });
    const reached = fine('Temporal', `answers at ${temporal.address}, namespace ${namespace}`);
    if (missing.length === 0) return [reached, fine('Temporal search attributes', 'all defined')];
    const create = missing.map(([name, type]) => `--name ${name} --type ${type}`).join(' ');
    return [
      reached,
      problem(
        'Temporal search attributes',
        `missing or of another type: ${missing.map(([name, type]) => `${name} (${type})`).join(', ')}`,
        `Run "temporal operator search-attribute create --address ${temporal.address} --namespace ${namespace} ${create}".`,
      ),
    ];
  } catch (error) {
    return [
      problem(
        'Temporal',
        `${temporal.address}, namespace ${namespace}: ${messageOf(error)}`,
        'Start Temporal there, or correct TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE or the profile, or unset them for the embedded one.',
      ),
    ];
  } finally {
    await connection?.close().catch(() => undefined);
  }
};

const examineSmtp = async (url: string): Promise<Finding> => {
  const shown = withoutPassword(url);
  const waits = 'connectionTimeout=5000&greetingTimeout=5000&socketTimeout=5000';
  const transport = createTransport(`${url}${url.includes('?') ? '&' : '?'}${waits}`);
  try {
    await transport.verify();
    return fine('Outgoing mail', `${shown} greets${new URL(url).username ? ' and takes our sign-in' : ''}`);
  } catch (error) {
    return problem('Outgoing mail', `${shown}: ${messageOf(error)}`, 'Start the mail server, or correct SMTP_URL.');
  } finally {
    transport.close();
  }
};

/** First bytes a server sends by itself, or why there are none. */
const greeting = (place: ListeningPlace): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ ...place, timeout: 5_000 });
    const end = (settle: () => void) => {
      socket.destroy();
      settle();
    };
    socket.once('data', (data) => end(() => resolve(data.toString('latin1').trim())));
    socket.once('timeout', () => end(() => reject(new Error('no greeting within 5 s'))));
    socket.once('error', (error) => end(() => reject(error)));
  });

const examineIntake = async (intake: NonNullable<Connections['intake']>, runs: boolean): Promise<Finding> => {
  const place = `${intake.host}:${intake.port}`;
  if (!runs) {
    return (await isFree(intake.port))
      ? idle('Incoming mail', `nothing listens on ${place}; the worker will`)
      : fine('Incoming mail', `something listens on ${place}`);
  }
  const host = intake.host === '0.0.0.0' ? '127.0.0.1' : intake.host;
  try {
    const said = await greeting({ host, port: intake.port });
    if (said.startsWith('220')) return fine('Incoming mail', `the door at ${place} greets`);
    return problem('Incoming mail', `${place} said "${said}"`, 'Set INTAKE_PORT to a port nobody else uses.');
  } catch (error) {
    return problem('Incoming mail', `${place}: ${messageOf(error)}`, 'Look into logs/worker.log in VERBALE_HOME.');
  }
};

/** The door that listens for LMTP; nothing else should. */
const examineLmtp = async (env: Environment, runs: boolean): Promise<Finding[]> => {
  if (env.LMTP_LISTEN === undefined) return [];
  const part = 'Incoming mail by LMTP';
  const place = listeningPlace(env.LMTP_LISTEN);
  if (!runs) return [idle(part, `at ${env.LMTP_LISTEN} once a worker runs`)];
  try {
    const said = await greeting(place);
    return said.startsWith('220')
      ? [fine(part, `the door at ${env.LMTP_LISTEN} greets`)]
      : [problem(part, `${env.LMTP_LISTEN} said "${said}"`, 'Set LMTP_LISTEN to a place nobody else uses.')];
  } catch (error) {
    return [problem(part, `${env.LMTP_LISTEN}: ${messageOf(error)}`, 'Look into logs/worker.log in VERBALE_HOME.')];
  }
};

/** Examines what must answer. Without a stack and without variables that name parts, nothing has to. */
export const examineServices = async (env: Environment): Promise<Finding[]> => {
  const { stack, databaseUrl, temporal, namespace, smtpUrl, intake } = findConnections(env);
  return [
    stack
      ? fine('Embedded stack', `runs over ${env.VERBALE_HOME} (process ${stack.pid})`)
      : idle('Embedded stack', `does not run over ${env.VERBALE_HOME}; "npx verbale start" starts it`),
    ...(databaseUrl ? await examineDatabase(databaseUrl) : []),
    ...(temporal ? await examineTemporal(temporal, namespace) : []),
    ...(smtpUrl ? [await examineSmtp(smtpUrl)] : []),
    ...(intake ? [await examineIntake(intake, stack !== undefined)] : []),
    ...(await examineLmtp(env, stack !== undefined)),
    ...(await examineMailbox(env, databaseUrl)),
  ];
};
