/**
 * npm test: runs vitest and ends with one line "N passed, N failed, N skipped". Arguments are passed on as filters
 * (parts of file names) and, after --, -t <part of a test's name>.
 */
import { parseArgs } from 'node:util';
import { startVitest, type TestModule, type Vitest } from 'vitest/node';

const { values, positionals } = parseArgs({
  options: { testNamePattern: { type: 'string', short: 't' } },
  allowPositionals: true,
});

// So that what must happen at the end of a process happens (test/global-setup.ts).
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

const vitest = await startVitest('test', positionals, {
  watch: false,
  run: true,
  reporters: ['default'],
  ...(values.testNamePattern !== undefined && { testNamePattern: values.testNamePattern }),
});

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const placeOf = (module: TestModule): string => module.relativeModuleId;

const countModule = (module: TestModule, count: Count, skipped: string[]): void => {
  // A file that could not be loaded has no tests to fail.
  count.failed += module.errors().length;
  for (const test of module.children.allTests()) {
    const result = test.result();
    if (result.state === 'passed') count.passed += 1;
    else if (result.state === 'failed') count.failed += 1;
    else if (result.state === 'skipped') {
      count.skipped += 1;
      skipped.push(`  ${placeOf(module)} > ${test.fullName}: ${result.note ?? 'no reason given'}`);
    } else {
      count.failed += 1;
      console.error(`  ${placeOf(module)} > ${test.fullName} did not end.`);
    }
  }
};

const finish = async (run: Vitest): Promise<number> => {
  const count: Count = { passed: 0, failed: 0, skipped: 0 };
  const skipped: string[] = [];
  for (const module of run.state.getTestModules()) countModule(module, count, skipped);
  const outside = run.state.getUnhandledErrors();
  count.failed += outside.length;
  await run.close();
  if (outside.length > 0) console.error(`${outside.length} of the failures happened outside any test: see above.`);
  if (skipped.length > 0 && values.testNamePattern === undefined) console.log(['Skipped:', ...skipped].join('\n'));
  if (count.passed + count.failed === 0) console.error('No test ran.');
  console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  return count.failed > 0 || count.passed === 0 ? 1 : 0;
};

process.exit(await finish(vitest));
