import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { searchAttributes } from '../../stack/temporal-server.ts';
import { temporalAddress } from './stack.ts';

/** A namespace nobody else's worker serves, with the search attributes of the product. */
export const ownNamespace = async (): Promise<string> => {
  const namespace = `test-${randomUUID().slice(0, 8)}`;
  const connection = await Connection.connect({ address: temporalAddress() });
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
    });
    const types = { Keyword: 2, Datetime: 6 } as const;
    const wanted = Object.fromEntries(Object.entries(searchAttributes).map(([name, type]) => [name, types[type]]));
    // A new namespace is known to every part of the server after some moments only.
    for (let attempt = 1; ; attempt += 1)
      try {
        await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: wanted });
        await connection.workflowService.countWorkflowExecutions({ namespace, query: 'VerbaleCampaign="none"' });
        return namespace;
      } catch (error) {
        if (attempt > 60) throw error;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
  } finally {
    await connection.close();
  }
};
