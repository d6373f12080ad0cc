export { writeRefusals } from './commands/count-refusal.ts';
export { JournalFull, journalEvent, journalIsFull } from './commands/journal-event.ts';
export { listenForUsage } from './commands/listen-for-usage.ts';
export { noteDeadToken } from './commands/note-dead-token.ts';
export { replayBody } from './commands/replay-body.ts';
export type { ForecastLine } from './domain/expiry-forecast.ts';
export {
  type Incoming,
  type Network,
  type ReplyAbilities,
  type ReplyOutcome,
  UnreadableEvent,
} from './domain/network.ts';
export { NetworkFailure } from './domain/network-failure.ts';
export { readSmtpFailure } from './email/smtp-errors.ts';
export { announceChannelNews, type ChannelNews, onChannelNews } from './events.ts';
export { pollChannels, startPolling } from './jobs/poll-channels.ts';
export { renewSubscriptions } from './jobs/renew-subscriptions.ts';
export { renewTokens } from './jobs/renew-tokens.ts';
export { tellOfExpiries } from './jobs/tell-of-expiries.ts';
export { networkNamed } from './networks.ts';
export { addAccountsCsv } from './routes/accounts-csv.ts';
export { addWebhooks } from './routes/webhooks.ts';
export { handOverAccountsWhenStaffLeave } from './store/account-handovers.ts';
export { type Channel, findAccount, findChannel, forgetChannels, putChannel } from './store/accounts.ts';
export { diskIsFull, measureDisk } from './store/disk.ts';
export { listForecast } from './store/forecast.ts';
export { purgeConsents } from './store/oauth-consents.ts';
export { lockAside, lockNewEvents, markDone, putAside, type StoredEvent, triesBeforeDead } from './store/raw-events.ts';
export type { FormBody } from './web/form-body.ts';
