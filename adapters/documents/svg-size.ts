/** Proportions of a drawing that does not say them. */
const usual = { width: 600, height: 400 } as const;

/** The size of a drawing in its own units: as its view box says, or its width and height. */
export const svgSize = (svg: string): { readonly width: number; readonly height: number } => {
  const root = /<svg\b[^>]*>/u.exec(svg)?.[0] ?? '';
  const box = /\bviewBox\s*=\s*["']\s*[\d.+-]+[\s,]+[\d.+-]+[\s,]+([\d.]+)[\s,]+([\d.]+)/u.exec(root);
  const own = (name: string): number => Number(new RegExp(`\\s${name}\\s*=\\s*["']\\s*([\\d.]+)`, 'u').exec(root)?.[1]);
  const [width, height] = box === null ? [own('width'), own('height')] : [Number(box[1]), Number(box[2])];
  return width > 0 && height > 0 ? { width, height } : usual;
};
