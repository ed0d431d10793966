import type { SubmissionTexts } from './submission-texts.ts';

export const spanish: SubmissionTexts = {
  language: 'es',
  titles: [
    'Observaciones y opiniones sobre el examen de la aplicación de la Convención',
    'Opiniones sobre la manera de mejorar el examen de la aplicación',
    'Contribución a la primera reunión intergubernamental de composición abierta',
  ],
  openings: [
    'El Gobierno acoge con beneplácito la invitación a comunicar sus observaciones y opiniones sobre el examen de la aplicación de la Convención y sus Protocolos. Las consideraciones que figuran a continuación se prepararon tras celebrar consultas entre los ministerios y autoridades competentes.',
    'Las autoridades competentes han estudiado con interés la solicitud y se complacen en presentar las observaciones siguientes. Se formulan con ánimo constructivo y no prejuzgan la posición que se adopte durante la reunión.',
    'En la presente contribución se exponen algunas consideraciones generales que podrían orientar el debate. Se basa en la experiencia práctica adquirida en los últimos años por investigadores, fiscales y autoridades centrales.',
  ],
  sections: [
    {
      heading: 'Consideraciones generales',
      paragraphs: [
        'El examen de la aplicación debería ante todo ayudar a los Estados partes a aplicar la Convención con mayor eficacia. Debería determinar buenas prácticas, señalar deficiencias y dar a conocer con prontitud las necesidades de asistencia técnica.',
        'El proceso debería mantener su carácter intergubernamental y técnico. Debería ser imparcial y no intrusivo y no dar lugar a ningún tipo de clasificación de los Estados partes.',
      ],
    },
    {
      heading: 'Enseñanzas de ejercicios anteriores',
      paragraphs: [
        'Las rondas anteriores de cuestionarios se vieron afectadas por el bajo número de respuestas y por preguntas que se superponían. Un instrumento más breve, enviado con arreglo a un calendario previsible, permitiría a los puntos de contacto nacionales planificar su labor.',
        'La información que ya obra en poder de la Secretaría debería utilizarse antes de solicitar información nueva. Las respuestas ya dadas no deberían pedirse de nuevo, salvo que hayan cambiado la legislación o la práctica.',
      ],
    },
    {
      heading: 'Alcance y orden de los trabajos',
      paragraphs: [
        'Las disposiciones podrían agruparse en un número reducido de temas, por ejemplo, penalización, cooperación internacional, aplicación de la ley y prevención. Se examinaría un tema por vez.',
        'Los Protocolos merecen la misma atención que la propia Convención. Los Estados que son partes solo en algunos de los instrumentos deberían ser examinados únicamente respecto de ellos.',
      ],
    },
    {
      heading: 'Costos y métodos de trabajo',
      paragraphs: [
        'Todo mecanismo debe ser eficaz en función de los costos. Las reuniones deberían aprovechar plenamente los recursos de que ya disponen la Conferencia y sus grupos de trabajo, y las consultas podrían celebrarse por medios electrónicos siempre que sea posible.',
        'Los documentos deberían ser breves y publicarse con suficiente antelación en los idiomas oficiales. Un límite razonable a la extensión de las respuestas sería útil tanto para los Estados interesados como para los lectores.',
      ],
    },
    {
      heading: 'La cooperación internacional en la práctica',
      paragraphs: [
        'El contacto directo entre autoridades centrales sigue siendo la forma más eficaz de preparar las solicitudes de asistencia judicial recíproca. Por ello, un directorio actualizado resulta de gran utilidad.',
        'Los profesionales indican que las demoras se deben principalmente a solicitudes incompletas y a la traducción. Los formularios modelo y unas breves notas de orientación podrían reducir ambas sin modificar la legislación interna.',
      ],
    },
    {
      heading: 'Asistencia técnica',
      paragraphs: [
        'El examen debería traducirse en una asistencia que responda a las necesidades detectadas. Las solicitudes podrían reunirse en un cuadro único que los donantes y los proveedores consultarían al elaborar sus programas.',
        'La capacitación es más útil cuando se imparte en el lugar de trabajo y se repite. Los talleres regionales reúnen a quienes más adelante tendrán que trabajar en los mismos casos.',
      ],
    },
    {
      heading: 'Participación y transparencia',
      paragraphs: [
        'Cada Estado parte debería decidir a qué interesados nacionales consulta. Las instituciones académicas y la sociedad civil pueden aportar conocimientos útiles, en particular sobre la prevención y la protección de las víctimas.',
        'Los resúmenes podrían hacerse públicos con el consentimiento del Estado interesado, mientras que las respuestas detalladas seguirían siendo confidenciales. Ese arreglo favorece la franqueza y fomenta la confianza.',
      ],
    },
  ],
  list: {
    introduction: 'A la luz de lo anterior, la reunión tal vez desee examinar los elementos siguientes:',
    items: [
      'Un único cuestionario de autoevaluación para cada grupo de disposiciones;',
      'Un calendario fijo de varios años, aprobado desde el comienzo;',
      'Puntos de contacto nacionales designados por cada Estado parte;',
      'La utilización de los grupos de trabajo existentes como foro de debate;',
      'Un informe breve por grupo de disposiciones, limitado a las conclusiones de interés general;',
      'Una evaluación periódica del propio proceso por la Conferencia.',
    ],
  },
  table: {
    caption: 'Orden de los trabajos propuesto',
    header: ['Fase', 'Tema', 'Duración'],
    rows: [
      ['Primera', 'Penalización y jurisdicción', '12 meses'],
      ['Segunda', 'Cooperación internacional', '18 meses'],
      ['Tercera', 'Aplicación de la ley y sistema judicial', '12 meses'],
      ['Cuarta', 'Prevención y asistencia técnica', '12 meses'],
    ],
  },
  closings: [
    'El Gobierno está dispuesto a facilitar más información y espera con interés un intercambio de opiniones fructífero en la reunión.',
    'Las autoridades se reservan el derecho de complementar las presentes observaciones a la luz del debate.',
  ],
  letter: {
    subject: 'Observaciones y opiniones: {reference}',
    greeting: 'A la Secretaría:',
    covering:
      'En relación con la nota {reference}, se adjuntan las observaciones y opiniones solicitadas. Se agradecería que se confirmara su recepción.',
    revised:
      'En relación con la nota {reference}, se adjunta una versión revisada de nuestras observaciones, que sustituye el texto enviado anteriormente.',
    nilReturn:
      'En relación con la nota {reference}, tenemos el honor de comunicar a la Secretaría que el Gobierno no tiene observaciones que formular.',
    declined:
      'En relación con la nota {reference}, tenemos el honor de comunicar a la Secretaría que el Gobierno no desea formular observaciones.',
    second: 'En relación con la nota {reference}, adjuntamos otras observaciones de las autoridades competentes.',
    ending: 'Con las seguridades de nuestra más alta consideración,',
  },
  extension: [
    'A la Secretaría:',
    'En relación con la nota {reference}, las consultas entre los ministerios competentes siguen en curso. Agradeceríamos que se concediera una prórroga de {days} días a fin de poder enviar una respuesta completa.',
    'Agradeciendo su comprensión,',
  ],
  outOfOffice: {
    subject: 'Fuera de la oficina',
    text: 'Gracias por su mensaje. Esta oficina se encuentra cerrada y el correo se leerá a nuestro regreso. En caso de urgencia, sírvase llamar a la recepción.',
  },
  quoted: 'El {date}, {sender} escribió:',
  fileNames: ['Observaciones y opiniones', 'Contribución', 'Respuesta'],
};
