import type { SubmissionTexts } from './submission-texts.ts';

export const english: SubmissionTexts = {
  language: 'en',
  titles: [
    'Comments and views on the review of the implementation of the Convention',
    'Views on possible ways of improving the review of implementation',
    'Contribution to the first open-ended intergovernmental meeting',
  ],
  openings: [
    'The Government welcomes the invitation to share its comments and views on the review of the implementation of the Convention and the Protocols thereto. The following observations were prepared after consultation among the ministries and authorities concerned.',
    'The competent authorities have examined the request with interest and are pleased to submit the following comments. They are offered in a constructive spirit and do not prejudge the position to be taken during the meeting.',
    'The present contribution sets out a number of general considerations that could guide the discussion. It builds on practical experience gained by investigators, prosecutors and central authorities in recent years.',
  ],
  sections: [
    {
      heading: 'General considerations',
      paragraphs: [
        'A review of implementation should first of all help States parties to apply the Convention more effectively. It should identify good practice, point to gaps and make the need for technical assistance visible at an early stage.',
        'The process should remain of an intergovernmental and technical nature. It should be impartial and non-intrusive, and should not lead to any form of ranking among States parties.',
      ],
    },
    {
      heading: 'Lessons from earlier exercises',
      paragraphs: [
        'Earlier rounds of questionnaires suffered from low rates of response and from questions that overlapped. A shorter instrument, sent out on a predictable schedule, would allow national focal points to plan their work.',
        'Information already in the hands of the Secretariat should be used before new information is requested. Replies given once should not have to be given again unless the law or the practice has changed.',
      ],
    },
    {
      heading: 'Scope and sequence',
      paragraphs: [
        'The provisions could be grouped into a small number of thematic clusters, for instance criminalization, international cooperation, law enforcement and prevention. One cluster could be examined at a time.',
        'The Protocols deserve the same attention as the Convention itself. States that are parties to some of the instruments only should be reviewed under those instruments alone.',
      ],
    },
    {
      heading: 'Cost and working methods',
      paragraphs: [
        'Any mechanism must be cost-effective. Meetings should make full use of the resources already available to the Conference and its working groups, and consultations could be held by electronic means wherever possible.',
        'Documents should be brief and issued in good time in the official languages. A reasonable limit on the length of replies would serve both the States concerned and those who read the replies.',
      ],
    },
    {
      heading: 'International cooperation in practice',
      paragraphs: [
        'Direct contact between central authorities remains the most effective way of preparing requests for mutual legal assistance. A directory that is kept up to date is therefore of considerable value.',
        'Practitioners report that delays arise mainly from incomplete requests and from translation. Model forms and short guidance notes could reduce both without any change in national law.',
      ],
    },
    {
      heading: 'Technical assistance',
      paragraphs: [
        'The review should lead to assistance that answers the needs identified. Requests could be collected in a single overview which donors and providers consult when programmes are drawn up.',
        'Training is most useful where it is given on the job and repeated. Regional workshops bring together those who will later have to work on the same cases.',
      ],
    },
    {
      heading: 'Participation and transparency',
      paragraphs: [
        'Each State party should decide which national stakeholders it consults. Academic institutions and civil society may offer useful knowledge, in particular with regard to prevention and the protection of victims.',
        'Summaries could be made public with the consent of the State concerned, while detailed replies would remain confidential. Such an arrangement encourages candour and builds confidence.',
      ],
    },
  ],
  list: {
    introduction: 'In the light of the above, the meeting may wish to consider the following elements:',
    items: [
      'A single self-assessment questionnaire for each cluster of provisions;',
      'A fixed calendar covering several years, adopted at the outset;',
      'National focal points designated by each State party;',
      'Use of existing working groups as the forum for discussion;',
      'A brief report on each cluster, limited to findings of general interest;',
      'A periodic assessment of the process itself by the Conference.',
    ],
  },
  table: {
    caption: 'Proposed sequence of work',
    header: ['Phase', 'Subject', 'Duration'],
    rows: [
      ['First', 'Criminalization and jurisdiction', '12 months'],
      ['Second', 'International cooperation', '18 months'],
      ['Third', 'Law enforcement and the judicial system', '12 months'],
      ['Fourth', 'Prevention and technical assistance', '12 months'],
    ],
  },
  closings: [
    'The Government stands ready to provide further information and looks forward to a fruitful exchange of views at the meeting.',
    'The authorities reserve the right to supplement these comments in the light of the discussion.',
  ],
  letter: {
    subject: 'Comments and views: {reference}',
    greeting: 'To the Secretariat,',
    covering:
      'With reference to note {reference}, please find enclosed the comments and views requested. A confirmation of receipt would be appreciated.',
    revised:
      'With reference to note {reference}, please find enclosed a revised version of our comments. It replaces the text sent earlier.',
    nilReturn:
      'With reference to note {reference}, we have the honour to inform the Secretariat that the Government has no comments to make.',
    declined:
      'With reference to note {reference}, we have the honour to inform the Secretariat that the Government does not wish to submit comments.',
    second: 'With reference to note {reference}, please find enclosed further comments of the competent authorities.',
    ending: 'With the assurances of our highest consideration,',
  },
  extension: [
    'To the Secretariat,',
    'With reference to note {reference}, consultations among the ministries concerned are still under way. We should be grateful for an extension of the deadline by {days} days so that a complete reply can be sent.',
    'With thanks for your understanding,',
  ],
  outOfOffice: {
    subject: 'Out of office',
    text: 'Thank you for your message. This office is closed at present and mail will be read on our return. In urgent cases please telephone the reception.',
  },
  quoted: 'On {date}, {sender} wrote:',
  fileNames: ['Comments and views', 'Submission', 'Contribution_WG'],
};
