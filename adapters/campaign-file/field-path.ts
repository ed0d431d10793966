/** Where a field stands: names of fields and 0-based positions in lists. */
export type FieldPath = readonly (string | number)[];

/** Writes a place as a person reads it: `wording.fr.subject`, `audience.classes[0]`. */
export const fieldPath = (path: FieldPath): string =>
  path.reduce<string>(
    (text, segment) =>
      typeof segment === 'number' ? `${text}[${segment}]` : text === '' ? segment : `${text}.${segment}`,
    '',
  );

/** The value at a place of a plain value, or undefined. Looks at own fields only. */
export const valueAt = (root: unknown, path: FieldPath): unknown =>
  path.reduce<unknown>(
    (value, segment) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, segment)
        ? (value as Record<string | number, unknown>)[segment]
        : undefined,
    root,
  );
