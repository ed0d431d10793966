/**
 * Types of `ApplicationFailure` that cross Temporal's boundaries. Compared as strings:
 * `instanceof` does not survive the crossing.
 */
export const domainRefusal = 'DomainRefusal';
export const temporaryFailure = 'TemporaryFailure';
export const permanentFailure = 'PermanentFailure';
