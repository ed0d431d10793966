import { latinListLetters } from './list-letters.ts';
import type { NoteWording } from './note-wording.ts';

const acknowledged = {
  theirReference: '来文文号为{theirReference}。',
  oneDocument: '已收到以下文件：{documents}。',
  documents: '已收到以下各份文件：{documents}。',
  inTime: '所提交的材料将按收到时的形式和语文载入将作为{symbol}号文件印发的汇编。',
  nilReturn: '已记录在案：无情况可答复。将不再发送催询。',
  declined: '已记录在案：将不提交材料。将不再发送催询。',
  onFile: '所提交的材料已归档备查，将不载入{symbol}号文件，但该文件将注明已收到。',
  refusedFile: '以下文件无法接受：',
  refusedFiles: '以下各份文件无法接受：',
  lateCompiled: '答复在截止日期{deadline}之后收到。尽管如此，仍将载入将作为{symbol}号文件印发的汇编。',
  lateNotCompiled: '答复在截止日期{deadline}之后收到，已归档备查，但无法载入将作为{symbol}号文件印发的汇编。',
  lateAddendum: '答复在截止日期{deadline}之后收到，拟作为{symbol}号文件的增编印发。',
  lateReissued: '答复在截止日期{deadline}之后收到，拟在重新印发{symbol}号文件时予以载入。',
  lateRefused: '答复在截止日期{deadline}之后收到，已予登记，但编写将作为{symbol}号文件印发的汇编时无法予以考虑。',
};

const quoteReference = '请在复文中注明文号{reference}。';
const quoteReferenceAndMailbox = '请在复文中注明文号{reference}，并将复文发送至{replyMailbox}。';

const oneQuestion = '为准确反映所提交的材料，谨请就以下一点予以澄清：';
const questions = '为准确反映所提交的材料，谨请就以下各点予以澄清：';

const transmitted = {
  withSymbol: '兹随文转递题为“{documentTitle}”的{documentSymbol}号文件。',
  withoutSymbol: '兹随文转递题为“{documentTitle}”的文件。',
};

/**
 * Chinese. No spaces; full-width punctuation, brackets as narrow as the Organization sets them. The
 * closing is the usual one of such notes; the opening and the rest wait for a native reader.
 */
