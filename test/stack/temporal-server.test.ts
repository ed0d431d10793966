import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { afterEach, expect, it } from 'vitest';
import { isAlive } from '../../stack/process/identity.ts';
import { searchAttributes, startTemporal, type TemporalServer, temporalAnswers } from '../../stack/temporal-server.ts';
import { ownFolder } from '../support/stack.ts';

const running: TemporalServer[] = [];

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

it('takes up the file of a server that was killed, with its search attributes', async () => {
  const folder = ownFolder('temporal');
  const options = { dbFile: join(folder, 'temporal.db'), log: join(folder, 'temporal.log'), uiPort: false as const };
  const first = await startTemporal(options);
  running.push(first);
  const before = await Connection.connect({ address: first.address });
  await before.workflowService.startWorkflowExecution({
    namespace: 'default',
    workflowId: 'survivor',
    workflowType: { name: 'nothing' },
    taskQueue: { name: 'nobody' },
    requestId: 'once',
  });
  await before.close();
  await first.kill9();
  expect(isAlive(first.pid)).toBe(false);
  expect(await temporalAnswers(first.address)).toBe(false);

  const second = await startTemporal({ ...options, port: first.port });
  running.push(second);
  const after = await Connection.connect({ address: second.address });
  const { workflowExecutionInfo } = await after.workflowService.describeWorkflowExecution({
    namespace: 'default',
    execution: { workflowId: 'survivor' },
  });
  expect(workflowExecutionInfo?.execution?.workflowId).toBe('survivor');
  const { customAttributes } = await after.operatorService.listSearchAttributes({ namespace: 'default' });
  expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(Object.keys(searchAttributes)));
  await after.close();
});
