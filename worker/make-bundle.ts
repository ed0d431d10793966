/** node worker/make-bundle.ts <workflows/index> <file>: bundles the workflows and writes the code. */
import { writeFile } from 'node:fs/promises';
import { bundleWorkflowCode } from '@temporalio/worker';

const [workflowsPath, file] = process.argv.slice(2);
if (workflowsPath === undefined || file === undefined) throw new Error('Usage: make-bundle <workflows/index> <file>');
const { code } = await bundleWorkflowCode({ workflowsPath });
await writeFile(file, code);
