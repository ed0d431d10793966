import { PermanentFailure } from '../../domain/errors.ts';

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

export const isRefusal = (answer: object | null): answer is Refusal => answer !== null && 'refused' in answer;

/** The error that a refusal stands for. */
export const refusedError = ({ refused, permanent }: Refusal): Error =>
  permanent ? new PermanentFailure(refused) : new Error(refused);
