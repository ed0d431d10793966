/** The folder of package.json. */
export const project: string;
/** True when this is an installed package, below somebody else's node_modules, and not a clone. */
export const isInstalledPackage: boolean;
/** Path of the pinned Node, else this very Node if it is new enough, else undefined. */
export function pinnedNode(): string | undefined;
/** The variable by which Node keeps what it made of our modules for the next start. */
export const compileCache: Readonly<Record<'NODE_COMPILE_CACHE', string>>;
/** Runs a module of the project on the pinned Node in our place. */
export function handOver(module: string, args: readonly string[]): void;
