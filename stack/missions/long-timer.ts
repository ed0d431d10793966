/** Longest wait a Node timer takes; beyond it, it would fire at once. */
const longest = 2 ** 31 - 1;

/** Acts after so many real milliseconds, however many: a slow rehearsal waits for weeks. */
export const actAfter = (milliseconds: number, act: () => void): void => {
  if (milliseconds <= longest) setTimeout(act, milliseconds);
  else setTimeout(() => actAfter(milliseconds - longest, act), longest);
};
