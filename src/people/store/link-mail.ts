import { createTransport } from 'nodemailer';
import type { App } from '#src/app.ts';

export interface LinkMail {
  to: string;
  subject: string;
  text: string;
}

export type Mailed = 'sent' | 'failed' | 'not_set_up';

/** Mails a link if a mail server is named; the link stands on the screen in any case, so a failure only needs to be said. */
export async function mailLink(app: App, mail: LinkMail): Promise<Mailed> {
  const { smtpUrl, mailFrom } = app.config;
  if (!smtpUrl || !mailFrom) return 'not_set_up';
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 15_000,
  });
  try {
    await transport.sendMail({ from: mailFrom, to: mail.to, subject: mail.subject, text: mail.text });
    return 'sent';
  } catch (error) {
    app.log.warn({ err: error, part: 'link-mail' }, 'a link could not be mailed');
    return 'failed';
  } finally {
    transport.close();
  }
}
