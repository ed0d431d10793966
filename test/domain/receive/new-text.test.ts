import { describe, expect, test } from 'vitest';
import { divideBody } from '../../../domain/receive/new-text.ts';

describe('divideBody', () => {
  test.each([
    ['English', 'On Mon, 25 May 2015 at 10:00, Secretariat <replies@secretariat.test> wrote:'],
    ['English over two lines', 'On Mon, 25 May 2015 at 10:00, Secretariat <replies@secretariat.test>\nwrote:'],
    ['French', 'Le lun. 25 mai 2015 à 10:00, Secrétariat <replies@secretariat.test> a écrit :'],
    ['Spanish', 'El lun, 25 may 2015 a las 10:00, Secretaría (<replies@secretariat.test>) escribió:'],
    ['Russian', 'пн, 25 мая 2015 г. в 10:00, Секретариат <replies@secretariat.test> пишет:'],
    ['Russian of another program', '25.05.2015 10:00, Секретариат написал(а):'],
    ['Chinese', '秘书处 <replies@secretariat.test> 于2015年5月25日周一 10:00写道：'],
    ['Chinese, date first', '在 2015年5月25日，上午10:00，秘书处 <replies@secretariat.test> 写道：'],
    ['Arabic', 'في الاثنين، 25 مايو 2015 في 10:00 ص كتب الأمانة <replies@secretariat.test>:'],
    ['Arabic with marks', '\u200fفي الاثنين، 25 مايو 2015 تمت كتابة ما يلي بواسطة الأمانة كتبت:'],
  ])('an introduced quotation: %s', (_, introduction) => {
    const divided = divideBody(
      `Our comments follow.\n\n${introduction}\n> The Secretariat presents\n> its compliments VB 2015/1/OCB\n`,
    );
    expect(divided.newText).toBe('Our comments follow.');
    expect(divided.quotedText).toContain('VB 2015/1/OCB');
  });

  test.each([
    ['English', '-----Original Message-----'],
    ['English forwarded', '---------- Forwarded message ---------'],
    ['French', '-----Message d’origine-----'],
    ['Spanish', '-----Mensaje original-----'],
    ['Russian', '-----Исходное сообщение-----'],
    ['Chinese', '-----原始邮件-----'],
    ['Arabic', '-----الرسالة الأصلية-----'],
    ['German forwarded', '-------- Weitergeleitete Nachricht --------'],
    ['Portuguese forwarded', '-------- Mensagem encaminhada --------'],
    ['Italian', '-----Messaggio originale-----'],
    ['Dutch forwarded', 'Begin doorgestuurd bericht:'],
    ['Japanese', '-----元のメッセージ-----'],
    ['Turkish', '-----Orijinal Mesaj-----'],
    ['an Italian header block', 'Da: Segretariato\nInviato: lunedì 25 maggio\nA: Missione\nOggetto: Nota verbale'],
    ['a rule', '________________________________'],
    [
      'an English header block',
      'From: Secretariat\nSent: Monday, 25 May 2015 10:00\nTo: Mission\nSubject: Note verbale',
    ],
    ['a bold header block', '*From:* Secretariat\n*Sent:* Monday\n*To:* Mission\n*Subject:* Note verbale'],
    ['a French header block', 'De : Secrétariat\nEnvoyé : lundi 25 mai 2015\nÀ : Mission\nObjet : Note verbale'],
    ['a Spanish header block', 'De: Secretaría\nEnviado el: lunes, 25 de mayo\nPara: Misión\nAsunto: Nota verbal'],
    ['a Russian header block', 'От: Секретариат\nОтправлено: 25 мая 2015\nКому: Представительство\nТема: Нота'],
    ['a Chinese header block', '发件人: 秘书处\n发送时间: 2015年5月25日\n收件人: 代表团\n主题: 普通照会'],
    ['an Arabic header block', 'من: الأمانة\nتاريخ الإرسال: 25 مايو\nإلى: البعثة\nالموضوع: مذكرة شفوية'],
  ])('everything below %s is quoted', (_, separator) => {
    const divided = divideBody(
      `Our comments follow.\r\n\r\n${separator}\r\n\r\nThe note verbale itself.\r\nMore of it.`,
    );
    expect(divided.newText).toBe('Our comments follow.');
    expect(divided.quotedText).toContain('More of it.');
  });

  test('what is written between and below quoted lines is new', () => {
    const divided = divideBody('On Monday, A wrote:\n> first question\nfirst answer\n> second question\nsecond answer');
    expect(divided.newText).toBe('first answer\nsecond answer');
    expect(divided.quotedText).toContain('second question');
  });

  test('a signature is not new text', () => {
    expect(divideBody('The comments.\n-- \nCounsellor\nVienna').newText).toBe('The comments.');
    expect(divideBody('The comments.\n\nSent from my phone').newText).toBe('The comments.');
  });

  test.each([
    'The law entered into force on 1 May. The minister wrote: no further comment.',
    'From: the point of view of the Government this is sufficient.',
    'The Permanent Mission has the honour to state:\n\n1. On trafficking, the Government adopted a law.',
    '| Year | Cases |\n| 2014 | 12 |',
  ])('ordinary text stays: %s', (text) => {
    expect(divideBody(text)).toEqual({ newText: text, quotedText: '' });
  });

  test.each([
    ['headers of a quoted message', 'From: a\n'],
    ['an attribution that never ends', 'On a '],
    ['attributions', 'On a b\n'],
    ['a rule that never ends', '-'],
  ])('time grows with the length of a hostile body, not with its square: %s', (_, piece) => {
    const milliseconds = (times: number): number => {
      const body = piece.repeat(times);
      const started = performance.now();
      divideBody(body);
      return performance.now() - started;
    };
    // The least of several, so that another program's turn counts little. The square would give 256.
    const least = (times: number): number => Math.min(...[1, 2, 3, 4, 5].map(() => milliseconds(times)));
    divideBody(piece.repeat(5_000));
    expect(least(40_000) / least(2_500)).toBeLessThan(100);
  });
});
