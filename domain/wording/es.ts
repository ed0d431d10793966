import { latinListLetters } from './list-letters.ts';
import type { NoteWording } from './note-wording.ts';

const acknowledged = {
  theirReference: 'La comunicación lleva la referencia {theirReference}.',
  oneDocument: 'Se ha recibido el documento siguiente: {documents}.',
  documents: 'Se han recibido los documentos siguientes: {documents}.',
  inTime:
    'La contribución se reproducirá, en la forma y en el idioma en que se recibió, en la recopilación que se publicará con la signatura {symbol}.',
  nilReturn: 'Se ha tomado nota de que no hay nada que comunicar en respuesta. No se enviarán más recordatorios.',
  declined: 'Se ha tomado nota de que no se presentará ninguna contribución. No se enviarán más recordatorios.',
  onFile:
    'La contribución se ha incorporado al expediente y no se reproducirá en el documento {symbol}, en el que se hará constar su recepción.',
  refusedFile: 'No se pudo aceptar el archivo siguiente:',
  refusedFiles: 'No se pudieron aceptar los archivos siguientes:',
  lateCompiled:
    'La respuesta se recibió después del {deadline}, fecha en que venció el plazo. No obstante, se reproducirá en la recopilación que se publicará con la signatura {symbol}.',
  lateNotCompiled:
    'La respuesta se recibió después del {deadline}, fecha en que venció el plazo. Se ha incorporado al expediente, pero no podrá reproducirse en la recopilación que se publicará con la signatura {symbol}.',
  lateAddendum:
    'La respuesta se recibió después del {deadline}, fecha en que venció el plazo. Está previsto publicarla como adición al documento {symbol}.',
  lateReissued:
    'La respuesta se recibió después del {deadline}, fecha en que venció el plazo. Está previsto reproducirla cuando se publique de nuevo el documento {symbol}.',
  lateRefused:
    'La respuesta se recibió después del {deadline}, fecha en que venció el plazo. Se ha registrado, pero no podrá tenerse en cuenta en la recopilación que se publicará con la signatura {symbol}.',
};

const quoteReference = 'Se ruega que en la respuesta se mencione la referencia {reference}.';
const quoteReferenceAndMailbox =
  'Se ruega que la respuesta se envíe a {replyMailbox} y que en ella se mencione la referencia {reference}.';

const oneQuestion = 'A fin de reflejar fielmente la contribución, se ruega que se aclare el punto siguiente:';
const questions = 'A fin de reflejar fielmente la contribución, se ruega que se aclaren los puntos siguientes:';

const transmitted = {
  withSymbol: 'Se transmite adjunto el documento {documentSymbol}, titulado “{documentTitle}”.',
  withoutSymbol: 'Se transmite adjunto el documento titulado “{documentTitle}”.',
};

