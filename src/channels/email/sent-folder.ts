import type { ImapFlow } from 'imapflow';
import type { ChannelAccount, Outgoing } from '../domain/network.ts';
import { withMailbox } from './imap.ts';
import { markHeader, messageIdOf } from './reply.ts';
import { addressOf, inboxOf } from './settings.ts';

const day = 86_400_000;

/**
 * The folder in which the server (or people's mail programs) keep what was sent: the one that `settings.sent_mailbox`
 * names, or the one the server or its usual names mark as such. Undefined when there is none or it is not to be read.
 */
export async function findSentFolder(account: ChannelAccount, client: ImapFlow): Promise<string | undefined> {
  if (account.settings.sent_mailbox === 'off') return undefined;
  if (account.settings.sent_mailbox) return account.settings.sent_mailbox;
  try {
    const folders = await client.list();
    return folders.find((one) => one.specialUse === '\\Sent')?.path;
  } catch (error) {
    // A server that lists nothing still has letters to be read.
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

function isRefusal(error: unknown): boolean {
  return /^(NO|BAD)$/.test((error as { responseStatus?: string }).responseStatus ?? '');
}

/**
 * Looks for our letter by its own Message-ID, in what was sent and in the mailbox itself; its id, or undefined when no
 * folder has it. Some servers give a letter another Message-ID; our own mark stays in it.
 */
export async function findSent(
  account: ChannelAccount,
  outgoing: Outgoing,
  since: Date,
  signal: AbortSignal,
): Promise<string | undefined> {
  const id = messageIdOf(account, outgoing);
  for await (const found of withMailbox(account, signal, (client) => lookFor(account, client, id, since))) {
    if (found) return id;
  }
  return undefined;
}

async function* lookFor(account: ChannelAccount, client: ImapFlow, id: string, since: Date): AsyncGenerator<boolean> {
  const folders = [await findSentFolder(account, client), inboxOf(account)];
  for (const folder of new Set(folders.filter((one) => one !== undefined))) {
    if (!(await openFolder(client, folder))) continue;
    for (const header of ['Message-ID', markHeader]) {
      const wanted = { since: new Date(since.getTime() - day), header: { [header]: id } };
      const found = await client.search(wanted, { uid: true });
      if (found && found.length > 0) {
        yield true;
        return;
      }
    }
  }
}

/** Opens a folder for reading; false when the server says that there is none. */
export async function openFolder(client: ImapFlow, folder: string): Promise<boolean> {
  try {
    await client.mailboxOpen(folder, { readOnly: true });
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

/** Whether a letter is from our own address; a folder may hold letters of others that were moved there. */
export function isFromUs(account: ChannelAccount, letter: Uint8Array): boolean {
  const whole = Buffer.from(letter.buffer, letter.byteOffset, Math.min(letter.byteLength, 100_000)).toString('latin1');
  const head = (whole.split(/\r?\n\r?\n/)[0] ?? '').replace(/\r?\n[ \t]+/g, ' ');
  const from = /^from:(.*)$/im.exec(head)?.[1]?.toLowerCase() ?? '';
  return from.replace(/\+[^@\s<]*@/g, '@').includes(addressOf(account));
}
