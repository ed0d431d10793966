import { latinListLetters } from './list-letters.ts';
import type { NoteWording } from './note-wording.ts';

const acknowledged = {
  theirReference: 'Сообщение имеет номер {theirReference}.',
  oneDocument: 'Получен следующий документ: {documents}.',
  documents: 'Получены следующие документы: {documents}.',
  inTime:
    'Представленный материал будет воспроизведен в полученном виде и на языке оригинала в подборке, которая будет издана под условным обозначением {symbol}.',
  nilReturn: 'Принято к сведению, что сообщить в ответ нечего. Дальнейшие напоминания направляться не будут.',
  declined: 'Принято к сведению, что материал представлен не будет. Дальнейшие напоминания направляться не будут.',
  onFile:
    'Представленный материал приобщен к делу и не будет воспроизведен в документе {symbol}, в котором будет отмечено его получение.',
  refusedFile: 'Следующий файл не может быть принят:',
  refusedFiles: 'Следующие файлы не могут быть приняты:',
  lateCompiled:
    'Ответ получен после {deadline}, когда истек срок представления ответов. Тем не менее он будет воспроизведен в подборке, которая будет издана под условным обозначением {symbol}.',
  lateNotCompiled:
    'Ответ получен после {deadline}, когда истек срок представления ответов. Он приобщен к делу, но не может быть воспроизведен в подборке, которая будет издана под условным обозначением {symbol}.',
  lateAddendum:
    'Ответ получен после {deadline}, когда истек срок представления ответов. Его предполагается издать в качестве добавления к документу {symbol}.',
  lateReissued:
    'Ответ получен после {deadline}, когда истек срок представления ответов. Его предполагается воспроизвести при переиздании документа {symbol}.',
  lateRefused:
    'Ответ получен после {deadline}, когда истек срок представления ответов. Он зарегистрирован, но не может быть учтен в подборке, которая будет издана под условным обозначением {symbol}.',
};

const quoteReference = 'В ответе просьба сослаться на номер {reference}.';
const quoteReferenceAndMailbox = 'Ответ просьба направить по адресу {replyMailbox} со ссылкой на номер {reference}.';

const oneQuestion =
  'В целях точного отражения представленного материала просьба дать разъяснения по следующему вопросу:';
const questions = 'В целях точного отражения представленного материала просьба дать разъяснения по следующим вопросам:';

const transmitted = {
  withSymbol: 'Настоящим препровождается документ {documentSymbol}, озаглавленный «{documentTitle}».',
  withoutSymbol: 'Настоящим препровождается документ, озаглавленный «{documentTitle}».',
};

/**
 * Russian. Address phrases stand in the dative. The campaign's subject stands after a colon, where no
 * word governs its case, and the verbs of the office have no gender. The opening and the closing
 * follow a sample note; the rest waits for a native reader.
 */
