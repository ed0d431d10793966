import { describe, expect, test } from 'vitest';
import { detectLanguage, directionOfText } from '../../../domain/receive/language-detection.ts';

describe('detectLanguage', () => {
  test.each([
    ['en', 'The Government of Austria supports the establishment of a mechanism for the review of implementation.'],
    ['en', 'In accordance with article 32, the Conference shall agree upon mechanisms for achieving its objectives.'],
    ['fr', 'Le Gouvernement appuie la création d’un mécanisme d’examen de l’application de la Convention.'],
    [
      'fr',
      'La Mission permanente presente ses compliments au Secretariat et a l honneur de lui transmettre les observations.',
    ],
    ['es', 'El Gobierno apoya la creación de un mecanismo de examen de la aplicación de la Convención.'],
    ['es', 'La Mision Permanente saluda atentamente a la Secretaria y tiene el honor de transmitir las observaciones.'],
    ['ru', 'Правительство поддерживает создание механизма обзора осуществления Конвенции (UNTOC).'],
    ['zh', '中国政府支持建立公约执行情况审议机制。United Nations Convention.'],
    ['ar', 'تؤيد الحكومة إنشاء آلية لاستعراض تنفيذ الاتفاقية (UNTOC).'],
  ])('%s: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  test.each([
    ['nothing', ''],
    ['numbers', '12 345 / 67 %'],
    ['too short', 'OK'],
    [
      'Persian',
      'دولت جمهوری اسلامی ایران از ایجاد سازوکار بررسی اجرای کنوانسیون پشتیبانی می‌کند و گزارش خود را تقدیم می‌دارد.',
    ],
    ['Ukrainian', 'Уряд України підтримує створення механізму огляду здійснення Конвенції та її протоколів.'],
    ['Japanese', '日本政府は、条約の実施状況を審査する仕組みの設立を支持します。'],
    ['German', 'Die Regierung unterstützt die Einrichtung eines Mechanismus zur Überprüfung der Durchführung.'],
    [
      'Portuguese',
      'O Governo apoia a criação de um mecanismo de revisão da aplicação da Convenção e dos seus Protocolos.',
    ],
    ['a table of names', 'Vienna Geneva Nairobi Bangkok Lima Quito'],
  ])('none: %s', (_, text) => {
    expect(detectLanguage(text)).toBeNull();
  });

  test('the language of the greater part counts', () => {
    const arabic = 'تؤيد الحكومة إنشاء آلية لاستعراض تنفيذ الاتفاقية وتقدم التعليقات التالية على القرار.';
    expect(detectLanguage(`${arabic} ${arabic} The reference is VB 2015/12/OCB.`)).toBe('ar');
  });
});

describe('directionOfText', () => {
  test.each([
    ['rtl', 'تؤيد الحكومة (UNTOC)'],
    ['rtl', 'שלום'],
    ['ltr', 'The Arabic word سلام means peace'],
    ['ltr', '12 345'],
    ['ltr', '中国政府'],
  ])('%s: %s', (direction, text) => {
    expect(directionOfText(text)).toBe(direction);
  });
});
