/** Words that open a line with a colon and are no person: keywords of minutes, mail and logs. */
export const headings: ReadonlySet<string> = new Set(
  [
    'action action items actions agenda answer apologies attendees attention attendance background',
    'bcc caution cc conclusion context date decision decisions demo description duration error example',
    'examples file from hint http https id idea important info link location meeting minutes name next',
    'next steps note notes organizer outcome participants phone place present problem question questions recording',
    'regrets re result risk risks solution step subject summary time tip title to todo topic',
    'topics transcript update url version warning when where why duration started ended host',
  ]
    .join(' ')
    .split(' '),
)
  .add('action items')
  .add('next steps')
  .add('e-mail')
  .add('email');
