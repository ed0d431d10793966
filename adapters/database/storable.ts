/**
 * A value as PostgreSQL can keep it: text has no NUL and no half of a surrogate pair, each of which
 * becomes U+FFFD, at any depth of plain objects and lists. Without this a peer's odd answer would make
 * a transaction fail for ever. Everything else stays the same value.
 */
export const storable = <T>(value: T): T => {
  if (typeof value === 'string') return value.replaceAll('\u0000', '\ufffd').toWellFormed() as T;
  if (Array.isArray(value)) return value.map(storable) as T;
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [storable(key), storable(member)])) as T;
};
