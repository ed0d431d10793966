import type { ReportWording } from '../report-wording.ts';
import { dayAndMonth, grouped } from './figures.ts';

const months = ['ene.', 'feb.', 'mar.', 'abr.', 'mayo', 'jun.', 'jul.', 'ago.', 'sept.', 'oct.', 'nov.', 'dic.'];

/** The status of responses in Spanish; see `ReportWording`. */
export const spanish: ReportWording = {
  reviewed: false,
  organization: 'Naciones Unidas',
  title: 'Estado de las respuestas',
  asAt: (moment) => `Situación al ${moment}`,
  summary: {
    replies: (moment, replied, asked, share) =>
      `Al ${moment}, habían respondido ${replied} de los ${asked} destinatarios (${share}\u00a0%).`,
    inTimeAndLate: (inTime, late) =>
      late === 0
        ? 'Todas las respuestas se recibieron dentro del plazo.'
        : `Respuestas recibidas dentro del plazo: ${inTime}; después del plazo: ${late}.`,
    documents: (count) => `Textos incorporados al expediente: ${count}.`,
    parties: (day, instrument, replied, parties) =>
      `De los ${parties} destinatarios que eran partes en ${instrument} al ${day}, habían respondido ${replied}.`,
    partiesNow: (instrument, replied, parties) =>
      `En la fecha del presente estado, ${instrument} tenía ${parties} partes, de las cuales habían respondido ${replied}.`,
    partiesUnknown: (instrument) =>
      `El directorio no indica quiénes eran partes en ${instrument} en la fecha del presente estado.`,
    median: (calendarDays, workingDays) =>
      `La mitad de las respuestas se recibió en los ${calendarDays} días naturales (${workingDays} días hábiles) siguientes a la solicitud.`,
    medianCalendar: (calendarDays) =>
      `La mitad de las respuestas se recibió en los ${calendarDays} días naturales siguientes a la solicitud.`,
    reminders: (sent) => `Recordatorios enviados en total: ${sent}.`,
    remindersPerReply: (each) => `Recordatorios por respuesta recibida: ${each}.`,
  },
  headings: {
    table: 'Respuestas por situación convencional y grupo regional',
    forms: 'Forma de las respuestas',
    course: 'Evolución de las respuestas',
    denominators: 'Partes en la fecha de la solicitud y en la fecha del presente estado',
    instruments: 'Respuestas según la situación respecto de otros instrumentos',
    lists: 'Lista nominal de los destinatarios',
    replies: 'Respuestas recibidas',
    definitions: 'Significado de las cifras',
  },
  columns: {
    group: 'Situación y grupo',
    asked: 'Consultados',
    requested: 'Con envío',
    delivered: 'Con entrega',
    replied: 'Respondieron',
    acknowledged: 'Con acuse de recibo',
    'in-time': 'En plazo',
    late: 'Fuera de plazo',
    awaited: 'Pendientes',
    'no-reply': 'Sin respuesta',
    undeliverable: 'Sin entrega',
    withdrawn: 'Retiradas',
    'not-requested': 'Sin enviar',
    text: 'Texto propio',
    joint: 'Texto conjunto',
    'on-behalf': 'En su nombre',
    'nil-return': 'Sin datos',
    declined: 'Rehusaron',
    share: 'Tasa, %',
  },
  lists: {
    asked: 'Consultados',
    requested: 'Solicitud enviada',
    delivered: 'Solicitud entregada',
    replied: 'Respondieron',
    acknowledged: 'Respuesta con acuse de recibo',
    'in-time': 'Respondieron dentro del plazo',
    late: 'Respondieron después del plazo',
    awaited: 'Respuesta pendiente',
    'no-reply': 'No respondieron antes del cierre',
    undeliverable: 'No se pudo entregar la solicitud o un recordatorio',
    withdrawn: 'Solicitud retirada',
    'not-requested': 'Solicitud aún no enviada',
    text: 'Respondieron con un texto propio',
    joint: 'Respondieron con un texto conjunto',
    'on-behalf': 'Se presentó un texto en su nombre',
    'nil-return': 'Respondieron que no había nada que comunicar',
    declined: 'Respondieron que no enviarían un texto',
  },
  definitions: {
    kinds:
      'Cada destinatario figura en una sola de las columnas que van de “En plazo” a “Sin enviar”, cuya suma es igual a “Consultados”. “Con envío” incluye “Con entrega”, y “Respondieron” incluye “Con acuse de recibo”: estas columnas no se suman. La suma de las formas de respuesta es igual a “Respondieron”.',
    share: 'Tasa: proporción de los consultados que respondieron, redondeada a enteros.',
    asked: 'Consultados: destinatarios de la lista fijada al hacerse la solicitud.',
    requested: 'Con envío: la Secretaría ha enviado la solicitud o ha intentado hacerlo.',
    delivered:
      'Con entrega: el servidor de correo de la misión aceptó la solicitud, o esta se entregó en mano, y no ha sido devuelta; o una respuesta demuestra que llegó. No significa que alguien la haya leído.',
    replied:
      'Respondieron: consta en el expediente una respuesta no retirada, ya sea un texto propio, un texto conjunto, una respuesta sin datos o una negativa.',
    acknowledged:
      'Con acuse de recibo: se ha entregado el acuse de recibo de una respuesta. El de un texto conjunto vale para todos sus autores.',
    'in-time': 'En plazo: la primera respuesta válida se recibió antes del fin del período de gracia aplicable.',
    late: 'Fuera de plazo: la primera respuesta válida se recibió más tarde.',
    awaited: 'Pendientes: se envió la solicitud y la Secretaría espera una respuesta.',
    'no-reply': 'Sin respuesta: la campaña se cerró sin que se recibiera ninguna.',
    undeliverable: 'Sin entrega: la solicitud o un recordatorio no pudo entregarse en ninguna dirección de la misión.',
    withdrawn: 'Retiradas: la Secretaría retiró la solicitud antes de recibir respuesta.',
    'not-requested': 'Sin enviar: la solicitud para este destinatario aún no ha llegado a ninguna misión.',
    text: 'Texto propio: texto del que el destinatario es el único autor.',
    joint: 'Texto conjunto: texto de varios autores. Cuenta una vez como texto, y una vez por cada autor.',
    'on-behalf': 'En su nombre: texto que otro presentó en su nombre, cuando la campaña cuenta esos textos.',
    'nil-return': 'Sin datos: respuesta de que no hay nada que comunicar.',
    declined: 'Rehusaron: respuesta de que no se enviará ningún texto.',
  },
  howCounted: (day) =>
    `Los destinatarios se clasifican según su situación convencional al ${day}, fecha en que se fijó la lista de destinatarios. En las listas que siguen se indican los nombres correspondientes a cada cifra.`,
  parties: {
    atDispatch: (day) => `Destinatarios que eran partes al ${day}`,
    atReport: (day) => `Todas las partes al ${day}`,
    columns: { basis: 'Base del cálculo', parties: 'Partes', replied: 'Respondieron' },
    joined: 'Pasaron a ser partes desde entonces',
    left: 'Ya no son partes',
    notAsked: 'Partes en la actualidad, nunca consultadas',
  },
  notInDirectory: (instrument) => `${instrument}: no figura en el directorio en la fecha de la solicitud.`,
  classes: {
    parties: 'Partes',
    signatories: 'Signatarios',
    'other-states': 'Otros Estados',
    organizations: 'Organizaciones',
  },
  groups: {
    african: 'Estados de África',
    'asia-pacific': 'Estados de Asia y el Pacífico',
    'eastern-european': 'Estados de Europa Oriental',
    'latin-american-and-caribbean': 'Estados de América Latina y el Caribe',
    'western-european-and-other': 'Estados de Europa Occidental y otros Estados',
    none: 'Sin grupo regional',
  },
  total: 'Total',
  languageNames: { ar: 'Árabe', zh: 'Chino', en: 'Inglés', fr: 'Francés', ru: 'Ruso', es: 'Español' },
  replyColumns: {
    name: 'Destinatario',
    received: 'Recibida el',
    days: 'Días',
    form: 'Forma',
    reminders: 'Record.',
    versions: 'Versiones',
  },
  effectColumns: {
    after: 'Después de',
    sent: 'Enviado a',
    answered: 'Respuestas antes del envío siguiente',
    share: 'Parte, %',
  },
  afterReminder: (number) => (number === 0 ? 'Solo la solicitud' : `Recordatorio núm. ${number}`),
  lateMark: '(fuera de plazo)',
  charts: {
    curveTitle: 'Respuestas a lo largo del tiempo, con los recordatorios y las prórrogas',
    curveAlternative: (from, to, replied, asked) =>
      `Gráfico de líneas del número de destinatarios que habían respondido, día a día, del ${from} al ${to}: asciende desde cero hasta ${replied} de ${asked}. Las marcas inferiores indican los días de los recordatorios y de las prórrogas; las líneas verticales indican el fin del plazo y del período de gracia.`,
    groupsTitle: 'Respuestas por grupo regional',
    groupsAlternative: (groups) =>
      `Gráfico de barras, una por grupo (número de grupos: ${groups}): respuestas en plazo, respuestas fuera de plazo y destinatarios que no han respondido.`,
    languagesTitle: 'Respuestas por idioma de correspondencia, en porcentaje de los consultados en él',
    languagesAlternative: (languages) =>
      `Pequeños gráficos de líneas de igual escala, uno por idioma (número de idiomas: ${languages}): proporción de destinatarios que habían respondido, día a día.`,
    data: 'Las cifras del gráfico figuran en el cuadro que sigue.',
    request: 'Solicitud',
    deadline: 'Fin del plazo',
    cutOff: 'Fin del período de gracia',
    reminders: 'Recordatorios',
    extensions: 'Prórrogas',
    replies: 'Respuestas',
    notReplied: 'Sin respuesta hasta ahora',
    of: (part, whole) => `${part} de ${whole}`,
    curveColumns: {
      until: 'Hasta el',
      replies: 'Respuestas desde la línea anterior',
      inAll: 'Respuestas en total',
      reminders: 'Recordatorios',
      extensions: 'Prórrogas',
    },
    language: 'Idioma de correspondencia',
    shortDay: (day) => {
      const [date, month] = dayAndMonth(day);
      return `${date} ${months[month - 1]}`;
    },
  },
  sheet: {
    addressees: 'Destinatarios',
    figures: 'Cifras',
    course: 'Evolución',
    code: 'Código',
    status: 'Situación convencional',
    group: 'Grupo regional',
    standing: 'Situación',
    reached: 'Entregada',
    acknowledged: 'Acuse de recibo',
    requestedOn: 'Solicitud enviada el',
    calendarDays: 'Días naturales',
    workingDays: 'Días hábiles',
    extendedTo: 'Prórroga hasta',
    yes: 'sí',
    no: 'no',
    figure: 'Cifra',
    value: 'Número',
    names: 'Destinatarios contados',
  },
  number: (value, decimals) => grouped(value, decimals, '\u00a0', ','),
  colon: ': ',
  comma: ', ',
};
