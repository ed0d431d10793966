import { arabicListLetters } from './list-letters.ts';
import type { InstrumentWording, NoteWording } from './note-wording.ts';

// "What follows of documents" fits one, two and many alike; Arabic would need a form for each.
const documents = 'ورد ما يلي من الوثائق: {documents}.';

const acknowledged = {
  theirReference: 'تحمل الرسالة المرجع {theirReference}.',
  oneDocument: documents,
  documents,
  inTime: 'ستدرج المساهمة، بالشكل واللغة اللذين وردت بهما، في التجميع الذي سيصدر في الوثيقة {symbol}.',
  nilReturn: 'أُحيط علما بأنه لا يوجد ما يُبلغ عنه ردا على ذلك. ولن تُرسل رسائل تذكير أخرى.',
  declined: 'أُحيط علما بأنه لن تُقدم أي مساهمة. ولن تُرسل رسائل تذكير أخرى.',
  onFile: 'أودعت المساهمة في الملف ولن تستنسخ في الوثيقة {symbol}، التي سيشار فيها إلى ورودها.',
  refusedFile: 'تعذر قبول الملف التالي:',
  refusedFiles: 'تعذر قبول الملفات التالية:',
  lateCompiled:
    'ورد الرد بعد الموعد النهائي المحدد في {deadline}. ومع ذلك، سيدرج في التجميع الذي سيصدر في الوثيقة {symbol}.',
  lateNotCompiled:
    'ورد الرد بعد الموعد النهائي المحدد في {deadline}. وقد أودع في الملف، لكن يتعذر إدراجه في التجميع الذي سيصدر في الوثيقة {symbol}.',
  lateAddendum: 'ورد الرد بعد الموعد النهائي المحدد في {deadline}. ومن المقرر إصداره في إضافة إلى الوثيقة {symbol}.',
  lateReissued: 'ورد الرد بعد الموعد النهائي المحدد في {deadline}. ومن المقرر إدراجه عند إعادة إصدار الوثيقة {symbol}.',
  lateRefused:
    'ورد الرد بعد الموعد النهائي المحدد في {deadline}. وقد سُجل، لكن يتعذر أخذه في الاعتبار في التجميع الذي سيصدر في الوثيقة {symbol}.',
};

const quoteReference = 'يرجى ذكر المرجع {reference} في الرد.';
const quoteReferenceAndMailbox = 'يرجى إرسال الرد إلى العنوان {replyMailbox} مع ذكر المرجع {reference}.';

const oneQuestion = 'حرصاً على عرض المساهمة عرضاً دقيقاً، يرجى التكرم بإيضاح النقطة التالية:';
const questions = 'حرصاً على عرض المساهمة عرضاً دقيقاً، يرجى التكرم بإيضاح ما يلي:';

const transmitted = {
  withSymbol: 'تحال طيه الوثيقة {documentSymbol} المعنونة «{documentTitle}».',
  withoutSymbol: 'تحال طيه الوثيقة المعنونة «{documentTitle}».',
};

