import { describe, expect, it } from 'vitest';
import { commandTable } from '../../client/cli/command-table.ts';

describe('the table of commands', () => {
  it('makes each command under the name by which it is asked for', async () => {
    for (const [name, make] of commandTable) expect((await make()).name()).toBe(name);
  });
});
