import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { compileCache } from '../../stack/install/pinned-node.mjs';
import { projectFolder } from '../../stack/project.ts';
import { ownFolder } from '../support/stack.ts';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `verbale` as a person would, in a process and a folder of its own, with only the variables given. */
export const runCli = (variables: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<CliResult> =>
  new Promise((resolve, reject) => {
    const folder = ownFolder('cli');
    const child = spawn(process.execPath, [join(projectFolder, 'client', 'cli', 'main.ts'), ...args], {
      cwd: folder,
      env: { ...compileCache, VERBALE_HOME: join(folder, 'home'), NO_COLOR: '1', ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