export const chineseNoteWording: NoteWording = {
  reviewed: false,
  labels: {
    reference: '文号：',
    subject: '事由：',
    replyBy: '答复截止日期：',
    addressee: '致：',
    initials: '草签',
    signature: '签名',
    enclosure: '附件：{list}',
    enclosures: '附件({count}份)：{list}',
  },
  to: { plain: '', contractions: [] },
  list: { separator: '；', item: '({letter}) {text}', letters: latinListLetters },
  placeAndDate: '{date}，{place}',
  subjects: {
    reminders: ['提醒：{subject}', '第二次提醒：{subject}', '第三次提醒：{subject}', '第{sequence}次提醒：{subject}'],
    extension: '延长答复期限：{subject}',
    withdrawal: '撤回请求：{subject}',
    acknowledgement: '确认收悉：{subject}',
    clarification: '请予澄清：{subject}',
    transmittal: '转递文件：{subject}',
    circular: '通告：{subject}',
  },
  collectiveAddressee: {
    parties: '各缔约国常驻代表团({place})',
    partiesAndObservers: '各缔约国和观察员常驻代表团({place})',
    missions: '各常驻代表团和常驻观察员代表团({place})',
    organizations: '受邀作为观察员的各政府间组织',
  },
  uploadLink: '答复也可通过以下网址上传。该网址仅供收件方使用，无须注册账户：',
  translatedFrom: {
    ar: '译自阿拉伯文',
    en: '译自英文',
    fr: '译自法文',
    ru: '译自俄文',
    es: '译自西班牙文',
  },
  noteVerbale: {
    salutation: null,
    citations: {
      'note-verbale': '{date}第{reference}号普通照会',
      letter: '{date}第{reference}号函',
    },
    openings: {
      request: '{office}向{toAddressee}致意，并谨提及{subject}。',
      reminder: '{office}向{toAddressee}致意，并谨提及其关于{subject}的{firstNote}。',
      extension: '{office}向{toAddressee}致意，并谨提及其关于{subject}的{firstNote}。',
      acknowledgement:
        '{office}向{toAddressee}致意，并谨确认已于{receivedOn}收到对其关于{subject}的{firstNote}的答复，特此致谢。',
      acknowledgementUnprompted:
        '{office}向{toAddressee}致意，并谨确认已于{receivedOn}收到关于{subject}的来文，特此致谢。',
      clarification:
        '{office}向{toAddressee}致意，并谨提及于{receivedOn}收到的关于{subject}的第{theirReference}号来文。',
      clarificationUnnumbered: '{office}向{toAddressee}致意，并谨提及于{receivedOn}收到的关于{subject}的来文。',
      circular: '{office}向{toAddressee}致意，并谨就{subject}通告如下。',
    },
    quoteReference,
    quoteReferenceAndMailbox,
    reminderBeforeDeadline: '截至本照会之日，尚无对上述文函的答复登记在案。如蒙不迟于{deadline}答复，将不胜感激。',
    reminderAfterDeadline:
      '截至本照会之日，尚无对上述文函的答复登记在案。答复截止日期为{deadline}；如蒙尽早答复，将不胜感激。',
    reminderCrossed: '如答复已在此期间发出，则不必理会本照会。',
    extensionGranted: '对上述文函的答复期限已延长至{deadline}，文函其他内容不变。',
    withdrawn: '上述文函所载请求可视为已撤回，不再需要答复。',
    acknowledged,
    clarification: { oneQuestion, questions, replyBy: '如蒙不迟于{deadline}予以澄清，将不胜感激。' },
    transmitted,
    informationOnly: '本照会仅供参考，无需答复。',
    closing: '顺致最崇高的敬意。',
  },
  letter: {
    salutation: '女士/先生：',
    citations: {
      'note-verbale': '{date}第{reference}号普通照会',
      letter: '{date}第{reference}号函',
    },
    openings: {
      request: '我谨提及{subject}。',
      reminder: '我谨提及关于{subject}的{firstNote}。',
      extension: '我谨提及关于{subject}的{firstNote}。',
      acknowledgement: '我谨确认已于{receivedOn}收到对关于{subject}的{firstNote}的答复，特此致谢。',
      acknowledgementUnprompted: '我谨确认已于{receivedOn}收到关于{subject}的来文，特此致谢。',
      clarification: '我谨提及于{receivedOn}收到的关于{subject}的第{theirReference}号来文。',
      clarificationUnnumbered: '我谨提及于{receivedOn}收到的关于{subject}的来文。',
      circular: '我谨就{subject}通告如下。',
    },
    quoteReference,
    quoteReferenceAndMailbox,
    reminderBeforeDeadline: '截至本函之日，尚无对上述文函的答复登记在案。如蒙不迟于{deadline}答复，我将不胜感激。',
    reminderAfterDeadline:
      '截至本函之日，尚无对上述文函的答复登记在案。答复截止日期为{deadline}；如蒙尽早答复，我将不胜感激。',
    reminderCrossed: '如答复已在此期间发出，则不必理会本函。',
    extensionGranted: '我谨通知，对上述文函的答复期限已延长至{deadline}，文函其他内容不变。',
    withdrawn: '我谨通知，上述文函所载请求可视为已撤回，不再需要答复。',
    acknowledged,
    clarification: { oneQuestion, questions, replyBy: '如蒙不迟于{deadline}予以澄清，我将不胜感激。' },
    transmitted,
    informationOnly: '本函仅供参考，无需答复。',
    closing: '顺致最崇高的敬意。',
  },
};
