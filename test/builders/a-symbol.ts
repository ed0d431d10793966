import { randomInt } from 'node:crypto';

/** A symbol that no other campaign of the same database has; the register gives none twice. */
export const aSymbol = (series = 'CTOC/COP/WG.8/2015/'): string => `${series}${randomInt(1, 9_999)}`;
