import type { ImapEndpoint } from './imap-url.ts';

/** What went wrong with a mailbox, fit to be printed. */
export interface ImapProblem {
  /** One line without the password. */
  readonly text: string;
  /** A person has to correct user or password. */
  readonly signInRefused: boolean;
}

const longest = 300;

/** An error of the connection to a shared mailbox in words; whatever was sent with it, the password is not in it. */
export const shownProblem = (problem: unknown, { host, port, credentials }: ImapEndpoint): ImapProblem => {
  const { message, code, responseText, authenticationFailed, mailboxMissing } = problem as Record<string, unknown>;
  const server = typeof responseText === 'string' && responseText !== '' ? `: "${responseText}"` : '';
  const said = typeof message === 'string' && message !== '' ? message : String(code ?? problem);
  const what = authenticationFailed
    ? `the server refuses the sign-in of ${credentials.user}${server}`
    : mailboxMissing
      ? `there is no such folder${server}`
      : `${said}${server}`;
  const line = `${host}:${port}: ${what}`.replaceAll(/[\p{Cc}\s]+/gu, ' ');
  return {
    text: [...line.replaceAll(credentials.pass, '***')].slice(0, longest).join(''),
    signInRefused: authenticationFailed === true,
  };
};
