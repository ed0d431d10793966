import { PermanentFailure, TemporaryFailure } from '../../domain/errors.ts';

/** Why a process that sets documents did not set one. Errors lose their class on the way from one process to another. */
export interface Refusal {
  readonly refused: string;
  readonly permanent: boolean;
}

/** The answer of such a process to a request, or why there is none. */
export const orRefusal = async <Answer>(work: () => Promise<Answer> | Answer): Promise<Answer | Refusal> => {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { refused: message, permanent: error instanceof PermanentFailure };
  }
};

/**
 * The answer of such a process, or the error that its refusal stands for.
 * @throws TemporaryFailure where the process was lost
 */
export const answered = async <Answer>(asked: Promise<Answer | Refusal>): Promise<Answer> => {
  const answer = await asked.catch((cause: unknown) => {
    throw new TemporaryFailure('The process that sets documents was lost; the document is set again.', { cause });
  });
  if (!isRefusal(answer)) return answer;
  throw answer.permanent ? new PermanentFailure(answer.refused) : new Error(answer.refused);
};

const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'refused' in answer;
