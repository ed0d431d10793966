import { DomainRefusal } from '../domain/errors.ts';
import { type Finding, problem } from './doctor/finding.ts';
import { examineInstallation } from './doctor/installation.ts';
import { examineServices } from './doctor/services.ts';
import { type Environment, environment } from './environment.ts';

export type { Finding } from './doctor/finding.ts';

/**
 * Examines every part, from Node to the door for incoming mail, without starting or changing anything. Never throws for
 * what is wrong with a part: that is a finding with its remedy.
 */
export const examine = async (read: () => Environment = environment): Promise<Finding[]> => {
  let env: Environment;
  try {
    env = read();
  } catch (error) {
    if (!(error instanceof DomainRefusal)) throw error;
    return error.mistakes.length > 0
      ? error.mistakes.map(({ path, message }) => problem(path, message, 'See .env.example.'))
      : [problem('Environment', error.message, 'See .env.example.')];
  }
  return [...(await examineInstallation(env)), ...(await examineServices(env))];
};
