/**
 * How many real seconds a rehearsal takes on this machine. The campaign's clock does not wait for the work: on a machine
 * that is busy with something else, reminders would be overtaken by their own cut-off and the rehearsal would show few.
 * @param usual seconds that do on a quiet machine of two cores
 * @param probeMs what a fixed piece of work took just now, in milliseconds
 * @param quietProbeMs what the same work takes on a quiet machine, in milliseconds
 * @returns whole seconds, never fewer than usual and at most three times as many
 */
export const rehearsalSeconds = (usual: number, probeMs: number, quietProbeMs: number): number =>
  Math.round(usual * Math.min(3, Math.max(1, probeMs / quietProbeMs)));
