import type { Language } from '../language.ts';

/** Stands for a picture whose author did not say what it shows. No native speaker has checked these: `reviewed: false`. */
export const pictureWording: { readonly reviewed: boolean; readonly undescribed: Readonly<Record<Language, string>> } =
  {
    reviewed: false,
    undescribed: {
      ar: 'صورة وردت دون وصف',
      zh: '图片（来文未附说明）',
      en: 'Picture, received without a description',
      fr: 'Image reçue sans description',
      ru: 'Изображение, полученное без описания',
      es: 'Imagen recibida sin descripción',
    },
  };
