import type { PaperDefinition } from '../../../domain/campaign/definition.ts';
import type { CompilationInput } from '../../../domain/compile/compilation.ts';
import type { CompiledSubmission } from '../../../domain/compile/compiled-submission.ts';
import { directionOf, type Language } from '../../../domain/language.ts';
import type { SubmissionBlock } from '../../../domain/paper/blocks.ts';

/** A paper with replies in six languages, with headings, lists and tables: what the tests set and the eye looks at. */
export const samplePaperDefinition: PaperDefinition = {
  symbol: 'CTOC/COP/WG.8/2015/2',
  title: 'Comments and views of States and organizations on the review of the implementation of the Convention',
  language: 'en',
  masthead: {
    body: ['Conference of the Parties to the United Nations Convention against Transnational Organized Crime'],
    distribution: 'General',
    session: ['First open-ended intergovernmental meeting on the review of implementation'],
    placeAndDates: 'Vienna, 28–30 September 2015',
    agendaItem: 'Item 2 of the provisional agenda',
    agendaFootnote: 'CTOC/COP/WG.8/2015/1.',
  },
};

const heading = (level: 1 | 2, text: string): SubmissionBlock => ({ kind: 'heading', level, runs: [{ text }] });
const paragraph = (text: string): SubmissionBlock => ({ kind: 'paragraph', runs: [{ text }] });
const list = (ordered: boolean, ...items: string[]): SubmissionBlock => ({
  kind: 'list',
  ordered,
  items: items.map((text) => [{ text }]),
});
const table = (...rows: string[][]): SubmissionBlock => ({
  kind: 'table',
  rows: rows.map((row) => row.map((text) => [{ text }])),
});

const texts: Readonly<Record<Language, readonly SubmissionBlock[]>> = {
  en: [
    heading(1, 'General remarks'),
    {
      kind: 'paragraph',
      runs: [
        { text: 'Austria thanks the Secretariat for its note and supports a mechanism that is ' },
        { text: 'transparent, efficient and impartial', italic: true },
        { text: '. It should build on resolution 5/5 and on what has been learned elsewhere; see CTOC/COP/2014/13.' },
      ],
    },
    heading(2, 'Costs'),
    paragraph(
      'The costs of any mechanism should be known before it starts. The following figures may serve as a guide.',
    ),
    table(
      ['Phase', 'Work to be done', 'Months'],
      ['Preparation', 'Self-assessment by each State party with the software provided by the Secretariat', '6'],
      ['Desk review', 'Two reviewing States read the answers and ask for what is missing', '4'],
      [
        'Summary',
        'A short text for publication at www.example.org/reviews/summaries/2015/a-very-long-address-indeed',
        '2',
      ],
    ),
    paragraph('Sentence that ends the text of Austria.'),
  ],
  fr: [
    heading(1, 'Observations générales'),
    paragraph(
      'La France se félicite de la tenue de la première réunion. Elle rappelle que l’examen de l’application doit rester « intergouvernemental » et respecter la souveraineté des États.',
    ),
    list(
      false,
      'Le mécanisme ne devrait pas produire de classement.',
      'Il devrait tenir compte des langues de travail de chaque État.',
      'Son coût devrait être couvert par le budget ordinaire.',
    ),
    paragraph('Œuvrer à la coopération : tel est le vœu de la délégation.'),
  ],
  es: [
    heading(1, 'Comentarios'),
    paragraph(
      'El Ecuador agradece la nota verbal y presenta las siguientes observaciones en relación con la resolución 7/1.',
    ),
    list(
      true,
      'El mecanismo deberá ser de carácter técnico.',
      '¿Cómo se financiará? Conviene aclararlo antes de la reunión.',
      'La participación de la sociedad civil enriquecería el proceso.',
    ),
  ],
  ru: [
    heading(1, 'Общие замечания'),
    paragraph(
      'Российская Федерация исходит из того, что механизм обзора должен носить межправительственный характер и не затрагивать суверенитет государств. Обзор следует проводить в пределах имеющихся ресурсов.',
    ),
    table(
      ['Этап', 'Содержание', 'Срок'],
      ['Первый', 'Самооценка государств-участников', '6 месяцев'],
      ['Второй', 'Обсуждение в рабочих группах', '12 месяцев'],
    ),
  ],
  ar: [
    heading(1, 'ملاحظات عامة'),
    paragraph(
      'تشكر مصر الأمانة على مذكرتها الشفوية المؤرخة 20 أيار/مايو 2015، وتؤيد إنشاء آلية حكومية دولية لاستعراض تنفيذ الاتفاقية وفقا للقرار 7/1 والوثيقة CTOC/COP/WG.8/2015/2 (انظر أيضا A/69/6 (Prog. 13)).',
    ),
    list(
      false,
      'ينبغي أن تكون الآلية شفافة وغير تدخلية.',
      'ينبغي أن تراعي الآلية القرار A/RES/78/29، الفقرة 12 (ب).',
      'للاستفسار: mission.egypt@missions.example أو +43 1 555 0199.',
    ),
    table(
      ['المرحلة', 'العمل', 'الأشهر'],
      ['الأولى', 'التقييم الذاتي', '6'],
      ['الثانية', 'استعراض الوثائق مثل CTOC/COP/2014/13', '4'],
    ),
    paragraph('هذه هي الجملة الأخيرة من نص مصر.'),
  ],
  zh: [
    heading(1, '一般性意见'),
    paragraph(
      '中国政府支持根据第7/1号决议举行不限成员名额的政府间会议，并认为“审议机制”应当遵循公约第32条，尊重各国主权平等（见CTOC/COP/WG.8/2015/2）。',
    ),
    list(true, '机制应当由缔约国主导。', '机制应当考虑发展中国家的实际情况。'),
    table(['阶段', '内容', '月数'], ['第一阶段', '自我评估', '6'], ['第二阶段', '书面审议', '4']),
  ],
};

