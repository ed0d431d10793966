/** Makes a clone ready to run; resolves at once when it is. */
export function firstRun(): Promise<void>;
/** What a first run would find done already. */
export function readiness(): { readonly packages: boolean; readonly client: boolean };
