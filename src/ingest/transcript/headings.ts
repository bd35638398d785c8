/** Words that open a line with a colon and are no person: keywords of minutes, mail and logs. */
export const headings: ReadonlySet<string> = new Set(
  [
    'action action items actions agenda answer apologies attendees attention attendance background',
    'bcc caution cc conclusion context date decision decisions demo description duration error example',
    'examples file from hint http https id idea important info link location meeting minutes name next',
    'next steps note notes organizer outcome participants phone place present problem question questions recording',
    'regrets re result risk risks solution step subject summary time tip title to todo topic',
    'topics transcript update url version warning when where why duration started ended host',
    'teilnehmer anwesend datum uhrzeit ort thema themen hinweis anmerkung ergebnis aufgabe protokoll',
    'fecha hora lugar asistentes participantes asunto tema temas nota acta acuerdo tarea',
    'lieu heure objet sujet remarque compte-rendu data local ata assunto luogo ora oggetto partecipanti presenti',
    'tijd plaats aanwezig deelnemers onderwerp notitie 日時 場所 参加者 出席者 議題 備考 注意 时间 地点 主题 备注 参会人',
  ]
    .join(' ')
    .split(' '),
)
  .add('action items')
  .add('next steps')
  .add('e-mail')
  .add('email');
