/** A direct message of Instagram or Messenger. */
export interface DirectMessage {
  mid: string;
  person: string;
  ours: boolean;
  text: string;
  at: Date;
  attachments: { type: string; payload: Record<string, unknown> }[];
  deleted?: boolean;
  story?: Record<string, unknown>;
}

/** A direct message as a webhook tells it or, with `is_echo`, one of our own. */
export function directEvent(
  accountId: string,
  message: DirectMessage,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  const [sender, recipient] = message.ours ? [accountId, message.person] : [message.person, accountId];
  return {
    sender: { id: sender },
    recipient: { id: recipient },
    timestamp: message.at.getTime(),
    message: {
      mid: message.mid,
      ...(message.text === '' ? {} : { text: message.text }),
      ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
      ...more,
    },
  };
}

/** The edit of a direct message as a webhook tells it. */
export function editEvent(accountId: string, message: DirectMessage): Record<string, unknown> {
  const { message: _old, ...envelope } = directEvent(accountId, message);
  return { ...envelope, message_edit: { mid: message.mid, text: message.text, num_edit: 1 } };
}
