import type { Language } from '../language.ts';

/** What is said of pictures. No native speaker has checked these: `reviewed: false`. */
export const pictureWording: {
  readonly reviewed: boolean;
  /** Stands for a picture whose author did not say what it shows. */
  readonly undescribed: Readonly<Record<Language, string>>;
  /** Stands in the place of a picture that cannot be reproduced. */
  readonly omitted: Readonly<Record<Language, string>>;
} = {
  reviewed: false,
  undescribed: {
    ar: 'صورة وردت دون وصف',
    zh: '图片（来文未附说明）',
    en: 'Picture, received without a description',
    fr: 'Image reçue sans description',
    ru: 'Изображение, полученное без описания',
    es: 'Imagen recibida sin descripción',
  },
  omitted: {
    ar: 'صورة يتعذر استنساخها؛ الملف محفوظ لدى الأمانة',
    zh: '图片无法转载；文件存于秘书处备查',
    en: 'Picture that cannot be reproduced; the file is on file with the Secretariat',
    fr: 'Image ne pouvant être reproduite ; le fichier est conservé dans les dossiers du Secrétariat',
    ru: 'Изображение, которое невозможно воспроизвести; файл хранится в Секретариате',
    es: 'Imagen que no puede reproducirse; el archivo obra en poder de la Secretaría',
  },
};