/** Spanish. The opening is that seen in notes of the Organization; the closing and the rest wait for a native reader. */
export const spanishNoteWording: NoteWording = {
  reviewed: false,
  labels: {
    reference: 'Referencia:',
    subject: 'Asunto:',
    replyBy: 'Plazo para responder:',
    addressee: 'Destinatario:',
    initials: 'Rúbrica',
    signature: 'Firma',
    enclosure: 'Documento adjunto: {list}',
    enclosures: 'Documentos adjuntos ({count}): {list}',
  },
  // The orthography contracts "a el"; "a la", "a los" and "a las" stay as they are.
  to: { plain: 'a ', contractions: [['el ', 'al ']] },
  list: { separator: '; ', item: '{letter}) {text}', letters: latinListLetters },
  placeAndDate: '{place}, {date}',
  subjects: {
    reminders: [
      'Recordatorio: {subject}',
      'Segundo recordatorio: {subject}',
      'Tercer recordatorio: {subject}',
      'Recordatorio núm. {sequence}: {subject}',
    ],
    extension: 'Prórroga del plazo: {subject}',
    withdrawal: 'Retirada de la solicitud: {subject}',
    acknowledgement: 'Acuse de recibo: {subject}',
    clarification: 'Solicitud de aclaración: {subject}',
    transmittal: 'Transmisión de un documento: {subject}',
    circular: 'Circular: {subject}',
  },
  collectiveAddressee: {
    parties: 'las Misiones Permanentes de los Estados partes ({place})',
    partiesAndObservers: 'las Misiones Permanentes de los Estados partes y de los observadores ({place})',
    missions: 'las Misiones Permanentes y Misiones Permanentes de Observación ({place})',
    organizations: 'las organizaciones intergubernamentales invitadas en calidad de observadoras',
  },
  uploadLink:
    'La respuesta también puede cargarse en la siguiente dirección, que está reservada al destinatario y no requiere cuenta de usuario:',
  translatedFrom: {
    ar: 'Traducido del árabe',
    zh: 'Traducido del chino',
    en: 'Traducido del inglés',
    fr: 'Traducido del francés',
    ru: 'Traducido del ruso',
  },
  noteVerbale: {
    salutation: null,
    citations: {
      'note-verbale': 'su nota verbal {reference}, de fecha {date},',
      letter: 'su carta {reference}, de fecha {date},',
    },
    openings: {
      request: '{office} saluda atentamente {toAddressee} y tiene el honor de referirse {toSubject}.',
      reminder:
        '{office} saluda atentamente {toAddressee} y tiene el honor de referirse a {firstNote} relativa {toSubject}.',
      extension:
        '{office} saluda atentamente {toAddressee} y tiene el honor de referirse a {firstNote} relativa {toSubject}.',
      acknowledgement:
        '{office} saluda atentamente {toAddressee} y tiene el honor de acusar recibo, con agradecimiento, de la respuesta, recibida el {receivedOn}, a {firstNote} relativa {toSubject}.',
      acknowledgementUnprompted:
        '{office} saluda atentamente {toAddressee} y tiene el honor de acusar recibo, con agradecimiento, de la comunicación, recibida el {receivedOn}, relativa {toSubject}.',
      clarification:
        '{office} saluda atentamente {toAddressee} y tiene el honor de referirse a la comunicación {theirReference}, recibida el {receivedOn}, relativa {toSubject}.',
      clarificationUnnumbered:
        '{office} saluda atentamente {toAddressee} y tiene el honor de referirse a la comunicación, recibida el {receivedOn}, relativa {toSubject}.',
      circular:
        '{office} saluda atentamente {toAddressee} y tiene el honor de comunicar la información siguiente, relativa {toSubject}.',
    },
    quoteReference,
    quoteReferenceAndMailbox,
    reminderBeforeDeadline:
      'Hasta la fecha de la presente nota no se ha registrado ninguna respuesta a esa comunicación. Se agradecería que la respuesta se recibiera a más tardar el {deadline}.',
    reminderAfterDeadline:
      'Hasta la fecha de la presente nota no se ha registrado ninguna respuesta a esa comunicación. El plazo para responder venció el {deadline}; se agradecería que la respuesta se recibiera lo antes posible.',
    reminderCrossed: 'Si entretanto se hubiera enviado una respuesta, puede hacerse caso omiso de la presente nota.',
    extensionGranted:
      'El plazo para responder a esa comunicación se ha prorrogado hasta el {deadline}. Sus demás términos permanecen sin cambios.',
    withdrawn:
      'La solicitud que figura en esa comunicación puede considerarse retirada; ya no se espera respuesta alguna.',
    acknowledged,
    clarification: {
      oneQuestion,
      questions,
      replyBy: 'Se agradecería que la aclaración se recibiera a más tardar el {deadline}.',
    },
    transmitted,
    informationOnly: 'La presente nota se distribuye a título informativo y no requiere respuesta.',
    closing:
      '{office} aprovecha la oportunidad para reiterar {toAddressee} las seguridades de su consideración más distinguida.',
  },
  letter: {
    salutation: 'Señora/Señor:',
    citations: {
      'note-verbale': 'la nota verbal {reference}, de fecha {date},',
      letter: 'mi carta {reference}, de fecha {date},',
    },
    openings: {
      request: 'Tengo el honor de referirme {toSubject}.',
      reminder: 'Tengo el honor de referirme a {firstNote} relativa {toSubject}.',
      extension: 'Tengo el honor de referirme a {firstNote} relativa {toSubject}.',
      acknowledgement:
        'Tengo el honor de acusar recibo, con agradecimiento, de la respuesta, recibida el {receivedOn}, a {firstNote} relativa {toSubject}.',
      acknowledgementUnprompted:
        'Tengo el honor de acusar recibo, con agradecimiento, de la comunicación, recibida el {receivedOn}, relativa {toSubject}.',
      clarification:
        'Tengo el honor de referirme a la comunicación {theirReference}, recibida el {receivedOn}, relativa {toSubject}.',
      clarificationUnnumbered:
        'Tengo el honor de referirme a la comunicación, recibida el {receivedOn}, relativa {toSubject}.',
      circular: 'Tengo el honor de comunicar la información siguiente, relativa {toSubject}.',
    },
    quoteReference,
    quoteReferenceAndMailbox,
    reminderBeforeDeadline:
      'Hasta la fecha de la presente carta no se ha registrado ninguna respuesta a esa comunicación. Le agradecería que hiciera llegar la respuesta a más tardar el {deadline}.',
    reminderAfterDeadline:
      'Hasta la fecha de la presente carta no se ha registrado ninguna respuesta a esa comunicación. El plazo para responder venció el {deadline}; le agradecería que hiciera llegar la respuesta lo antes posible.',
    reminderCrossed: 'Si entretanto se hubiera enviado una respuesta, puede hacerse caso omiso de la presente carta.',
    extensionGranted:
      'Tengo el honor de informarle de que el plazo para responder a esa comunicación se ha prorrogado hasta el {deadline}. Sus demás términos permanecen sin cambios.',
    withdrawn:
      'Tengo el honor de informarle de que la solicitud que figura en esa comunicación puede considerarse retirada; ya no se espera respuesta alguna.',
    acknowledged,
    clarification: {
      oneQuestion,
      questions,
      replyBy: 'Le agradecería que hiciera llegar la aclaración a más tardar el {deadline}.',
    },
    transmitted,
    informationOnly: 'La presente carta se distribuye a título informativo y no requiere respuesta.',
    closing: 'Aprovecho la oportunidad para reiterarle las seguridades de mi consideración más distinguida.',
  },
};
