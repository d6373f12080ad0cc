import { createTransport } from 'nodemailer';
import type { App } from '#src/app.ts';
import { linkLetters } from '../domain/link-letters.ts';

interface LinkMail {
  to: string;
  subject: string;
  text: string;
}

export type Mailed = 'sent' | 'failed' | 'not_set_up';

/** Mails a link if a mail server is named; the link stands on the screen in any case, so a failure only needs to be said. */
async function mailLink(app: App, mail: LinkMail): Promise<Mailed> {
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

/** Makes the whole address of a link and mails it to whom it is for, in the language of whoever made it. */
export async function mailStaffLink(
  app: App,
  facts: { origin: string; language: 'id' | 'en' },
  link: { kind: 'invite' | 'reset'; name: string; email: string; path: string; expiresAt: Date },
): Promise<{ link: string; mailed: Mailed }> {
  const address = new URL(link.path, facts.origin).href;
  const city = await app.db.selectFrom('city').select(['name', 'time_zone']).executeTakeFirst();
  const until = new Intl.DateTimeFormat(facts.language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: city?.time_zone ?? 'Asia/Jakarta',
  }).format(link.expiresAt);
  const letter = linkLetters[facts.language][link.kind];
  const mail = {
    to: link.email,
    subject: letter.subject(city?.name ?? 'kota'),
    text: letter.text(link.name, address, until),
  };
  return { link: address, mailed: await mailLink(app, mail) };
}
