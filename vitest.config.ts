import { defineConfig } from 'vitest/config';

/** Tests of pure rules and of the files themselves: they need no server, so that they start at once. */
const pure = ['test/domain/**/*.test.ts', 'test/architecture/**/*.test.ts'];

export default defineConfig({
  test: {
    // Threads crash with Temporal's native module; two forks are what two cores carry.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'pure', include: pure } },
      {
        extends: true,
        test: {
          name: 'stack',
          include: ['test/**/*.test.ts'],
          exclude: pure,
          globalSetup: ['./test/global-setup.ts'],
        },
      },
    ],
  },
});
