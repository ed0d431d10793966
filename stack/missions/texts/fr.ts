import type { SubmissionTexts } from './submission-texts.ts';

export const french: SubmissionTexts = {
  language: 'fr',
  titles: [
    'Observations et vues sur l’examen de l’application de la Convention',
    'Vues sur les moyens d’améliorer l’examen de l’application',
    'Contribution à la première réunion intergouvernementale à composition non limitée',
  ],
  openings: [
    'Le Gouvernement se félicite d’avoir été invité à faire part de ses observations et de ses vues sur l’examen de l’application de la Convention et des Protocoles s’y rapportant. Les remarques ci-après ont été établies à l’issue de consultations entre les ministères et autorités concernés.',
    'Les autorités compétentes ont étudié la demande avec intérêt et ont le plaisir de présenter les observations suivantes. Celles-ci sont formulées dans un esprit constructif et ne préjugent pas de la position qui sera prise au cours de la réunion.',
    'La présente contribution expose quelques considérations d’ordre général qui pourraient orienter les débats. Elle s’appuie sur l’expérience pratique acquise ces dernières années par les enquêteurs, les magistrats et les autorités centrales.',
  ],
  sections: [
    {
      heading: 'Considérations générales',
      paragraphs: [
        'L’examen de l’application devrait avant tout aider les États parties à mettre en œuvre la Convention de manière plus efficace. Il devrait recenser les bonnes pratiques, signaler les lacunes et faire apparaître assez tôt les besoins d’assistance technique.',
        'Le processus devrait conserver un caractère intergouvernemental et technique. Il devrait être impartial et non intrusif et ne donner lieu à aucun classement des États parties.',
      ],
    },
    {
      heading: 'Enseignements tirés des exercices antérieurs',
      paragraphs: [
        'Les précédents cycles de questionnaires ont souffert d’un faible taux de réponse et de questions qui se recoupaient. Un instrument plus court, envoyé selon un calendrier prévisible, permettrait aux points de contact nationaux d’organiser leurs travaux.',
        'Les informations dont le Secrétariat dispose déjà devraient être utilisées avant que de nouvelles ne soient demandées. Les réponses données une fois ne devraient pas être redemandées, sauf si le droit ou la pratique ont changé.',
      ],
    },
    {
      heading: 'Portée et ordre des travaux',
      paragraphs: [
        'Les dispositions pourraient être regroupées en un petit nombre de thèmes, par exemple l’incrimination, la coopération internationale, la détection et la répression, et la prévention. Un seul thème serait examiné à la fois.',
        'Les Protocoles méritent la même attention que la Convention elle-même. Les États qui ne sont parties qu’à certains des instruments ne devraient être examinés qu’au titre de ceux-ci.',
      ],
    },
    {
      heading: 'Coûts et méthodes de travail',
      paragraphs: [
        'Tout mécanisme doit présenter un bon rapport coût-efficacité. Les réunions devraient tirer pleinement parti des ressources dont disposent déjà la Conférence et ses groupes de travail, et les consultations pourraient se tenir par voie électronique chaque fois que possible.',
        'Les documents devraient être brefs et publiés en temps voulu dans les langues officielles. Une limite raisonnable à la longueur des réponses rendrait service tant aux États concernés qu’aux lecteurs.',
      ],
    },
    {
      heading: 'La coopération internationale dans la pratique',
      paragraphs: [
        'Les contacts directs entre autorités centrales demeurent le moyen le plus efficace de préparer les demandes d’entraide judiciaire. Un répertoire tenu à jour présente donc un grand intérêt.',
        'Les praticiens indiquent que les retards tiennent surtout aux demandes incomplètes et à la traduction. Des formulaires types et de brèves notes d’orientation pourraient remédier aux deux sans modification du droit interne.',
      ],
    },
    {
      heading: 'Assistance technique',
      paragraphs: [
        'L’examen devrait déboucher sur une assistance répondant aux besoins recensés. Les demandes pourraient être réunies dans un tableau unique que les donateurs et les prestataires consulteraient lors de l’élaboration des programmes.',
        'La formation est la plus utile lorsqu’elle est dispensée sur le lieu de travail et renouvelée. Les ateliers régionaux réunissent ceux qui devront ensuite traiter les mêmes affaires.',
      ],
    },
    {
      heading: 'Participation et transparence',
      paragraphs: [
        'Il appartient à chaque État partie de décider des acteurs nationaux qu’il consulte. Les établissements universitaires et la société civile peuvent apporter des connaissances utiles, en particulier sur la prévention et la protection des victimes.',
        'Des résumés pourraient être rendus publics avec l’accord de l’État concerné, les réponses détaillées demeurant confidentielles. Une telle formule favorise la franchise et renforce la confiance.',
      ],
    },
  ],
  list: {
    introduction: 'Compte tenu de ce qui précède, la réunion souhaitera peut-être examiner les éléments suivants :',
    items: [
      'Un questionnaire d’auto-évaluation unique pour chaque groupe de dispositions ;',
      'Un calendrier fixe de plusieurs années, adopté dès le départ ;',
      'Des points de contact nationaux désignés par chaque État partie ;',
      'Le recours aux groupes de travail existants comme cadre de discussion ;',
      'Un bref rapport par groupe de dispositions, limité aux conclusions d’intérêt général ;',
      'Une évaluation périodique du processus lui-même par la Conférence.',
    ],
  },
  table: {
    caption: 'Ordre des travaux proposé',
    header: ['Phase', 'Sujet', 'Durée'],
    rows: [
      ['Première', 'Incrimination et compétence', '12 mois'],
      ['Deuxième', 'Coopération internationale', '18 mois'],
      ['Troisième', 'Détection, répression et système judiciaire', '12 mois'],
      ['Quatrième', 'Prévention et assistance technique', '12 mois'],
    ],
  },
  closings: [
    'Le Gouvernement se tient prêt à fournir tout complément d’information et attend avec intérêt un échange de vues fructueux lors de la réunion.',
    'Les autorités se réservent le droit de compléter les présentes observations à la lumière des débats.',
  ],
  letter: {
    subject: 'Observations et vues : {reference}',
    greeting: 'Au Secrétariat,',
    covering:
      'Comme suite à la note {reference}, veuillez trouver ci-joint les observations et vues demandées. Nous vous saurions gré d’en confirmer la réception.',
    revised:
      'Comme suite à la note {reference}, veuillez trouver ci-joint une version révisée de nos observations. Elle remplace le texte envoyé précédemment.',
    nilReturn:
      'En réponse à la note {reference}, nous avons l’honneur de faire savoir au Secrétariat que le Gouvernement n’a pas d’observations à formuler.',
    declined:
      'En réponse à la note {reference}, nous avons l’honneur de faire savoir au Secrétariat que le Gouvernement ne souhaite pas présenter d’observations.',
    second: 'Suite à la note {reference}, veuillez trouver ci-joint d’autres observations des autorités compétentes.',
    ending: 'Avec les assurances de notre très haute considération,',
  },
  extension: [
    'Au Secrétariat,',
    'Comme suite à la note {reference}, les consultations entre les ministères concernés sont encore en cours. Nous vous serions reconnaissants de bien vouloir prolonger le délai de {days} jours afin qu’une réponse complète puisse être envoyée.',
    'En vous remerciant de votre compréhension,',
  ],
  outOfOffice: {
    subject: 'Absence du bureau',
    text: 'Nous vous remercions de votre message. Le bureau est actuellement fermé et le courrier sera lu à notre retour. En cas d’urgence, veuillez téléphoner à la réception.',
  },
  quoted: 'Le {date}, {sender} a écrit :',
  fileNames: ['Observations et vues', 'Contribution', 'Réponse à la note'],
};
