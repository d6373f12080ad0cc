import { createTransport } from 'nodemailer';
import type { App } from '#src/app.ts';
import { type ReplyOutcome, readSmtpFailure } from '#src/channels/index.ts';

/** Milliseconds for one step with the mail server. */
const stepMs = 15_000;

/** Sends one letter from the product's own mail server, once; says whether a failure was surely without effect. */
export async function mailStaff(
  app: App,
  letter: { to: string; subject: string; text: string; key: string },
): Promise<ReplyOutcome> {
  const { smtpUrl, mailFrom } = app.config;
  if (!smtpUrl || !mailFrom) return { state: 'failed', failure: 'permanent', reason: 'not_set_up' };
  let textStarted = false;
  const note = (entry: unknown, line: unknown) => {
    // 354 is the server asking for the text; before it nothing can have been delivered.
    if ((entry as { tnx?: string } | undefined)?.tnx === 'server' && /^354/.test(String(line))) textStarted = true;
  };
  const messageId = `<${letter.key}@${mailFrom.split('@')[1] ?? 'mimin'}>`;
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    socketTimeout: stepMs,
    transactionLog: true,
    logger: { level: () => undefined, trace: note, debug: note, info: note, warn: note, error: note, fatal: note },
  });
  try {
    await transport.sendMail({
      from: mailFrom,
      to: letter.to,
      subject: letter.subject,
      text: letter.text,
      messageId,
      date: app.now(),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { state: 'sent', externalId: messageId };
  } catch (error) {
    return readSmtpFailure(error, textStarted);
  } finally {
    transport.close();
  }
}
