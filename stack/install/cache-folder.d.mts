/** The folders where what was fetched or copied once may be kept, best first. */
export function cacheFolders(): string[];
/** The first of the folders in which this process can make something; throws when there is none. */
export function writableFolder(folders?: readonly string[]): string;
