/**
 * The three families every error of the product belongs to (docs/adr/0013).
 * They are mapped once per edge: exit codes in the command line, `ApplicationFailure`
 * in activities. Expected outcomes (bounced, late, duplicate) are values, not errors.
 */

/** One mistake in something a person wrote, with the place to look and the remedy. */
export interface Mistake {
  /** Stable name of the rule in kebab-case, where programs have to tell mistakes apart. */
  readonly code?: string;
  /** Where it stands: a path such as `deadline.publishedAt`, a CSV line, an option name. */
  readonly path: string;
  /** 1-based line in the file, when there is a file. */
  readonly line?: number;
  /** What is wrong and what to do about it, in one sentence. */
  readonly message: string;
}

/**
 * A rule of the field says no. Thrown by `domain/` and by adapters that check input against it.
 * `code` is stable and in kebab-case; `mistakes` is filled when several things are wrong at once.
 */
export class DomainRefusal extends Error {
  readonly code: string;
  readonly mistakes: readonly Mistake[];

  constructor(code: string, message: string, mistakes: readonly Mistake[] = []) {
    super(message);
    this.name = 'DomainRefusal';
    this.code = code;
    this.mistakes = mistakes;
  }
}

/** A refusal whose reason is that the named thing does not exist. The command line exits 3 for it. */
export class NotFound extends DomainRefusal {
  constructor(what: string, id: string, remedy?: string) {
    super('not-found', `${what} "${id}" is not known${remedy ? `: ${remedy}` : ''}.`);
    this.name = 'NotFound';
  }
}

/** Something outside is not reachable now; the same call may succeed later. */
export class TemporaryFailure extends Error {
  /** Seconds to wait before the next try, where the other side said so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TemporaryFailure';
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Something outside refused for good; trying again without a person's help cannot succeed. */
export class PermanentFailure extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'PermanentFailure';
  }
}
