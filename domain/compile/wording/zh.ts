import type { PaperWording, RespondentNumbers } from '../paper-wording.ts';

const from = ({ states, organizations }: RespondentNumbers): string => {
  if (organizations === 0) return `${states}个国家`;
  return states === 0 ? `${organizations}个组织` : `${states}个国家和${organizations}个组织`;
};

export const chinesePaperWording: PaperWording = {
  reviewed: false,
  betweenSentences: '',
  organization: '联合国',
  languageNames: { ar: '阿拉伯文', zh: '中文', en: '英文', fr: '法文', ru: '俄文', es: '西班牙文' },
  noteBySecretariat: '秘书处的说明',
  conferenceRoomPaper: '秘书处编写的会议室文件',
  contents: '目录',
  page: '页次',
  chapters: { introduction: '导言', states: '从各国收到的答复', organizations: '从各组织收到的答复' },
  pursuantTo: (resolution, paragraph) => `本文件载有秘书处根据第${resolution}号决议第${paragraph}段收到的答复。`,
  invited: (noteDate) => `秘书处于${noteDate}向各国发出普通照会并向各组织致函，请其作出答复。`,
  invitedUntil: (noteDate, deadline) =>
    `秘书处于${noteDate}向各国发出普通照会并向各组织致函，请其至迟于${deadline}作出答复。`,
  received: (asAt, replies) => `截至${asAt}，收到了${from(replies)}的答复。`,
  noneReceived: (asAt) => `截至${asAt}，尚未收到任何答复。`,
  joint: (texts) => `其中${texts}份案文系联合提交；每份只转载一次，列于所有提交方名下。`,
  nilReturns: '下列各方答复称没有需要提交的内容：',
  declined: '下列各方告知秘书处不提交案文：',
  asReceived: '答复按收到时的原样和提交时所用语文转载，未经正式编辑。',
  order: '先列各国的答复，后列各组织的答复，均按名称的汉语拼音顺序排列。',
  orderOfStates: '案文按国名的汉语拼音顺序排列。',
  lateCompiled: '在截止日期之后收到的答复也已收录，并作了标注。',
  lateNotCompiled: (count) => `有${count}份答复在截止日期之后收到，未予转载。`,
  noStates: '编写本文件时，尚无国家作出答复。',
  originalLine: (language) => `[原件：${language}]`,
  receivedLine: (day) => `[${day}收到]`,
  receivedLateLine: (day) => `[${day}收到，已过截止日期]`,
  jointLine: '[联合案文]',
  seeJoint: (heading) => `[联合案文：见“${heading}”项下]`,
  onBehalfOf: '同时代表下列各方提交：',
  emptySubmission: '该答复没有可在此转载的案文。',
  textOnFile: '应提交方要求，不转载该案文。案文存于秘书处备查。',
  pagesElsewhere: (pages) => `以下页面无可提取的文字，按收到时的原样载于本文件的PDF版本：${pages}。`,
  pagesOnFile: (pages) => `以下页面无法转载，存于秘书处备查：${pages}。`,
  attachmentsOnFile: '存于秘书处备查的文件：',
  attachmentsLinked: '可在线查阅：',
  attachment: (name, pages) => (pages === undefined ? name : `${name}（${pages}页）`),
  list: {
    title: '答复方名单',
    columns: { name: '答复方', language: '原件', day: '收到日期', what: '答复' },
    what: {
      reproduced: '已转载',
      joint: '联合案文',
      'on-file': '存档备查',
      'nil-return': '无内容提交',
      declined: '不提交案文',
    },
  },
  addendum: { title: '增编', holds: (symbol) => `本增编载有未在${symbol}号文件中转载的答复。` },
  corrigendum: { title: '更正', holds: (symbol) => `下列案文取代${symbol}号文件中列于相同名称项下的案文。` },
  revision: { title: '修订本', holds: (symbol) => `本文件取代${symbol}号文件。` },
  reissued: (day) => `因技术原因于${day}重新印发。`,
  transmittal: {
    chapters: { states: '各国的意见', organizations: '各组织的意见' },
    calledFor: (resolution, paragraph) => `第${resolution}号决议第${paragraph}段要求为会议的审议提供评论和意见。`,
    holds: '本文件转载为此收到的意见。',
    transmitted: (by, days, instruction) =>
      `下文转载的意见由${by}于${days}转交秘书处，并提出如下请求：${instruction}。`,
    from: (respondents) => `这些意见来自${from(respondents)}。`,
    none: '编写本文件时，尚未收到转交的意见。',
    asReceived: '案文按收到时的原样和提交时所用语文转载，未经编辑。',
    order: '先列各国的案文，后列各组织的案文，均按名称的汉语拼音顺序排列。',
    transmittedLine: (day) => `[${day}转交]`,
  },
};
