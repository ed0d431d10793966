/** What the examination of one part found. */
export interface Finding {
  /** The part as people call it, as in "PostgreSQL program". */
  readonly part: string;
  /** `idle`: nothing is wrong, but it does not run now. */
  readonly state: 'ok' | 'idle' | 'problem';
  /** What was found, in one sentence. */
  readonly found: string;
  /** What to do about a problem, in one sentence. */
  readonly remedy?: string;
}

export const fine = (part: string, found: string): Finding => ({ part, state: 'ok', found });
export const idle = (part: string, found: string): Finding => ({ part, state: 'idle', found });
export const problem = (part: string, found: string, remedy: string): Finding => ({
  part,
  state: 'problem',
  found,
  remedy,
});

/** The message of whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