const noteVerbale: InstrumentWording = {
  salutation: null,
  citations: {
    'note-verbale': 'مذكرتها الشفوية {reference} المؤرخة {date}',
    letter: 'رسالتها {reference} المؤرخة {date}',
  },
  openings: {
    request: 'تهدي {office} تحياتها إلى {addressee} وتتشرف بالإشارة إلى الموضوع التالي: {subject}.',
    reminder:
      'تهدي {office} تحياتها إلى {addressee} وتتشرف بالإشارة إلى {firstNote} المتعلقة بالموضوع التالي: {subject}.',
    extension:
      'تهدي {office} تحياتها إلى {addressee} وتتشرف بالإشارة إلى {firstNote} المتعلقة بالموضوع التالي: {subject}.',
    acknowledgement:
      'تهدي {office} تحياتها إلى {addressee} وتتشرف بأن تفيد، مع الشكر، بأنها تلقت في {receivedOn} الرد على {firstNote} المتعلقة بالموضوع التالي: {subject}.',
    acknowledgementUnprompted:
      'تهدي {office} تحياتها إلى {addressee} وتتشرف بأن تفيد، مع الشكر، بأنها تلقت في {receivedOn} رسالة بشأن الموضوع التالي: {subject}.',
    clarification:
      'تهدي {office} تحياتها إلى {addressee} وتتشرف بالإشارة إلى الرسالة {theirReference} الواردة في {receivedOn} والمتعلقة بالموضوع التالي: {subject}.',
    clarificationUnnumbered:
      'تهدي {office} تحياتها إلى {addressee} وتتشرف بالإشارة إلى الرسالة الواردة في {receivedOn} والمتعلقة بالموضوع التالي: {subject}.',
    circular:
      'تهدي {office} تحياتها إلى {addressee} وتتشرف بتعميم المعلومات الواردة أدناه بشأن الموضوع التالي: {subject}.',
  },
  quoteReference,
  quoteReferenceAndMailbox,
  reminderBeforeDeadline:
    'لم يسجل حتى تاريخ هذه المذكرة أي رد على تلك المراسلة. ويرجى التكرم بإرسال الرد في موعد أقصاه {deadline}.',
  reminderAfterDeadline:
    'لم يسجل حتى تاريخ هذه المذكرة أي رد على تلك المراسلة. وكان الموعد النهائي للرد هو {deadline}؛ ويرجى التكرم بإرسال الرد في أقرب وقت ممكن.',
  reminderCrossed: 'إذا كان الرد قد أُرسل في هذه الأثناء، فيرجى صرف النظر عن هذه المذكرة.',
  extensionGranted: 'مُدد الموعد النهائي للرد على تلك المراسلة إلى {deadline}. ويظل سائر ما ورد فيها دون تغيير.',
  withdrawn: 'يمكن اعتبار الطلب الوارد في تلك المراسلة مسحوباً، ولم يعد يُنتظر أي رد عليه.',
  acknowledged,
  clarification: { oneQuestion, questions, replyBy: 'يرجى التكرم بإرسال الإيضاح في موعد أقصاه {deadline}.' },
  transmitted,
  informationOnly: 'هذه المذكرة معممة للعلم ولا تستدعي رداً.',
  closing: 'وتغتنم {office} هذه الفرصة لتعرب مجدداً {toAddressee} عن فائق تقديرها.',
};

/** For an office whose name is masculine: its verbs and pronouns, and nothing else. */
const noteVerbaleOfMasculineOffice: InstrumentWording = {
  ...noteVerbale,
  citations: {
    'note-verbale': 'مذكرته الشفوية {reference} المؤرخة {date}',
    letter: 'رسالته {reference} المؤرخة {date}',
  },
  openings: {
    request: 'يهدي {office} تحياته إلى {addressee} ويتشرف بالإشارة إلى الموضوع التالي: {subject}.',
    reminder:
      'يهدي {office} تحياته إلى {addressee} ويتشرف بالإشارة إلى {firstNote} المتعلقة بالموضوع التالي: {subject}.',
    extension:
      'يهدي {office} تحياته إلى {addressee} ويتشرف بالإشارة إلى {firstNote} المتعلقة بالموضوع التالي: {subject}.',
    acknowledgement:
      'يهدي {office} تحياته إلى {addressee} ويتشرف بأن يفيد، مع الشكر، بأنه تلقى في {receivedOn} الرد على {firstNote} المتعلقة بالموضوع التالي: {subject}.',
    acknowledgementUnprompted:
      'يهدي {office} تحياته إلى {addressee} ويتشرف بأن يفيد، مع الشكر، بأنه تلقى في {receivedOn} رسالة بشأن الموضوع التالي: {subject}.',
    clarification:
      'يهدي {office} تحياته إلى {addressee} ويتشرف بالإشارة إلى الرسالة {theirReference} الواردة في {receivedOn} والمتعلقة بالموضوع التالي: {subject}.',
    clarificationUnnumbered:
      'يهدي {office} تحياته إلى {addressee} ويتشرف بالإشارة إلى الرسالة الواردة في {receivedOn} والمتعلقة بالموضوع التالي: {subject}.',
    circular:
      'يهدي {office} تحياته إلى {addressee} ويتشرف بتعميم المعلومات الواردة أدناه بشأن الموضوع التالي: {subject}.',
  },
  closing: 'ويغتنم {office} هذه الفرصة ليعرب مجدداً {toAddressee} عن فائق تقديره.',
};

/**
 * Arabic. The subject of the campaign stands after a colon, where nothing governs its case; the verbs
 * agree with the office. All of it waits for a native reader.
 */