const reply = (
  code: string,
  name: string,
  language: Language,
  receivedOn: string,
  { isState = true, ...rest }: Partial<CompiledSubmission> & { readonly isState?: boolean } = {},
): CompiledSubmission => ({
  replyKind: 'text',
  respondents: [{ code, name, sortKey: name, isState }],
  onBehalfOf: [],
  language,
  direction: directionOf(language),
  receivedOn,
  late: false,
  publication: 'publish',
  blocks: texts[language],
  attachments: [],
  ...rest,
});

export const sampleSubmissions: readonly CompiledSubmission[] = [
  reply('AUT', 'Austria', 'en', '2015-07-14'),
  reply('CHN', 'China', 'zh', '2015-06-30'),
  reply('CIV', 'Côte d’Ivoire', 'fr', '2015-07-01'),
  reply('CRI', 'Costa Rica', 'es', '2015-07-02'),
  reply('ECU', 'Ecuador', 'es', '2015-07-17', {
    attachments: [{ name: 'Ley Orgánica.pdf', pages: 48 }, { name: 'anexo.xlsx' }],
  }),
  reply('EGY', 'Egypt', 'ar', '2015-07-20'),
  reply('FRA', 'France', 'fr', '2015-07-14'),
  reply('RUS', 'Russian Federation', 'ru', '2015-08-30', { late: true }),
  reply('TUR', 'Türkiye', 'en', '2015-07-31', { blocks: [] }),
  reply('TKM', 'Turkmenistan', 'ru', '2015-07-31'),
  reply('EU', 'European Union', 'en', '2015-07-30', { isState: false }),
  reply('INTERPOL', 'International Criminal Police Organization (INTERPOL)', 'fr', '2015-07-29', { isState: false }),
];

export const sampleCompilation: CompilationInput = {
  definition: samplePaperDefinition,
  campaignTitle: 'Resolution 7/1: first open-ended intergovernmental meeting',
  issuedOn: '2015-09-11',
  edition: null,
  days: 'received',
  introduction: {
    kind: 'request',
    mandate: { resolution: '7/1', paragraph: 5 },
    noteVerbaleOn: '2015-05-20',
    deadlineOn: '2015-07-31',
    asAt: '2015-09-10',
    lateNotCompiled: 0,
  },
  submissions: sampleSubmissions,
};
