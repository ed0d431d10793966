import { describe, expect, it } from 'vitest';
import { replacementSaid, replyMeant } from '../../../domain/receive/reply-meaning.ts';
import { submissionTexts } from '../../../stack/missions/texts/all-languages.ts';

const missionsTexts = Object.values(submissionTexts);

const meant = (newText: string, fileText = '') => {
  const meaning = replyMeant({ subject: '', newText, fileText });
  return meaning.kind === 'unclear' ? `unclear ${meaning.perhaps}` : meaning.kind;
};

const note =
  'The Permanent Mission of Austria presents its compliments to the Secretariat and has the honour to state that';

describe('a nil return', () => {
  it.each([
    `${note} this is a nil return.`,
    `${note} Austria has no comments to make. The Permanent Mission avails itself of this opportunity to renew the assurances of its highest consideration.`,
    `${note} it has no further information to provide.`,
    'La Mission permanente a l’honneur de faire savoir que la France n’a pas d’observations à formuler.',
    'Réponse néant.',
    'La Misión Permanente informa de que el Gobierno no tiene comentarios que formular.',
    'Российская Федерация не имеет замечаний.',
    '中国政府没有任何意见可提供。',
    'تفيد البعثة الدائمة بأنه لا توجد لديها أي معلومات لتقديمها.',
  ])('is what "%s" says', (text) => {
    expect(meant(text)).toBe('nil-return');
    expect(meant('Please see the attached note.', text)).toBe('nil-return');
  });

  it.each([
    `${note} Austria has no comments to make at this stage.`,
    `${note} Austria has no comments to make. However, it attaches a paper.`,
    `${note} this should not be taken as a nil return.`,
    'Would a nil return be acceptable to the Secretariat?',
    `${note} Austria has no information to provide, except on article 32.`,
    'La France n’a pas d’observations à formuler pour le moment.',
    'El Gobierno no tiene comentarios que formular por el momento.',
    'На данном этапе Российская Федерация не имеет замечаний.',
    '中国政府目前没有任何意见可提供。',
    'Austria has no comments to make and does not wish to submit a text.',
  ])('is not certain where it says "%s"', (text) => {
    expect(meant(text)).toBe('unclear nil-return');
  });
});

describe('a refusal to send a text', () => {
  it.each([
    `${note} Austria does not wish to submit comments.`,
    `${note} Austria will not be submitting a contribution.`,
    'La France ne souhaite pas présenter d’observations.',
    'El Gobierno no desea formular observaciones.',
    'Российская Федерация не намерена представлять замечания.',
    '中国政府无意提交评论。',
    'لا تعتزم الحكومة تقديم تعليقات.',
  ])('is what "%s" says', (text) => {
    expect(meant(text)).toBe('declined');
  });

  it('is not certain where it is for the time being', () => {
    expect(meant(`${note} Austria does not wish to submit comments at present.`)).toBe('unclear declined');
  });
});

describe('a withdrawal', () => {
  it.each([
    `${note} Austria withdraws its submission of 4 June 2015.`,
    'The contribution of Austria of 4 June 2015 is hereby withdrawn.',
    'La France retire sa contribution.',
    'El Gobierno retira su contribución.',
    '中国政府撤回其提交的意见。',
  ])('is what "%s" says', (text) => {
    expect(meant(text)).toBe('withdrawal');
  });
});

describe('a text', () => {
  it('is one however many phrases of the kind are in it, when it is long', () => {
    const long = 'The review should be technical, non-intrusive and impartial. '.repeat(30);
    expect(meant('', `${long} Austria has no comments to make on article 5. ${long}`)).toBe('text');
    expect(meant(`${long} Austria does not wish to submit more.`)).toBe('text');
  });

  it.each(['Please find attached the comments of Austria.', 'The Convention withdraws nothing from national law.', ''])(
    'is what is left: "%s"',
    (text) => {
      expect(meant(text)).toBe('text');
    },
  );

  it('is not what the simulated missions send without a text, in all languages', () => {
    for (const { letter } of missionsTexts) {
      expect(meant(letter.nilReturn), letter.nilReturn).toBe('nil-return');
      expect(meant(letter.declined), letter.declined).toBe('declined');
    }
  });

  it('is every text and covering letter of the simulated missions', () => {
    for (const { openings, letter, closings } of missionsTexts)
      for (const text of [...openings, ...closings, letter.covering, letter.revised]) expect(meant(text)).toBe('text');
  });
});

describe('what takes the place of an earlier text', () => {
  const said = (newText: string, fileText = '', subject = '') => replacementSaid({ subject, newText, fileText });

  it.each([
    'Please find attached a revised version of our comments.',
    'The attached text replaces the submission of 4 June 2015.',
    'It supersedes our earlier comments.',
    'Please disregard our previous mail.',
    'Ce texte annule et remplace la contribution du 4 juin.',
    'Veuillez trouver ci-joint la version révisée.',
    'Este texto sustituye la contribución anterior.',
    'Направляем исправленную версию.',
    '现随函附上修订本，以取代此前寄送的文本。',
    'نرفق نسخة منقحة تحل محل النص المرسل سابقا.',
  ])('says so: "%s"', (text) => {
    expect(said(text)).toBe('whole');
    expect(said('', text)).toBe('whole');
  });

  it('says so in what the simulated missions write with a revised text, in all languages', () => {
    for (const { letter } of missionsTexts) expect(said(letter.revised), letter.revised).toBe('whole');
  });

  it.each(['Corrigendum', 'Fe de erratas', 'Rectificatif', '勘误'])('may be corrections only: "%s"', (subject) => {
    expect(said('', '', subject)).toBe('corrigendum');
  });

  it.each([
    'Please find attached the comments of Austria.',
    'The attached paper is in addition to the revised version of our comments.',
    'The attached text does not replace the submission of 4 June.',
    'We refer to your reminder.',
  ])('is not what is merely sent after it: "%s"', (text) => {
    expect(said(text)).toBeNull();
  });

  it('is not what a text speaks of further down', () => {
    const text = `${'The review should be technical and impartial. '.repeat(20)} The new rule replaces the earlier text of the law.`;
    expect(said('Please find attached our comments.', text)).toBeNull();
  });

  it('is not what the covering letters of first texts say', () => {
    for (const { letter } of missionsTexts)
      for (const text of [letter.covering, letter.second]) expect(said(text), text).toBeNull();
  });
});
