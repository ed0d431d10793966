import { join } from 'node:path';
import { type EmbeddedOptions, type EmbeddedStack, startEmbedded } from './embedded.ts';
import { withoutPassword } from './environment.ts';

/** The lines that tell a person where every part is; no password is in them. */
export const describeStack = (stack: EmbeddedStack): string[] => {
  const { intake, portal, temporalUi, worker } = stack;
  const elsewhere = (part: unknown, variable: string) => (part ? '' : ` (not ours: ${variable})`);
  return [
    `Database   ${withoutPassword(stack.databaseUrl)}${elsewhere(stack.postgres, 'DATABASE_URL')}`,
    `Temporal   ${stack.temporal.address}, namespace ${stack.namespace}${elsewhere(stack.temporalServer, 'TEMPORAL_ADDRESS or a profile')}`,
    ...(temporalUi ? [`           web page ${temporalUi}`] : []),
    `Mail out   ${withoutPassword(stack.smtpUrl)}`,
    `           ${stack.mailRoute}`,
    ...(intake ? [`Mail in    ${intake.host}:${intake.port}, by SMTP`] : []),
    ...(portal ? [`Portal     ${portal.current().url}, for the upload links that "verbale upload-link" issues`] : []),
    ...(worker ? [`Worker     process ${worker.current().pid}`] : []),
    `Data       ${stack.home}, logs in ${join(stack.home, 'logs')}`,
  ];
};

/** A signal that comes again within this time is the same Ctrl-C, passed on by npm and the launcher. */
const sameSignalMilliseconds = 1_000;

/**
 * `npm start`: brings the stack up and keeps it until SIGINT, SIGTERM or SIGHUP, then stops everything in order.
 * @returns exit code 0 when it was stopped so
 * @throws what startEmbedded throws, with everything stopped
 */
export const runStart = async (options: EmbeddedOptions = {}): Promise<number> => {
  const say = options.say ?? ((line: string) => void process.stdout.write(`${line}\n`));
  const began = Date.now();
  const giveUp = new AbortController();
  let told = 0;
  let tell = (): void => undefined;
  const toldToStop = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const onSignal = (name: NodeJS.Signals): void => {
    if (told === 0) {
      told = Date.now();
      say(`${name}: stopping everything, in order. Once more does it at once.`);
      giveUp.abort(new Error(`stopped by ${name} while starting`));
      tell();
    } else if (Date.now() - told > sameSignalMilliseconds) {
      // The children end with us: their guards see the pipe close.
      process.exit(130);
    }
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.on(name, onSignal);
  try {
    const stack = await startEmbedded({ portal: true, ...options, say, abort: giveUp.signal });
    if (told === 0) {
      say(`Everything runs after ${((Date.now() - began) / 1000).toFixed(1)} s.`);
      for (const line of describeStack(stack)) say(`  ${line}`);
      say('Ctrl-C stops everything.');
    }
    await toldToStop;
    await stack.stop();
    say('Everything is stopped.');
    return 0;
  } catch (error) {
    if (told === 0) throw error;
    say('Everything is stopped.');
    return 0;
  } finally {
    for (const name of names) process.off(name, onSignal);
  }
};