export const russianNoteWording: NoteWording = {
  reviewed: false,
  labels: {
    reference: 'Исх. №:',
    subject: 'Тема:',
    replyBy: 'Срок представления ответа:',
    addressee: 'Кому:',
    initials: 'Параф',
    signature: 'Подпись',
    enclosure: 'Приложение: {list}',
    enclosures: 'Приложения ({count}): {list}',
  },
  to: { plain: '', contractions: [] },
  list: { separator: '; ', item: '{letter}) {text}', letters: latinListLetters },
  placeAndDate: '{place}, {date}',
  subjects: {
    reminders: [
      'Напоминание: {subject}',
      'Второе напоминание: {subject}',
      'Третье напоминание: {subject}',
      'Напоминание № {sequence}: {subject}',
    ],
    extension: 'Продление срока представления ответов: {subject}',
    withdrawal: 'Отзыв запроса: {subject}',
    acknowledgement: 'Подтверждение получения: {subject}',
    clarification: 'Просьба о разъяснении: {subject}',
    transmittal: 'Препровождение документа: {subject}',
    circular: 'Циркулярное сообщение: {subject}',
  },
  collectiveAddressee: {
    parties: 'Постоянным представительствам государств-участников ({place})',
    partiesAndObservers: 'Постоянным представительствам государств-участников и наблюдателей ({place})',
    missions: 'Постоянным представительствам и Постоянным миссиям наблюдателей ({place})',
    organizations: 'межправительственным организациям, приглашенным в качестве наблюдателей',
  },
  uploadLink:
    'Ответ можно также загрузить по следующему адресу, который предназначен только для адресата и не требует учетной записи:',
  translatedFrom: {
    ar: 'Перевод с арабского языка',
    zh: 'Перевод с китайского языка',
    en: 'Перевод с английского языка',
    fr: 'Перевод с французского языка',
    es: 'Перевод с испанского языка',
  },
  noteVerbale: {
    salutation: null,
    citations: {
      'note-verbale': 'свою вербальную ноту {reference} от {date}',
      letter: 'свое письмо {reference} от {date}',
    },
    openings: {
      request:
        '{office} свидетельствует свое уважение {toAddressee} и имеет честь обратиться по следующему вопросу: {subject}.',
      reminder:
        '{office} свидетельствует свое уважение {toAddressee} и имеет честь сослаться на {firstNote} по следующему вопросу: {subject}.',
      extension:
        '{office} свидетельствует свое уважение {toAddressee} и имеет честь сослаться на {firstNote} по следующему вопросу: {subject}.',
      acknowledgement:
        '{office} свидетельствует свое уважение {toAddressee} и имеет честь с признательностью подтвердить получение {receivedOn} ответа на {firstNote} по следующему вопросу: {subject}.',
      acknowledgementUnprompted:
        '{office} свидетельствует свое уважение {toAddressee} и имеет честь с признательностью подтвердить получение {receivedOn} сообщения по следующему вопросу: {subject}.',
      clarification:
        '{office} свидетельствует свое уважение {toAddressee} и имеет честь сослаться на сообщение {theirReference}, полученное {receivedOn}, по следующему вопросу: {subject}.',
      clarificationUnnumbered:
        '{office} свидетельствует свое уважение {toAddressee} и имеет честь сослаться на сообщение, полученное {receivedOn}, по следующему вопросу: {subject}.',
      circular:
        '{office} свидетельствует свое уважение {toAddressee} и имеет честь сообщить нижеизложенное по следующему вопросу: {subject}.',
    },
    quoteReference,
    quoteReferenceAndMailbox,
    reminderBeforeDeadline:
      'По состоянию на дату настоящей ноты ответа на это сообщение не зарегистрировано. Просьба представить ответ не позднее {deadline}.',
    reminderAfterDeadline:
      'По состоянию на дату настоящей ноты ответа на это сообщение не зарегистрировано. Срок представления ответов истек {deadline}; просьба представить ответ в кратчайшие возможные сроки.',
    reminderCrossed: 'Если за истекшее время ответ был направлен, настоящую ноту можно не принимать во внимание.',
    extensionGranted:
      'Срок представления ответов на это сообщение продлен до {deadline}. Остальные его условия остаются без изменений.',
    withdrawn: 'Запрос, содержащийся в этом сообщении, можно считать отозванным; ответа на него более не ожидается.',
    acknowledged,
    clarification: { oneQuestion, questions, replyBy: 'Просьба представить разъяснения не позднее {deadline}.' },
    transmitted,
    informationOnly: 'Настоящая нота направляется для сведения и не требует ответа.',
    closing:
      '{office} пользуется этим случаем, чтобы возобновить {toAddressee} уверения в своем весьма высоком уважении.',
  },
  letter: {
    salutation: 'Уважаемая госпожа/Уважаемый господин,',
    citations: {
      'note-verbale': 'вербальную ноту {reference} от {date}',
      letter: 'мое письмо {reference} от {date}',
    },
    openings: {
      request: 'Имею честь обратиться к Вам по следующему вопросу: {subject}.',
      reminder: 'Имею честь сослаться на {firstNote} по следующему вопросу: {subject}.',
      extension: 'Имею честь сослаться на {firstNote} по следующему вопросу: {subject}.',
      acknowledgement:
        'Имею честь с признательностью подтвердить получение {receivedOn} ответа на {firstNote} по следующему вопросу: {subject}.',
      acknowledgementUnprompted:
        'Имею честь с признательностью подтвердить получение {receivedOn} сообщения по следующему вопросу: {subject}.',
      clarification:
        'Имею честь сослаться на сообщение {theirReference}, полученное {receivedOn}, по следующему вопросу: {subject}.',
      clarificationUnnumbered:
        'Имею честь сослаться на сообщение, полученное {receivedOn}, по следующему вопросу: {subject}.',
      circular: 'Имею честь сообщить нижеизложенное по следующему вопросу: {subject}.',
    },
    quoteReference,
    quoteReferenceAndMailbox,
    reminderBeforeDeadline:
      'По состоянию на дату настоящего письма ответа на это сообщение не зарегистрировано. Прошу представить ответ не позднее {deadline}.',
    reminderAfterDeadline:
      'По состоянию на дату настоящего письма ответа на это сообщение не зарегистрировано. Срок представления ответов истек {deadline}; прошу представить ответ в кратчайшие возможные сроки.',
    reminderCrossed: 'Если за истекшее время ответ был направлен, настоящее письмо можно не принимать во внимание.',
    extensionGranted:
      'Имею честь сообщить Вам, что срок представления ответов на это сообщение продлен до {deadline}. Остальные его условия остаются без изменений.',
    withdrawn:
      'Имею честь сообщить Вам, что запрос, содержащийся в этом сообщении, можно считать отозванным; ответа на него более не ожидается.',
    acknowledged,
    clarification: { oneQuestion, questions, replyBy: 'Прошу представить разъяснения не позднее {deadline}.' },
    transmitted,
    informationOnly: 'Настоящее письмо направляется для сведения и не требует ответа.',
    closing: 'Примите, госпожа/господин, уверения в моем весьма высоком уважении.',
  },
};
