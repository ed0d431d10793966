import { acknowledge } from './acknowledge.ts';

/** Sends the acknowledgement of a submission that an officer filed. @returns whether one was sent */
export async function acknowledgement(submissionId: string): Promise<boolean> {
  return acknowledge(submissionId);
}
