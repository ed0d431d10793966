import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { letReadersLeave } from '../../client/cli/broken-pipe.ts';
import { compileCache } from '../../stack/install/pinned-node.mjs';
import { projectFolder } from '../../stack/project.ts';

describe('output that nobody reads to its end', () => {
  it('is dropped without a word, and the command ends as it would have', async () => {
    const main = join(projectFolder, 'client', 'cli', 'main.ts');
    // Whoever reads has gone before there is anything to read.
    const piped = '{ "$0" "$1" --help; echo "ended with $?" >&2; } | true';
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', piped, process.execPath, main], {
      env: { ...compileCache },
    });
    expect([stdout, stderr]).toEqual(['', 'ended with 0\n']);
  });

  it('is a failure where the reader is there and something else is wrong', () => {
    const stream = new PassThrough();
    letReadersLeave(stream);
    expect(() => stream.emit('error', Object.assign(new Error('no room left'), { code: 'ENOSPC' }))).toThrow('no room');
  });
});
