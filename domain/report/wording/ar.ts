import type { ReportWording } from '../report-wording.ts';
import { dayAndMonth, grouped } from './figures.ts';

/** The second of the two names of a month, which an axis has room for. */
const months = [
  'يناير',
  'فبراير',
  'مارس',
  'أبريل',
  'مايو',
  'يونيه',
  'يوليه',
  'أغسطس',
  'سبتمبر',
  'أكتوبر',
  'نوفمبر',
  'ديسمبر',
];

/** The status of responses in Arabic; see `ReportWording`. */
export const arabic: ReportWording = {
  reviewed: false,
  organization: 'الأمم المتحدة',
  title: 'حالة الردود',
  asAt: (moment) => `حتى ${moment}`,
  summary: {
    replies: (moment, replied, asked, share) =>
      `الحالة حتى ${moment}: عدد الجهات المخاطَبة: ${asked}؛ وعدد الجهات التي ردت: ${replied} (${share} في المائة).`,
    inTimeAndLate: (inTime, late) =>
      late === 0
        ? 'وردت جميع الردود ضمن المهلة المحددة.'
        : `الردود الواردة ضمن المهلة: ${inTime}؛ والردود الواردة بعد الموعد النهائي: ${late}.`,
    documents: (count) => `عدد النصوص المودعة في الملف: ${count}.`,
    parties: (day, instrument, replied, parties) =>
      `الجهات المخاطَبة التي كانت أطرافا في ${instrument} في ${day}: ${parties}؛ ورد منها: ${replied}.`,
    partiesNow: (instrument, replied, parties) =>
      `الأطراف في ${instrument} في تاريخ هذا التقرير: ${parties}؛ ورد منها: ${replied}.`,
    partiesUnknown: (instrument) => `لا يبين الدليل الجهات التي كانت أطرافا في ${instrument} في تاريخ هذا التقرير.`,
    median: (calendarDays, workingDays) =>
      `ورد نصف الردود في غضون العدد التالي من الأيام بعد الطلب: ${calendarDays} بالأيام التقويمية، و${workingDays} بأيام العمل.`,
    medianCalendar: (calendarDays) =>
      `ورد نصف الردود في غضون العدد التالي من الأيام التقويمية بعد الطلب: ${calendarDays}.`,
    reminders: (sent) => `مجموع رسائل التذكير المرسلة: ${sent}.`,
    remindersPerReply: (each) => `عدد رسائل التذكير لكل رد وارد: ${each}.`,
  },
  headings: {
    table: 'الردود بحسب الوضع التعاهدي والمجموعة الإقليمية',
    forms: 'أشكال الردود',
    course: 'تطور الردود',
    denominators: 'الأطراف في تاريخ الطلب وفي تاريخ هذا التقرير',
    instruments: 'الردود بحسب الوضع إزاء صكوك أخرى',
    lists: 'الجهات المخاطَبة بأسمائها',
    replies: 'الردود الواردة',
    definitions: 'معنى الأرقام',
  },
  columns: {
    group: 'الوضع والمجموعة',
    asked: 'المخاطَبة',
    requested: 'أُرسل إليها',
    delivered: 'سُلّم إليها',
    replied: 'ردت',
    acknowledged: 'أُشعرت بالاستلام',
    'in-time': 'في المهلة',
    late: 'متأخرة',
    awaited: 'منتظرة',
    'no-reply': 'لم ترد',
    undeliverable: 'تعذر التسليم',
    withdrawn: 'سُحب الطلب',
    'not-requested': 'لم يُرسل',
    text: 'نص خاص',
    joint: 'نص مشترك',
    'on-behalf': 'بالنيابة عنها',
    'nil-return': 'لا شيء',
    declined: 'اعتذار',
    share: 'النسبة، %',
  },
  lists: {
    asked: 'الجهات المخاطَبة',
    requested: 'أُرسل إليها الطلب',
    delivered: 'سُلّم إليها الطلب',
    replied: 'ردت',
    acknowledged: 'أُشعرت باستلام ردها',
    'in-time': 'ردت ضمن المهلة',
    late: 'ردت بعد الموعد النهائي',
    awaited: 'ردها منتظر',
    'no-reply': 'لم ترد قبل الإقفال',
    undeliverable: 'تعذر تسليمها الطلب أو رسالة تذكير',
    withdrawn: 'سُحب الطلب الموجه إليها',
    'not-requested': 'لم يُرسل إليها الطلب بعد',
    text: 'ردت بنص خاص بها',
    joint: 'ردت بنص مشترك',
    'on-behalf': 'قُدم نص بالنيابة عنها',
    'nil-return': 'ردت بأنه ليس لديها ما تبلغ عنه',
    declined: 'ردت بأنها لن ترسل نصا',
  },
  definitions: {
    kinds:
      'تُدرج كل جهة مخاطَبة في عمود واحد فقط من الأعمدة الممتدة من «في المهلة» إلى «لم يُرسل»، ومجموعها يساوي عدد الجهات المخاطَبة. ويشمل عمود «أُرسل إليها» عمود «سُلّم إليها»، ويشمل عمود «ردت» عمود «أُشعرت بالاستلام»، فلا تُجمع هذه الأعمدة. ومجموع أشكال الرد يساوي عدد الجهات التي ردت.',
    share: 'النسبة: حصة الجهات التي ردت من الجهات المخاطَبة، مقربة إلى أقرب عدد صحيح.',
    asked: 'المخاطَبة: الجهات المدرجة في القائمة كما حُددت عند توجيه الطلب.',
    requested: 'أُرسل إليها: أرسلت الأمانة الطلب أو حاولت إرساله.',
    delivered:
      'سُلّم إليها: قبل خادم بريد البعثة الطلب، أو سُلّم باليد، ولم يُعد؛ أو دل رد على وصوله. ولا يعني ذلك أن أحدا قرأه.',
    replied:
      'ردت: أُودع في الملف رد لم يُسحب، سواء كان نصا خاصا أو نصا مشتركا أو إفادة بعدم وجود ما يبلغ عنه أو اعتذارا.',
    acknowledged: 'أُشعرت بالاستلام: سُلّم إشعار باستلام رد. ويُحسب إشعار استلام النص المشترك لجميع أصحابه.',
    'in-time': 'في المهلة: ورد أول رد قائم قبل انتهاء فترة السماح المنطبقة.',
    late: 'متأخرة: ورد أول رد قائم بعد ذلك.',
    awaited: 'منتظرة: أُرسل الطلب وتنتظر الأمانة الرد.',
    'no-reply': 'لم ترد: أُقفلت الحملة دون ورود رد.',
    undeliverable: 'تعذر التسليم: تعذر تسليم الطلب أو رسالة تذكير إلى أي عنوان من عناوين البعثة.',
    withdrawn: 'سُحب الطلب: سحبت الأمانة الطلب قبل ورود رد.',
    'not-requested': 'لم يُرسل: لم تتسلم أي بعثة بعد الطلب الموجه إلى هذه الجهة.',
    text: 'نص خاص: نص تكون الجهة المخاطَبة صاحبته الوحيدة.',
    joint: 'نص مشترك: نص لعدة أصحاب. ويُحسب مرة واحدة بوصفه نصا، ومرة لكل صاحب من أصحابه.',
    'on-behalf': 'بالنيابة عنها: نص قدمته جهة أخرى بالنيابة عنها، إذا كانت الحملة تحسب هذه النصوص.',
    'nil-return': 'لا شيء: إفادة بعدم وجود ما يبلغ عنه.',
    declined: 'اعتذار: إفادة بأنه لن يُرسل نص.',
  },
  howCounted: (day) =>
    `تُحسب الجهات المخاطَبة بحسب وضعها التعاهدي في ${day}، وهو تاريخ تحديد قائمة الجهات المخاطَبة. وترد الأسماء المقابلة لكل رقم في القوائم أدناه.`,
  parties: {
    atDispatch: (day) => `الجهات المخاطَبة التي كانت أطرافا في ${day}`,
    atReport: (day) => `جميع الأطراف في ${day}`,
    columns: { basis: 'أساس الحساب', parties: 'الأطراف', replied: 'ردت' },
    joined: 'أصبحت أطرافا منذ ذلك الحين',
    left: 'لم تعد أطرافا',
    notAsked: 'أطراف حاليا ولم يوجه إليها الطلب',
  },
  notInDirectory: (instrument) => `${instrument}: غير مدرج في الدليل في تاريخ الطلب.`,
  classes: {
    parties: 'الأطراف',
    signatories: 'الدول الموقعة',
    'other-states': 'دول أخرى',
    organizations: 'المنظمات',
  },
  groups: {
    african: 'الدول الأفريقية',
    'asia-pacific': 'دول آسيا والمحيط الهادئ',
    'eastern-european': 'دول أوروبا الشرقية',
    'latin-american-and-caribbean': 'دول أمريكا اللاتينية والبحر الكاريبي',
    'western-european-and-other': 'دول أوروبا الغربية ودول أخرى',
    none: 'خارج المجموعات الإقليمية',
  },
  total: 'المجموع',
  languageNames: {
    ar: 'العربية',
    zh: 'الصينية',
    en: 'الإنكليزية',
    fr: 'الفرنسية',
    ru: 'الروسية',
    es: 'الإسبانية',
  },
  replyColumns: {
    name: 'الجهة المخاطَبة',
    received: 'تاريخ الورود',
    days: 'الأيام',
    form: 'الشكل',
    reminders: 'التذكير',
    versions: 'النسخ',
  },
  effectColumns: { after: 'بعد', sent: 'أُرسل إلى', answered: 'الردود قبل الإرسال التالي', share: 'النسبة، %' },
  afterReminder: (number) => (number === 0 ? 'الطلب وحده' : `رسالة التذكير رقم ${number}`),
  lateMark: '(متأخر)',
  charts: {
    curveTitle: 'الردود بمرور الوقت، مع رسائل التذكير وتمديدات المهلة',
    curveAlternative: (from, to, replied, asked) =>
      `رسم بياني خطي لعدد الجهات التي ردت، يوما بيوم، من ${from} إلى ${to}: يرتفع من الصفر إلى ${replied} من أصل ${asked}. وتبين العلامات السفلية أيام رسائل التذكير وتمديدات المهلة؛ وتبين الخطوط الرأسية الموعد النهائي ونهاية فترة السماح.`,
    groupsTitle: 'الردود بحسب المجموعة الإقليمية',
    groupsAlternative: (groups) =>
      `رسم بياني بالأشرطة، شريط لكل مجموعة (عدد المجموعات: ${groups}): الردود الواردة في المهلة، والردود المتأخرة، والجهات التي لم ترد.`,
    languagesTitle: 'الردود بحسب لغة المراسلة، كنسبة مئوية من الجهات المخاطَبة بها',
    languagesAlternative: (languages) =>
      `رسوم بيانية خطية صغيرة بمقياس واحد، رسم لكل لغة (عدد اللغات: ${languages}): نسبة الجهات التي ردت، يوما بيوم.`,
    data: 'ترد أرقام الرسم البياني في الجدول التالي.',
    request: 'الطلب',
    deadline: 'الموعد النهائي',
    cutOff: 'نهاية فترة السماح',
    reminders: 'التذكير',
    extensions: 'التمديدات',
    replies: 'الردود',
    notReplied: 'لم ترد بعد',
    of: (part, whole) => `${part} من ${whole}`,
    curveColumns: {
      until: 'حتى نهاية',
      replies: 'الردود منذ السطر السابق',
      inAll: 'مجموع الردود',
      reminders: 'التذكير',
      extensions: 'التمديدات',
    },
    language: 'لغة المراسلة',
    shortDay: (day) => {
      const [date, month] = dayAndMonth(day);
      return `${date} ${months[month - 1]}`;
    },
  },
  number: (value, decimals) => grouped(value, decimals, ',', '.'),
  colon: ': ',
  comma: '، ',
};
