/** Crockford's digits: nothing that is mistaken for something else when it is read out. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random bytes that a receipt number is made of: 80 bits, so that nobody finds another's receipt by trying. */
export const receiptBytes = 10;

/** A receipt number from random bytes: "7K3M-9QXZ-4C0T-AB1E". */
export const receiptNumber = (random: Uint8Array): string => {
  let bits = '';
  for (const byte of random.subarray(0, receiptBytes)) bits += byte.toString(2).padStart(8, '0');
  const symbols = (bits.match(/.{5}/g) ?? []).map((five) => digits[Number.parseInt(five, 2)]).join('');
  return (symbols.match(/.{4}/g) ?? []).join('-');
};

/** Whether a text has the form of a receipt number. */
export const isReceiptNumber = (text: string): boolean =>
  /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/.test(text);
