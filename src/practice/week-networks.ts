/**
 * What the practice week needs of the practice city, said in types of our own: the product knows no simulator, and
 * `simulator/` fits these.
 */

/** One thing a made-up resident says. */
export interface PracticeVoice {
  group: string;
  person: { name: string; username: string };
  text: string;
  network: 'instagram_comment' | 'instagram_dm' | 'instagram_mention' | 'telegram' | 'email';
}

interface Account {
  externalId: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
}

interface Webhook {
  habits: { callback: string | undefined };
}

interface SentLetter {
  network: string;
  to: string;
  /** Headers of a letter, in lower case. */
  headers?: Record<string, string>;
}

/** The networks of the practice city, with residents who act on command. */
export interface PracticeNetworks {
  instagram: {
    world: { username: string; addMedia(caption: string, at?: Date): { id: string } };
    webhook: Webhook;
    troubles: { add(where: string, kind: 'server_error_after_effect' | 'person_gone', times?: number): void };
    account(): Account;
    comment(text: string, by: { username: string; mediaId?: string; parentId?: string }): Promise<{ id: string }>;
    mention(text: string, by: { username: string }): Promise<object>;
    dm(
      text: string,
      by: { username: string; attachments?: { type: string; payload: Record<string, unknown> }[] },
    ): Promise<object>;
    addFile(name: string, bytes: Buffer, mime: string): string;
    rawBody(body: string): Promise<void>;
  };
  telegram: {
    webhook: Webhook;
    troubles: { add(where: string, kind: 'drop_after_effect' | 'blocked', times?: number): void };
    account(mode?: 'webhook' | 'poll'): Account;
    message(text: string, by: { username: string; firstName: string; more?: Record<string, unknown> }): Promise<object>;
    addFile(name: string, bytes: Buffer): string;
  };
  email: {
    account(): Account;
    send(
      text: string,
      by: { from?: string; name?: string; subject?: string; headers?: Record<string, string> },
    ): string;
  };
  sent: SentLetter[];
}
