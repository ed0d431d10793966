import { loadClientConnectConfig } from '@temporalio/envconfig';
import { DomainRefusal, TemporaryFailure } from '../domain/errors.ts';
import { type Environment, environment, temporalVariables } from './environment.ts';
import { readRunningStack } from './running-stack.ts';

/** What `Connection.connect` and `NativeConnection.connect` take, without what only one of them has. */
export interface TemporalConnection {
  readonly address: string;
  readonly tls?: boolean | object;
  readonly apiKey?: string;
  readonly metadata?: Record<string, string>;
}

/** How to reach every part. */
export interface Connections {
  readonly databaseUrl: string;
  readonly temporal: TemporalConnection;
  readonly namespace: string;
  readonly smtpUrl: string;
  /** Where this deployment takes mail in, host and port; undefined when nothing listens here. */
  readonly intake: { readonly host: string; readonly port: number } | undefined;
  /** Address of Temporal's web page where it is known. */
  readonly temporalUi: string | undefined;
}

/**
 * The Temporal server named by the environment or by a profile of Temporal's configuration file; undefined when
 * neither names one. A configuration file alone, without TEMPORAL_PROFILE or TEMPORAL_CONFIG_FILE, does not count:
 * many people have one for other work.
 * @throws DomainRefusal when the configuration cannot be read
 */
export const temporalFromEnvironment = (
  env: Environment = environment(),
): { readonly connection: TemporalConnection; readonly namespace: string } | undefined => {
  if (!env.TEMPORAL_ADDRESS && !env.TEMPORAL_PROFILE && !env.TEMPORAL_CONFIG_FILE) return undefined;
  const { TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_PROFILE, TEMPORAL_CONFIG_FILE } = env;
  const given = { TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_PROFILE, TEMPORAL_CONFIG_FILE };
  const named = Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => !!entry[1]));
  const byFile = env.TEMPORAL_PROFILE !== undefined || env.TEMPORAL_CONFIG_FILE !== undefined;
  try {
    const { connectionOptions, namespace } = loadClientConnectConfig({
      overrideEnvVars: { ...temporalVariables(), ...named },
      disableFile: !byFile,
    });
    const { address, tls, apiKey, metadata } = connectionOptions;
    if (!address) throw new Error('the profile names no address');
    return {
      connection: {
        address,
        ...(tls && { tls }),
        ...(typeof apiKey === 'string' && { apiKey }),
        ...(metadata && { metadata: metadata as Record<string, string> }),
      },
      namespace: namespace ?? env.TEMPORAL_NAMESPACE ?? 'default',
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new DomainRefusal(
      'environment',
      `Temporal's configuration cannot be used: ${message}. Correct TEMPORAL_ADDRESS, TEMPORAL_PROFILE or the file TEMPORAL_CONFIG_FILE names.`,
    );
  }
};

/** What the environment's variables or a running stack name; undefined where neither names a part. */
export const findConnections = (env: Environment = environment()) => {
  const stack = readRunningStack(env.VERBALE_HOME);
  const external = temporalFromEnvironment(env);
  return {
    stack,
    databaseUrl: env.DATABASE_URL ?? stack?.databaseUrl,
    temporal: external?.connection ?? (stack && { address: stack.temporalAddress }),
    namespace: external?.namespace ?? env.TEMPORAL_NAMESPACE ?? stack?.namespace ?? 'default',
    smtpUrl: env.SMTP_URL ?? stack?.smtpUrl,
    intake: env.INTAKE_PORT === undefined ? stack?.intake : { host: env.INTAKE_HOST, port: env.INTAKE_PORT },
    temporalUi: external ? undefined : stack?.temporalUi,
  };
};

const required = <Value>(value: Value | undefined, what: string, variable: string): Value => {
  if (value !== undefined) return value;
  throw new TemporaryFailure(
    `No ${what} to reach: start the stack with "npx verbale start" (in another terminal), or set ${variable}.`,
  );
};

/**
 * Finds the database alone, for what needs nothing else.
 * @throws TemporaryFailure when neither the environment nor a running stack names one
 */
export const discoverDatabaseUrl = (env: Environment = environment()): string =>
  required(findConnections(env).databaseUrl, 'database', 'DATABASE_URL');

/**
 * Finds the Temporal server alone.
 * @throws TemporaryFailure when neither the environment nor a running stack names one
 */
export const discoverTemporal = (env: Environment = environment()): Pick<Connections, 'temporal' | 'namespace'> => {
  const { temporal, namespace } = findConnections(env);
  return { temporal: required(temporal, 'Temporal server', 'TEMPORAL_ADDRESS'), namespace };
};

/**
 * The address under which missions reach the portal.
 * @throws TemporaryFailure when neither the environment nor a running stack names one
 */
export const discoverPortalUrl = (env: Environment = environment()): string =>
  required(env.PORTAL_URL ?? readRunningStack(env.VERBALE_HOME)?.portalUrl, 'portal', 'PORTAL_URL');

/**
 * Finds every part: the environment's variables first, then the stack that runs over VERBALE_HOME.
 * @throws TemporaryFailure naming the part that neither gives, and what to do
 */
export const discoverConnections = (env: Environment = environment()): Connections => {
  const { stack: _, databaseUrl, temporal, smtpUrl, ...found } = findConnections(env);
  return {
    ...found,
    databaseUrl: required(databaseUrl, 'database', 'DATABASE_URL'),
    temporal: required(temporal, 'Temporal server', 'TEMPORAL_ADDRESS'),
    smtpUrl: required(smtpUrl, 'mail server', 'SMTP_URL'),
  };
};
