import { europeanUnion, membersOfTheUnion } from '../directory/european-union.ts';
import { type EntityNames, namedIn, plainWords, readNames } from './entity-names.ts';
import type { WrittenReply } from './reply-meaning.ts';
import { authors, type Respondent } from './submission.ts';

/** Whose text a reply is, by what it says of itself. */
export type RespondentsRead =
  | { readonly kind: 'known'; readonly respondents: readonly Respondent[] }
  /** It names others, and not so that it would be certain; the addressee stands first. */
  | { readonly kind: 'doubt'; readonly candidates: readonly string[]; readonly why: string };

/** Words of a text in which it says whose it is. */
const headWords = 120;

/*
 * The phrases after which those are named whose text it is, and the phrases by which a text is called joint; six
 * languages, none checked by a native speaker (reviewed: false). In the form of `plainWords`.
 */
const jointPhrases: readonly RegExp[] = [
  /\bjoint(?:ly)? (?:written )?(?:submission|contribution|comments|observations|reply|response|paper|text|views)(?: (?:made|submitted|presented|prepared|transmitted))? (?:of|by|from|on behalf of) /u,
  /\b(?:submitted|presented|made) jointly by /u,
  /\bthe permanent missions of /u,
  /(?<!\p{L})(?:contribution|réponse|communication|observations|commentaires) (?:conjointe?s?|communes?)(?: (?:présentée?s?|soumise?s?|établie?s?))? (?:par |au nom de |de )/u,
  /(?<!\p{L})les missions permanentes (?:de |du |des )/u,
  /(?<!\p{L})(?:contribución|respuesta|comunicación|observaciones|comentarios) conjunt[oa]s?(?: presentad[oa]s?)? (?:de |por |en nombre de )/u,
  /(?<!\p{L})las misiones permanentes de /u,
  /(?<!\p{L})совместн\p{L}+ (?:ответ|материал\p{L}*|замечания|комментарии|представление)(?: от имени)? /u,
  /(?<!\p{L})постоянные представительства /u,
  /联合(?:提交|答复|来文|意见)[:：]?/u,
  /(?:مساهمة|رد|مذكرة|تعليقات) مشتركة? (?:من|مقدمة من|باسم) /u,
  /البعثات الدائمة ل/u,
];

const behalfPhrases: readonly RegExp[] = [
  /\bon behalf of /u,
  /(?<!\p{L})au nom (?:de |du |des |de l')/u,
  /(?<!\p{L})en nombre de /u,
  /(?<!\p{L})от имени /u,
  /代表/u,
  /(?:باسم|بالنيابة عن|نيابة عن) /u,
];

const union =
  /european union|union européenne|unión europea|европейск\p{L}+ союз\p{L}*|欧洲联盟|欧盟|الاتحاد الأوروبي/u;

const itsMembers =
  /(?:its|the) (?:\d+ |[a-z-]+ )?member states|(?:ses|les) (?:\d+ )?états membres|sus (?:\d+ )?estados miembros|е[её]? государств[а-я]*-членов|государств\p{L}*-член\p{L}*|(?:及其|和其)\d*个?成员国|والدول الأعضاء|ودوله الأعضاء/u;

const groups =
  /group of (?:77|african|latin|asia|eastern|western|\d+)|african group|asia-pacific group|grulac|groupe des (?:77|états)|groupe africain|grupo de los 77|grupo africano|группы 77|африканской группы|77国集团|非洲集团|مجموعة ال/u;

const after = (text: string, phrases: readonly RegExp[]): string[] =>
  phrases.flatMap((phrase) => {
    const at = phrase.exec(text);
    return at === null ? [] : [text.slice(at.index + at[0].length)];
  });

/**
 * Reads whose text it is from its head, its covering words and its subject. A list that is read to its end and holds
 * the addressee makes a joint text; the Union writes on behalf of its member States where it says so. Groups, names
 * that are not understood, and a text on behalf of others than its sender are for a person (domain.md 2.4).
 *
 * @param code of the addressee that sent it
 * @param onDay the day (YYYY-MM-DD) as at which member States are counted
 */
export const respondentsRead = (
  written: WrittenReply,
  code: string,
  names: EntityNames,
  onDay: string,
): RespondentsRead => {
  const own: RespondentsRead = { kind: 'known', respondents: authors([code]) };
  const heads = headsOf(written);
  const joint = heads.flatMap((head) => after(head, jointPhrases));
  const behalf = heads.flatMap((head) => after(head, behalfPhrases));
  const doubt = (candidates: readonly string[], why: string): RespondentsRead => ({
    kind: 'doubt',
    candidates: [code, ...new Set(candidates.filter((each) => each !== code))],
    why,
  });

  const forUnion = behalf.filter((text) => union.test(text.slice(0, 120)));
  if (forUnion.length > 0) {
    if (code !== europeanUnion) return doubt([europeanUnion], 'it is sent on behalf of the European Union by another');
    if (!forUnion.some((text) => itsMembers.test(text.slice(0, 200)))) return own;
    const members = membersOfTheUnion(onDay).map((member) => ({ code: member, capacity: 'on-behalf-of' as const }));
    return { kind: 'known', respondents: [...authors([code]), ...members] };
  }
  if (behalf.some((text) => groups.test(text.slice(0, 80))))
    return doubt([], 'it is sent on behalf of a group of States');

  const lists = joint.map((text) => readNames(text, names));
  const several = lists.filter(({ codes, complete }) => complete && new Set(codes).size > 1);
  const [first] = several;
  if (first !== undefined) {
    const codes = [...new Set(first.codes)];
    const named = codes.join(', ');
    if (!codes.includes(code)) return doubt(codes, `it calls itself a joint text of ${named}, and ${code} sent it`);
    const agreed = several.every((list) => new Set([...codes, ...list.codes]).size === codes.length);
    return agreed
      ? { kind: 'known', respondents: authors(codes) }
      : doubt(codes, 'it names different States in two places');
  }
  if (joint.length > 0)
    return doubt(
      joint.flatMap((text) => namedIn(text.slice(0, 400), names)),
      'it calls itself a joint text, and not all whose text it is could be read',
    );

  const others = behalf.map((text) => readNames(text, names)).flatMap(({ codes }) => codes);
  return others.some((each) => each !== code)
    ? doubt(others, `it is sent on behalf of ${[...new Set(others)].join(', ')}`)
    : own;
};

/** Whether a reply says anything about whose text it is; if not, no names are needed to read it. */
export const saysWhose = (written: WrittenReply): boolean =>
  headsOf(written).some((head) => [...jointPhrases, ...behalfPhrases].some((phrase) => phrase.test(head)));

const headsOf = ({ subject, newText, fileText }: WrittenReply): string[] =>
  [subject, headOf(newText), headOf(fileText)].map(plainWords);

const headOf = (text: string): string => text.trim().split(/\s+/u).slice(0, headWords).join(' ').slice(0, 1_200);