export const arabicNoteWording: NoteWording = {
  reviewed: false,
  labels: {
    reference: 'المرجع:',
    subject: 'الموضوع:',
    replyBy: 'يرجى الرد في موعد أقصاه:',
    addressee: 'إلى:',
    initials: 'التأشير بالأحرف الأولى',
    signature: 'التوقيع',
    enclosure: 'الضميمة: {list}',
    enclosures: 'الضمائم ({count}): {list}',
  },
  // The preposition is written in one word with what follows, and swallows the alif of the article.
  to: {
    plain: 'ل',
    contractions: [
      ['الل', 'لل'],
      ['ال', 'لل'],
    ],
  },
  list: { separator: '؛ ', item: '({letter}) {text}', letters: arabicListLetters },
  placeAndDate: '{place}، {date}',
  subjects: {
    reminders: [
      'تذكير: {subject}',
      'تذكير ثان: {subject}',
      'تذكير ثالث: {subject}',
      'التذكير رقم {sequence}: {subject}',
    ],
    extension: 'تمديد الموعد النهائي للرد: {subject}',
    withdrawal: 'سحب الطلب: {subject}',
    acknowledgement: 'إشعار بالاستلام: {subject}',
    clarification: 'طلب إيضاح: {subject}',
    transmittal: 'إحالة وثيقة: {subject}',
    circular: 'تعميم: {subject}',
  },
  collectiveAddressee: {
    parties: 'البعثات الدائمة للدول الأطراف ({place})',
    partiesAndObservers: 'البعثات الدائمة للدول الأطراف والمراقبين ({place})',
    missions: 'البعثات الدائمة وبعثات المراقبة الدائمة ({place})',
    organizations: 'المنظمات الحكومية الدولية المدعوة بصفة مراقب',
  },
  uploadLink: 'ويمكن أيضا تحميل الرد على العنوان التالي، وهو مخصص للجهة المرسل إليها وحدها ولا يتطلب حسابا:',
  translatedFrom: {
    zh: 'مترجم عن الصينية',
    en: 'مترجم عن الإنكليزية',
    fr: 'مترجم عن الفرنسية',
    ru: 'مترجم عن الروسية',
    es: 'مترجم عن الإسبانية',
  },
  noteVerbale,
  noteVerbaleOfMasculineOffice,
  letter: {
    salutation: 'السيدة/السيد،',
    citations: {
      'note-verbale': 'المذكرة الشفوية {reference} المؤرخة {date}',
      letter: 'رسالتي {reference} المؤرخة {date}',
    },
    openings: {
      request: 'أتشرف بالإشارة إلى الموضوع التالي: {subject}.',
      reminder: 'أتشرف بالإشارة إلى {firstNote} المتعلقة بالموضوع التالي: {subject}.',
      extension: 'أتشرف بالإشارة إلى {firstNote} المتعلقة بالموضوع التالي: {subject}.',
      acknowledgement:
        'أتشرف بأن أفيد، مع الشكر، بأنني تلقيت في {receivedOn} الرد على {firstNote} المتعلقة بالموضوع التالي: {subject}.',
      acknowledgementUnprompted:
        'أتشرف بأن أفيد، مع الشكر، بأنني تلقيت في {receivedOn} رسالة بشأن الموضوع التالي: {subject}.',
      clarification:
        'أتشرف بالإشارة إلى الرسالة {theirReference} الواردة في {receivedOn} والمتعلقة بالموضوع التالي: {subject}.',
      clarificationUnnumbered:
        'أتشرف بالإشارة إلى الرسالة الواردة في {receivedOn} والمتعلقة بالموضوع التالي: {subject}.',
      circular: 'أتشرف بتعميم المعلومات الواردة أدناه بشأن الموضوع التالي: {subject}.',
    },
    quoteReference,
    quoteReferenceAndMailbox,
    reminderBeforeDeadline:
      'لم يسجل حتى تاريخ هذه الرسالة أي رد على تلك المراسلة. وأرجو التكرم بإرسال الرد في موعد أقصاه {deadline}.',
    reminderAfterDeadline:
      'لم يسجل حتى تاريخ هذه الرسالة أي رد على تلك المراسلة. وكان الموعد النهائي للرد هو {deadline}؛ وأرجو التكرم بإرسال الرد في أقرب وقت ممكن.',
    reminderCrossed: 'إذا كان الرد قد أُرسل في هذه الأثناء، فيرجى صرف النظر عن هذه الرسالة.',
    extensionGranted:
      'أتشرف بإبلاغكم بأن الموعد النهائي للرد على تلك المراسلة مُدد إلى {deadline}. ويظل سائر ما ورد فيها دون تغيير.',
    withdrawn: 'أتشرف بإبلاغكم بأن الطلب الوارد في تلك المراسلة يمكن اعتباره مسحوباً، وبأنه لم يعد يُنتظر أي رد عليه.',
    acknowledged,
    clarification: { oneQuestion, questions, replyBy: 'أرجو التكرم بإرسال الإيضاح في موعد أقصاه {deadline}.' },
    transmitted,
    informationOnly: 'هذه الرسالة معممة للعلم ولا تستدعي رداً.',
    closing: 'وتفضلوا بقبول فائق الاحترام والتقدير.',
  },
};
