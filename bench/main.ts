/** npm run bench -- dispatch | compile [options]: repeatable measurements; see bench/README.md. */
import { parseArgs } from 'node:util';
import { dispatchTable, measureDispatch } from './dispatch.ts';

const usage = `Usage: npm run bench -- dispatch [--addressees N] [--rounds N] [--workers 1|2] [--cohort-size N] [--events-only] [--json]
       npm run bench -- compile [--rounds N] [--json]`;

const { values, positionals } = parseArgs({
  options: {
    addressees: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    workers: { type: 'string', default: '1' },
    'cohort-size': { type: 'string', default: '200' },
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

const [what] = positionals;
if (what === 'dispatch') {
  const result = await measureDispatch(options, say);
  print(result, dispatchTable(result));
  process.exitCode = result.agrees ? 0 : 1;
} else {
  console.error(usage);
  process.exitCode = 2;
}
