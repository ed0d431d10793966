import type { Language } from '../language.ts';
import type { RefusalReason } from './inspection.ts';

/** What the sender of a refused file is told, in one language. Whole sentences; nothing is put into them. */
export interface RefusalWording {
  readonly reasons: Readonly<Record<RefusalReason, string>>;
  /** What helps in every case; stands once, after all the files. */
  readonly remedy: string;
  /** True once a native speaker has checked it. */
  readonly reviewed: boolean;
}

/**
 * Why a file could not be taken, for its sender. No sentence says how the file was examined: that would help only
 * those who try to get round it.
 */
export const refusalWording: Readonly<Record<Language, RefusalWording>> = {
  en: {
    reasons: {
      'kind-not-accepted': 'Files of this kind are not accepted.',
      'old-format': 'The file is in an old format that is no longer accepted.',
      misnamed: 'The name of the file does not agree with its content.',
      empty: 'The file is empty.',
      damaged: 'The file is damaged or incomplete.',
      encrypted: 'The file is protected by a password.',
      macros: 'The file contains macros.',
      'embedded-files': 'The file contains other files.',
      'external-content': 'The file takes content from another place when it is opened.',
      'active-content': 'The file contains commands that may run when it is opened.',
      disguised: 'The file can be read as files of different kinds.',
      'too-large-inside': 'The content of the file is too large.',
      'unsafe-structure': 'The file is built in a way that cannot be processed safely.',
      'too-demanding': 'The file could not be examined in the time allowed.',
      malware: 'A virus was reported in the file.',
    },
    remedy: 'Please send the text again as a PDF or Word document (.docx) without macros, embedded files or password.',
    reviewed: false,
  },
  fr: {
    reasons: {
      'kind-not-accepted': 'Les fichiers de ce type ne sont pas acceptés.',
      'old-format': 'Le fichier est dans un ancien format qui n’est plus accepté.',
      misnamed: 'Le nom du fichier ne correspond pas à son contenu.',
      empty: 'Le fichier est vide.',
      damaged: 'Le fichier est endommagé ou incomplet.',
      encrypted: 'Le fichier est protégé par un mot de passe.',
      macros: 'Le fichier contient des macros.',
      'embedded-files': 'Le fichier contient d’autres fichiers.',
      'external-content': 'Le fichier va chercher des contenus ailleurs lorsqu’il est ouvert.',
      'active-content': 'Le fichier contient des commandes susceptibles de s’exécuter à l’ouverture.',
      disguised: 'Le fichier peut être lu comme des fichiers de types différents.',
      'too-large-inside': 'Le contenu du fichier est trop volumineux.',
      'unsafe-structure': 'La structure du fichier ne permet pas de le traiter en toute sécurité.',
      'too-demanding': 'Le fichier n’a pas pu être examiné dans le temps imparti.',
      malware: 'Un virus a été signalé dans le fichier.',
    },
    remedy:
      'Veuillez renvoyer le texte au format PDF ou Word (.docx), sans macros, fichiers incorporés ni mot de passe.',
    reviewed: false,
  },
  es: {
    reasons: {
      'kind-not-accepted': 'No se aceptan archivos de este tipo.',
      'old-format': 'El archivo está en un formato antiguo que ya no se acepta.',
      misnamed: 'El nombre del archivo no corresponde a su contenido.',
      empty: 'El archivo está vacío.',
      damaged: 'El archivo está dañado o incompleto.',
      encrypted: 'El archivo está protegido con contraseña.',
      macros: 'El archivo contiene macros.',
      'embedded-files': 'El archivo contiene otros archivos.',
      'external-content': 'El archivo toma contenido de otro lugar al abrirse.',
      'active-content': 'El archivo contiene órdenes que pueden ejecutarse al abrirlo.',
      disguised: 'El archivo puede leerse como archivos de distintos tipos.',
      'too-large-inside': 'El contenido del archivo es demasiado grande.',
      'unsafe-structure': 'La estructura del archivo no permite procesarlo de forma segura.',
      'too-demanding': 'No fue posible examinar el archivo en el tiempo permitido.',
      malware: 'Se ha detectado un virus en el archivo.',
    },
    remedy:
      'Se ruega enviar de nuevo el texto en formato PDF o Word (.docx), sin macros, archivos incrustados ni contraseña.',
    reviewed: false,
  },
  ru: {
    reasons: {
      'kind-not-accepted': 'Файлы этого типа не принимаются.',
      'old-format': 'Файл имеет устаревший формат, который больше не принимается.',
      misnamed: 'Имя файла не соответствует его содержанию.',
      empty: 'Файл пуст.',
      damaged: 'Файл поврежден или неполон.',
      encrypted: 'Файл защищен паролем.',
      macros: 'Файл содержит макросы.',
      'embedded-files': 'Файл содержит другие файлы.',
      'external-content': 'При открытии файл загружает данные из другого места.',
      'active-content': 'Файл содержит команды, которые могут выполняться при его открытии.',
      disguised: 'Файл может быть прочитан как файлы разных типов.',
      'too-large-inside': 'Содержимое файла имеет слишком большой объем.',
      'unsafe-structure': 'Структура файла не позволяет безопасно его обработать.',
      'too-demanding': 'Файл не удалось проверить за отведенное время.',
      malware: 'В файле обнаружен вирус.',
    },
    remedy: 'Просьба направить текст повторно в формате PDF или Word (.docx) без макросов, вложенных файлов и пароля.',
    reviewed: false,
  },
  zh: {
    reasons: {
      'kind-not-accepted': '不接受此类文件。',
      'old-format': '该文件为旧格式，现已不再接受。',
      misnamed: '文件名与文件内容不符。',
      empty: '该文件为空文件。',
      damaged: '该文件已损坏或不完整。',
      encrypted: '该文件受密码保护。',
      macros: '该文件含有宏。',
      'embedded-files': '该文件内嵌有其他文件。',
      'external-content': '该文件打开时会从其他位置获取内容。',
      'active-content': '该文件含有打开时可能自动执行的指令。',
      disguised: '该文件可被当作不同类型的文件读取。',
      'too-large-inside': '该文件的内容过大。',
      'unsafe-structure': '该文件的结构无法安全处理。',
      'too-demanding': '未能在规定时间内完成对该文件的检查。',
      malware: '该文件被报告含有病毒。',
    },
    remedy: '请以 PDF 或 Word（.docx）格式重新发送文本，文件不得含有宏、内嵌文件或密码。',
    reviewed: false,
  },
  ar: {
    reasons: {
      'kind-not-accepted': 'لا تُقبل الملفات من هذا النوع.',
      'old-format': 'الملف بنسق قديم لم يعد مقبولا.',
      misnamed: 'اسم الملف لا يطابق محتواه.',
      empty: 'الملف فارغ.',
      damaged: 'الملف تالف أو غير مكتمل.',
      encrypted: 'الملف محمي بكلمة سر.',
      macros: 'يحتوي الملف على وحدات ماكرو.',
      'embedded-files': 'يحتوي الملف على ملفات أخرى.',
      'external-content': 'يجلب الملف محتوى من مكان آخر عند فتحه.',
      'active-content': 'يحتوي الملف على أوامر قد تُنفَّذ عند فتحه.',
      disguised: 'يمكن قراءة الملف على أنه ملفات من أنواع مختلفة.',
      'too-large-inside': 'محتوى الملف كبير جدا.',
      'unsafe-structure': 'بنية الملف لا تسمح بمعالجته بأمان.',
      'too-demanding': 'تعذر فحص الملف في الوقت المسموح به.',
      malware: 'أُبلغ عن وجود فيروس في الملف.',
    },
    remedy: 'يُرجى إرسال النص من جديد بنسق PDF أو Word ‏(.docx) دون وحدات ماكرو أو ملفات مضمَّنة أو كلمة سر.',
    reviewed: false,
  },
};
