/**
 * The address that a request came from.
 * @param proxies how many of our own proxies stand in front; what others wrote into the header before them is not believed
 */
export const clientAddress = (
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  proxies: number,
): string => {
  if (proxies === 0) return socketAddress ?? '';
  const named = (forwardedFor ?? '').split(',').map((address) => address.trim());
  return named.at(-proxies) || (socketAddress ?? '');
};
