/** Path of the `temporal` program, fetched if need be; `announce` is told when something has to be fetched. */
export function obtainTemporalCli(announce?: (line: string) => void): Promise<string>;
/** Path of the time-skipping test server, fetched if need be; only tests use it. */
export function obtainTestServer(announce?: (line: string) => void): Promise<string>;
/** Where the `temporal` program is, without fetching anything; undefined when it would have to be fetched. */
export function presentTemporalCli(): Promise<string | undefined>;
