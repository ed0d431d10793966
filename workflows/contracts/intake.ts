export const intakeWorkflowType = 'intake';

export interface IntakeInput {
  readonly itemId: string;
}

/** How an incoming item ended: never dropped (design D4). */
export interface IntakeResult {
  readonly itemId: string;
  readonly outcome: 'filed' | 'held' | 'machine' | 'duplicate';
  readonly acknowledged: boolean;
}
