/** A decimal number in groups of three digits. */
export const grouped = (value: number, decimals: number, thousands: string, point: string): string => {
  const [whole = '', fraction] = value.toFixed(decimals).split('.');
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return fraction === undefined ? separated : `${separated}${point}${fraction}`;
};

/** Day and month of a calendar day YYYY-MM-DD, as numbers. */
export const dayAndMonth = (day: string): readonly [day: number, month: number] => [
  Number(day.slice(8, 10)),
  Number(day.slice(5, 7)),
];
