import { latinListLetters } from './list-letters.ts';
import type { NoteWording } from './note-wording.ts';

const acknowledged = {
  theirReference: 'La communication porte la référence {theirReference}.',
  oneDocument: 'Le document suivant a été reçu : {documents}.',
  documents: 'Les documents suivants ont été reçus : {documents}.',
  inTime:
    'La contribution sera reproduite, sous la forme et dans la langue dans lesquelles elle a été reçue, dans la compilation qui sera publiée sous la cote {symbol}.',
  nilReturn: 'Il a été pris note qu’il n’y a rien à signaler en réponse. Aucun autre rappel ne sera envoyé.',
  declined: 'Il a été pris note qu’aucune contribution ne sera présentée. Aucun autre rappel ne sera envoyé.',
  onFile:
    'La contribution a été versée au dossier et ne sera pas reproduite dans le document {symbol}, qui en mentionnera la réception.',
  refusedFile: 'Le fichier suivant n’a pas pu être accepté :',
  refusedFiles: 'Les fichiers suivants n’ont pas pu être acceptés :',
  lateCompiled:
    'La réponse est parvenue après la date limite du {deadline}. Elle sera néanmoins reproduite dans la compilation qui sera publiée sous la cote {symbol}.',
  lateNotCompiled:
    'La réponse est parvenue après la date limite du {deadline}. Elle a été versée au dossier mais ne pourra pas être reproduite dans la compilation qui sera publiée sous la cote {symbol}.',
  lateAddendum:
    'La réponse est parvenue après la date limite du {deadline}. Il est prévu de la publier en additif au document {symbol}.',
  lateReissued:
    'La réponse est parvenue après la date limite du {deadline}. Il est prévu de la reproduire lorsque le document {symbol} sera publié de nouveau.',
  lateRefused:
    'La réponse est parvenue après la date limite du {deadline}. Elle a été enregistrée mais ne pourra pas être prise en compte dans la compilation qui sera publiée sous la cote {symbol}.',
};

const quoteReference = 'Il est demandé de bien vouloir rappeler la référence {reference} dans la réponse.';
const quoteReferenceAndMailbox =
  'Il est demandé de bien vouloir rappeler la référence {reference} dans la réponse et adresser celle-ci à {replyMailbox}.';

const oneQuestion =
  'Afin que la contribution soit fidèlement reproduite, il est demandé de bien vouloir apporter des éclaircissements sur le point suivant :';
const questions =
  'Afin que la contribution soit fidèlement reproduite, il est demandé de bien vouloir apporter des éclaircissements sur les points suivants :';

const transmitted = {
  withSymbol: 'Le document {documentSymbol}, intitulé « {documentTitle} », est transmis ci-joint.',
  withoutSymbol: 'Le document intitulé « {documentTitle} » est transmis ci-joint.',
};

