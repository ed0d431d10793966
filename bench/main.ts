/** npm run bench -- dispatch | compile | render | intake [options]: repeatable measurements. */
import { parseArgs } from 'node:util';
import { compileTable, measureCompile } from './compile.ts';
import { dispatchTable, measureDispatch } from './dispatch.ts';
import { eventsText, measureEvents } from './events.ts';
import { intakeTable, measureIntake } from './intake.ts';
import { measureRender, renderTable } from './render.ts';

const usage = `Usage: npm run bench -- dispatch [--addressees N] [--rounds N] [--workers 1|2] [--cohort-size N] [--json]
       npm run bench -- dispatch --events-only [--addressees N] [--gap-seconds N] [--workers 1|2] [--cohort-size N] [--json]
       npm run bench -- compile [--submissions N] [--rounds N] [--json]
       npm run bench -- render [--notes N] [--rounds N] [--json]
       npm run bench -- intake [--mails N] [--connections N] [--per-second N] [--json]`;

const { values, positionals } = parseArgs({
  options: {
    addressees: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    workers: { type: 'string', default: '1' },
    'cohort-size': { type: 'string', default: '200' },
    mails: { type: 'string', default: '200' },
    connections: { type: 'string', default: '8' },
    'per-second': { type: 'string', default: '20' },
    notes: { type: 'string', default: '200' },
    submissions: { type: 'string', default: '200' },
    'gap-seconds': { type: 'string' },
    'events-only': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

const whole = (name: string, text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  console.error(`--${name} "${text}" is not a whole number above 0.\n${usage}`);
  process.exit(2);
};

/** Progress goes to standard error, so that --json leaves nothing but JSON on standard output. */
const say = (line: string): void => console.error(line);

const options = {
  addressees: whole('addressees', values.addressees),
  rounds: whole('rounds', values.rounds),
  workers: whole('workers', values.workers),
  cohortSize: whole('cohort-size', values['cohort-size']),
};

const print = (result: object, text: string): void => console.log(values.json ? JSON.stringify(result, null, 2) : text);

const dispatch = async (): Promise<boolean> => {
  if (values['events-only']) {
    // Rendering a round of reminders takes the longest.
    const gapSeconds = whole(
      'gap-seconds',
      values['gap-seconds'] ?? String(Math.max(6, Math.ceil(options.addressees / 40))),
    );
    const result = await measureEvents({ ...options, gapSeconds }, say);
    print(result, eventsText(result));
    return result.agrees;
  }
  const result = await measureDispatch(options, say);
  print(result, dispatchTable(result));
  return result.agrees;
};

const compile = async (): Promise<boolean> => {
  const submissions = whole('submissions', values.submissions);
  const result = await measureCompile({ submissions, rounds: options.rounds }, say);
  print(result, compileTable(result));
  return result.pages > 0;
};

/** Longest time for which rendering may stop the worker's other work, at the 99th percentile. */
const longestDelayMs = 50;

const render = async (): Promise<boolean> => {
  const result = await measureRender({ notes: whole('notes', values.notes), rounds: options.rounds }, say);
  print(result, renderTable(result));
  return result.delayP99Ms < longestDelayMs;
};

const intake = async (): Promise<boolean> => {
  const result = await measureIntake(
    {
      mails: whole('mails', values.mails),
      connections: whole('connections', values.connections),
      perSecond: whole('per-second', values['per-second']),
    },
    say,
  );
  print(result, intakeTable(result));
  return result.agrees && result.meetsGoal;
};

const [what] = positionals;
if (what === 'dispatch') process.exitCode = (await dispatch()) ? 0 : 1;
else if (what === 'compile') process.exitCode = (await compile()) ? 0 : 1;
else if (what === 'render') process.exitCode = (await render()) ? 0 : 1;
else if (what === 'intake') process.exitCode = (await intake()) ? 0 : 1;
else {
  console.error(usage);
  process.exitCode = 2;
}