/** French. The opening and the closing are those seen in notes of the Organization; the rest waits for a native reader. */
export const frenchNoteWording: NoteWording = {
  reviewed: false,
  labels: {
    reference: 'Référence :',
    subject: 'Objet :',
    replyBy: 'Date limite de réponse :',
    addressee: 'Destinataire :',
    initials: 'Paraphe',
    signature: 'Signature',
    enclosure: 'Pièce jointe : {list}',
    enclosures: 'Pièces jointes ({count}) : {list}',
  },
  // The orthography contracts "à le" and "à les"; "à la" and "à l'" stay as they are.
  to: {
    plain: 'à ',
    contractions: [
      ['le ', 'au '],
      ['les ', 'aux '],
    ],
  },
  list: { separator: ' ; ', item: '{letter}) {text}', letters: latinListLetters },
  placeAndDate: '{place}, le {date}',
  subjects: {
    reminders: [
      'Rappel : {subject}',
      'Deuxième rappel : {subject}',
      'Troisième rappel : {subject}',
      'Rappel nº {sequence} : {subject}',
    ],
    extension: 'Prorogation du délai de réponse : {subject}',
    withdrawal: 'Retrait de la demande : {subject}',
    acknowledgement: 'Accusé de réception : {subject}',
    clarification: "Demande d'éclaircissements : {subject}",
    transmittal: "Transmission d'un document : {subject}",
    circular: 'Circulaire : {subject}',
  },
  collectiveAddressee: {
    parties: 'les Missions permanentes des États parties ({place})',
    partiesAndObservers: 'les Missions permanentes des États parties et des observateurs ({place})',
    missions: "les Missions permanentes et Missions permanentes d'observation ({place})",
    organizations: "les organisations intergouvernementales invitées en qualité d'observatrices",
  },
  uploadLink:
    "La réponse peut aussi être déposée à l'adresse suivante, qui est réservée au destinataire et ne nécessite aucun compte :",
  translatedFrom: {
    ar: "Traduit de l'arabe",
    zh: 'Traduit du chinois',
    en: "Traduit de l'anglais",
    ru: 'Traduit du russe',
    es: "Traduit de l'espagnol",
  },
  noteVerbale: {
    salutation: null,
    citations: {
      'note-verbale': 'sa note verbale {reference} du {date}',
      letter: 'sa lettre {reference} du {date}',
    },
    openings: {
      request: "{office} présente ses compliments {toAddressee} et a l'honneur de se référer {toSubject}.",
      reminder:
        "{office} présente ses compliments {toAddressee} et a l'honneur de se référer à {firstNote} concernant {subject}.",
      extension:
        "{office} présente ses compliments {toAddressee} et a l'honneur de se référer à {firstNote} concernant {subject}.",
      acknowledgement:
        "{office} présente ses compliments {toAddressee} et a l'honneur d'accuser réception, en date du {receivedOn}, de la réponse à {firstNote} concernant {subject}.",
      acknowledgementUnprompted:
        "{office} présente ses compliments {toAddressee} et a l'honneur d'accuser réception, en date du {receivedOn}, d'une communication concernant {subject}.",
      clarification:
        "{office} présente ses compliments {toAddressee} et a l'honneur de se référer à la communication {theirReference}, reçue le {receivedOn}, concernant {subject}.",
      clarificationUnnumbered:
        "{office} présente ses compliments {toAddressee} et a l'honneur de se référer à la communication reçue le {receivedOn} concernant {subject}.",
      circular:
        "{office} présente ses compliments {toAddressee} et a l'honneur de communiquer les informations ci-après concernant {subject}.",
    },
    quoteReference,
    quoteReferenceAndMailbox,
    reminderBeforeDeadline:
      "À la date de la présente note, aucune réponse à cette communication n'a été enregistrée. Il serait vivement apprécié que la réponse parvienne au plus tard le {deadline}.",
    reminderAfterDeadline:
      "À la date de la présente note, aucune réponse à cette communication n'a été enregistrée. La date limite de réponse était fixée au {deadline} ; il serait vivement apprécié que la réponse parvienne dans les meilleurs délais.",
    reminderCrossed: "Si une réponse a été envoyée entre-temps, il n'y a pas lieu de tenir compte de la présente note.",
    extensionGranted:
      "Le délai de réponse à cette communication est prorogé jusqu'au {deadline}. Ses autres termes demeurent inchangés.",
    withdrawn:
      "La demande contenue dans cette communication peut être considérée comme retirée ; aucune réponse n'est plus attendue.",
    acknowledged,
    clarification: {
      oneQuestion,
      questions,
      replyBy: 'Il serait vivement apprécié que ces éclaircissements parviennent au plus tard le {deadline}.',
    },
    transmitted,
    informationOnly: "La présente note est communiquée pour information et n'appelle pas de réponse.",
    closing:
      '{office} saisit cette occasion pour renouveler {toAddressee} les assurances de sa très haute considération.',
  },
  letter: {
    salutation: 'Madame, Monsieur,',
    citations: { 'note-verbale': 'la note verbale {reference} du {date}', letter: 'ma lettre {reference} du {date}' },
    openings: {
      request: "J'ai l'honneur de me référer {toSubject}.",
      reminder: "J'ai l'honneur de me référer à {firstNote} concernant {subject}.",
      extension: "J'ai l'honneur de me référer à {firstNote} concernant {subject}.",
      acknowledgement:
        "J'ai l'honneur d'accuser réception, en date du {receivedOn}, de la réponse à {firstNote} concernant {subject}.",
      acknowledgementUnprompted:
        "J'ai l'honneur d'accuser réception, en date du {receivedOn}, d'une communication concernant {subject}.",
      clarification:
        "J'ai l'honneur de me référer à la communication {theirReference}, reçue le {receivedOn}, concernant {subject}.",
      clarificationUnnumbered:
        "J'ai l'honneur de me référer à la communication reçue le {receivedOn} concernant {subject}.",
      circular: "J'ai l'honneur de communiquer les informations ci-après concernant {subject}.",
    },
    quoteReference,
    quoteReferenceAndMailbox,
    reminderBeforeDeadline:
      "À la date de la présente lettre, aucune réponse à cette communication n'a été enregistrée. Je vous saurais gré de bien vouloir faire parvenir la réponse au plus tard le {deadline}.",
    reminderAfterDeadline:
      "À la date de la présente lettre, aucune réponse à cette communication n'a été enregistrée. La date limite de réponse était fixée au {deadline} ; je vous saurais gré de bien vouloir faire parvenir la réponse dans les meilleurs délais.",
    reminderCrossed:
      "Si une réponse a été envoyée entre-temps, il n'y a pas lieu de tenir compte de la présente lettre.",
    extensionGranted:
      "J'ai l'honneur de vous informer que le délai de réponse à cette communication est prorogé jusqu'au {deadline}. Ses autres termes demeurent inchangés.",
    withdrawn:
      "J'ai l'honneur de vous informer que la demande contenue dans cette communication peut être considérée comme retirée ; aucune réponse n'est plus attendue.",
    acknowledged,
    clarification: {
      oneQuestion,
      questions,
      replyBy: 'Je vous saurais gré de bien vouloir faire parvenir ces éclaircissements au plus tard le {deadline}.',
    },
    transmitted,
    informationOnly: "La présente lettre est communiquée pour information et n'appelle pas de réponse.",
    closing: "Je vous prie d'agréer, Madame, Monsieur, les assurances de ma très haute considération.",
  },
};
