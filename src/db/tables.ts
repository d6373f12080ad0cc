// Written by `npm run db:write` from the migrations; never edited by hand.
import type { ColumnType, GeneratedAlways } from 'kysely';

/** The database fills it in when it is left out. */
type Given<T> = [T] extends [ColumnType<infer S, infer I, infer U>]
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;
type Instant = ColumnType<Date, Date | string, Date | string>;
/** Read as any value, checked by whoever reads it; written with JSON.stringify, because pg would turn an array into an array. */
type Json = ColumnType<unknown, string, string>;
type JsonOrNull = ColumnType<unknown, string | null, string | null>;
type InstantOrNull = ColumnType<Date | null, Date | string | null, Date | string | null>;

interface AccountTable {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: InstantOrNull;
  refreshTokenExpiresAt: InstantOrNull;
  scope: string | null;
  password: string | null;
  createdAt: Given<Instant>;
  updatedAt: Instant;
}

interface AccountHandoversTable {
  id: GeneratedAlways<number>;
  account_id: number;
  staff_id: number;
  name: string;
  part: 'owner' | 'admin';
  because: 'left' | 'moved';
  opened_at: Instant;
  password_at: InstantOrNull;
  admin_at: InstantOrNull;
  reconnected_at: InstantOrNull;
  holder_at: InstantOrNull;
  done_at: InstantOrNull;
}

interface AgenciesTable {
  id: GeneratedAlways<number>;
  code: string;
  name: string;
  short_name: string;
  kind: 'opd' | 'perumda' | 'kecamatan' | 'unit';
  successor_id: number | null;
  starts_on: Given<string>;
  ends_on: string | null;
}

interface AnswerDraftsTable {
  report_id: number;
  staff_id: number;
  mode: 'answer' | 'note';
  text: string;
  choices: Given<Json>;
  seen_version: number;
  revision: Given<number>;
  saved_at: Instant;
}

interface ApiTokensTable {
  id: GeneratedAlways<number>;
  name: string;
  token_hash: Buffer;
  agency_id: number | null;
  scopes: string[];
  made_by: number | null;
  made_at: Given<Instant>;
  last_used_at: InstantOrNull;
  ended_at: InstantOrNull;
}

interface AreasTable {
  code: string;
  name: string;
  level: 'kecamatan' | 'kelurahan';
  parent_code: string | null;
}

interface AuditEventsTable {
  id: GeneratedAlways<number>;
  at: Given<Instant>;
  staff_id: number | null;
  action: string;
  subject: string | null;
  detail: Given<Json>;
}

interface BulkActsTable {
  id: GeneratedAlways<number>;
  key: string;
  staff_id: number;
  act: 'hand_on' | 'close' | 'topic' | 'snooze';
  detail: Given<Json>;
  at: Instant;
  undone_at: InstantOrNull;
}

interface BulkItemsTable {
  bulk_id: number;
  report_id: number;
  outcome: string;
  before: JsonOrNull;
  version_after: number | null;
  undo_outcome: string | null;
}

interface ChannelHoursTable {
  channel_id: number;
  hour: Instant;
}

interface ChannelRefusalsTable {
  channel_id: number;
  reason: string;
  day: string;
  count: Given<number>;
}

interface ChannelsTable {
  id: GeneratedAlways<number>;
  network: string;
  name: string;
  external_id: string;
  agency_id: number | null;
  settings: Given<Json>;
  secrets: Buffer | null;
  state: Given<'connected' | 'needs_reauth' | 'paused' | 'ended'>;
  state_reason: string | null;
  connected_at: Given<Instant>;
  cursor: string | null;
  polled_at: InstantOrNull;
  poll_failures: Given<number>;
  last_event_at: InstantOrNull;
  usage_share: number | null;
  usage_reset_at: InstantOrNull;
  silent_since: InstantOrNull;
  secrets_at: InstantOrNull;
  renew_failures: Given<number>;
  renew_at: InstantOrNull;
  answered_there_at: InstantOrNull;
  posted_at: InstantOrNull;
}

interface CityTable {
  only_row: Given<boolean>;
  code: string;
  name: string;
  time_zone: 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura';
  language: Given<'id' | 'en'>;
  tables: Json;
  tables_version: Given<number>;
  route_threshold: Given<number>;
  sending: Given<boolean>;
  set_up_at: Given<Instant>;
  secretary_id: number | null;
  reopen_days: Given<number>;
}

interface CityTableVersionsTable {
  version: number;
  tables: Json;
  made_at: Instant;
  made_by: number | null;
  changes: Given<Json>;
  brings_back: number | null;
}

interface ClockRecountsTable {
  id: GeneratedAlways<number>;
  calendar_version: number;
  policies_version: number;
  asked_at: Instant;
  ended_at: InstantOrNull;
  last_report_id: Given<number>;
  looked: Given<number>;
  moved: Given<number>;
}

interface ConversationsTable {
  id: GeneratedAlways<number>;
  channel_id: number;
  external_id: string;
  identity_id: number;
  visibility: 'public' | 'private';
  reply_to: Json;
  permalink: string | null;
  subject: string | null;
  first_inbound_at: Instant;
  last_inbound_at: Instant;
  report_id: number | null;
  post: string | null;
}

interface DataRequestsTable {
  id: GeneratedAlways<number>;
  report_id: number;
  act: 'copy' | 'erase';
  words: Given<boolean>;
  media: Given<boolean>;
  via: 'link' | 'counter';
  asked_at: Instant;
  due_at: Instant;
  taken_by: number | null;
  checked: string | null;
  state: Given<'open' | 'done' | 'refused'>;
  decided_by: number | null;
  decided_at: InstantOrNull;
  ground: string | null;
  reason: string | null;
}

interface DraftRequestsTable {
  id: GeneratedAlways<number>;
  report_id: number;
  staff_id: number;
  asked_at: Instant;
  outcome: string | null;
  text_hash: Buffer | null;
}

interface EndedOutsideTable {
  code: string;
  name_id: string;
  name_en: string;
  contact_id: string;
  contact_en: string;
  ended_at: Instant;
}

interface ExamplesTable {
  id: GeneratedAlways<number>;
  at: Given<Instant>;
  report_id: number;
  message_id: number;
  message_at: Instant;
  text: string;
  stated: Json;
  said: Json;
  staff_id: number;
  held: boolean;
}

interface FigureChecksTable {
  id: GeneratedAlways<number>;
  at: Instant;
  reports: number;
  events: number;
  differences: number;
  findings: Given<Json>;
  took_ms: number;
}

interface IdempotencyKeysTable {
  scope: string;
  key: string;
  request_hash: Buffer;
  status: number | null;
  response: JsonOrNull;
  at: Given<Instant>;
}

interface IdentitiesTable {
  id: GeneratedAlways<number>;
  channel_id: number;
  external_id: string;
  handle: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  first_seen_at: Given<Instant>;
  removed_at: InstantOrNull;
}

interface IdentityLooksTable {
  id: GeneratedAlways<number>;
  at: Given<Instant>;
  identity_id: number;
  report_id: number;
  staff_id: number;
  reason: string | null;
}

interface IncidentChangesTable {
  id: GeneratedAlways<number>;
  incident_id: number;
  at: Instant;
  staff_id: number;
  type: 'declared' | 'until_moved' | 'main_set' | 'ended';
  detail: Given<Json>;
}

interface IncidentsTable {
  id: GeneratedAlways<number>;
  text_id: string;
  text_en: string | null;
  answer: string;
  topic_id: number | null;
  kecamatan_code: string | null;
  kelurahan_code: string | null;
  from_at: Instant;
  until_at: Instant;
  main_id: number | null;
  made_by: number;
  made_at: Instant;
  version: Given<number>;
}

interface LoginLimitsTable {
  key: string;
  failures: Given<number>;
  last_failed_at: Instant;
  wait_until: Instant;
}

interface MediaTable {
  id: GeneratedAlways<number>;
  mime: string;
  bytes: Buffer;
  width: number | null;
  height: number | null;
  original_sha256: Buffer;
  taken_at: InstantOrNull;
  latitude: number | null;
  longitude: number | null;
  created_at: Given<Instant>;
  dhash: number | null;
}

interface MediaQueueTable {
  message_id: number;
  message_at: Instant;
  raw_event_id: number;
  raw_event_at: Instant;
  external_id: string;
  position: number;
  tries: Given<number>;
  not_before: InstantOrNull;
  error: string | null;
  gone_at: InstantOrNull;
}

interface MessageKeysTable {
  channel_id: number;
  external_id: string;
  message_id: number;
  message_at: Instant;
}

interface MessagesTable {
  id: GeneratedAlways<number>;
  at: Instant;
  received_at: Given<Instant>;
  conversation_id: number;
  report_id: number | null;
  raw_event_id: number | null;
  direction: 'in' | 'out';
  kind: string;
  visibility: 'public' | 'private';
  external_id: string;
  text: string;
  attachments: Given<Json>;
  edited_from: string | null;
  withdrawn_at: InstantOrNull;
  unsupported: string | null;
}

interface ModelVersionsTable {
  id: GeneratedAlways<number>;
  made_at: Given<Instant>;
  made_by: number | null;
  origin: 'shipped' | 'retrained';
  state: 'candidate' | 'live' | 'past' | 'refused';
  weights: Buffer | null;
  hash: Buffer;
  card: JsonOrNull;
  compared: JsonOrNull;
  refused_why: 'damaged' | 'no_card' | 'not_better' | 'worse_on_rest' | null;
  went_live_at: InstantOrNull;
}

interface NotesTable {
  id: GeneratedAlways<number>;
  key: string | null;
  report_id: number;
  staff_id: number;
  at: Given<Instant>;
  text: string;
}

interface NoticeDeliveriesTable {
  id: GeneratedAlways<number>;
  once_key: string;
  notice_id: number;
  staff_id: number;
  way: 'email' | 'push' | 'telegram';
  target_id: number | null;
  state: Given<'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'skipped'>;
  reason: string | null;
  tries: Given<number>;
  not_before: Instant;
  started_at: InstantOrNull;
  ended_at: InstantOrNull;
}

interface NoticeWaysTable {
  staff_id: number;
  email: Given<boolean>;
  quiet_from: number | null;
  quiet_until: number | null;
  set_at: Given<Instant>;
}

interface NoticesTable {
  id: GeneratedAlways<number>;
  staff_id: number;
  report_id: number | null;
  kind: string;
  detail: Given<Json>;
  at: Given<Instant>;
  read_at: InstantOrNull;
  once_key: string;
  planned_at: InstantOrNull;
}

interface OauthAppsTable {
  network: string;
  client_id: string;
  secrets: Buffer;
  settings: Given<Json>;
  set_at: Given<Instant>;
  set_by: number | null;
}

interface OauthConsentsTable {
  id: GeneratedAlways<number>;
  state_hash: Buffer;
  network: string;
  staff_id: number;
  session_hash: Buffer;
  channel_id: number | null;
  redirect_uri: string;
  secrets: Buffer;
  made_at: Instant;
  expires_at: Instant;
  answered_at: InstantOrNull;
}

interface OfficialAccountPeopleTable {
  id: GeneratedAlways<number>;
  account_id: number;
  part: 'owner' | 'admin';
  staff_id: number | null;
  name: string;
}

interface OfficialAccountsTable {
  id: GeneratedAlways<number>;
  network: string;
  handle: string;
  url: string | null;
  name: string | null;
  agency_id: number | null;
  state: Given<'active' | 'dormant' | 'lost' | 'ended'>;
  note: string | null;
  last_post_at: InstantOrNull;
  last_answer_at: InstantOrNull;
  source: 'hand' | 'import' | 'channel';
  channel_id: number | null;
  added_at: Given<Instant>;
  changed_at: Given<Instant>;
  version: Given<number>;
}

interface OtherDeskCasesTable {
  id: GeneratedAlways<number>;
  report_id: number;
  desk: 'sp4n_lapor' | 'laksa' | 'open311';
  channel_id: number | null;
  direction: 'to' | 'from';
  staff_id: number | null;
  made_at: Given<Instant>;
  state: Given<'kept' | 'sending' | 'waiting_for_id' | 'unknown' | 'failed'>;
  reason: string | null;
  token: string | null;
  tracking_id: string | null;
  with_identity: Given<boolean>;
  status: string | null;
  status_text: string | null;
  status_at: InstantOrNull;
}

interface OutboxTable {
  id: GeneratedAlways<number>;
  key: string;
  report_id: number;
  conversation_id: number;
  channel_id: number;
  staff_id: number | null;
  automatic: Given<boolean>;
  visibility: 'public' | 'private';
  text: string;
  asks: Given<boolean>;
  report_version: Given<number>;
  state: Given<'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'cancelled'>;
  reason: string | null;
  failure: string | null;
  tries: Given<number>;
  not_before: InstantOrNull;
  queued_at: Given<Instant>;
  started_at: InstantOrNull;
  ended_at: InstantOrNull;
  external_id: string | null;
  settled_as: 'arrived' | 'resend' | null;
  settled_by: number | null;
  proposal: 'unchanged' | 'edited' | null;
  looks: Given<number>;
  look_at: InstantOrNull;
}

interface PresenceTable {
  report_id: number;
  staff_id: number;
  writing: Given<boolean>;
  seen_at: Given<Instant>;
}

interface ProofOriginalsTable {
  proof_id: number;
  mime: string;
  bytes: Buffer;
  sha256: Buffer;
}

interface ProofsTable {
  id: GeneratedAlways<number>;
  report_id: number;
  media_id: number;
  added_by: number;
  added_at: Instant;
  removed_at: InstantOrNull;
  removed_by: number | null;
}

interface PushKeysTable {
  id: Given<number>;
  public_key: string;
  secrets: Buffer;
  made_at: Given<Instant>;
}

interface PushSubscriptionsTable {
  id: GeneratedAlways<number>;
  staff_id: number;
  session_id: string;
  endpoint: string;
  p256dh: Buffer;
  auth: Buffer;
  device: string;
  made_at: Given<Instant>;
}

interface RawEventsTable {
  id: GeneratedAlways<number>;
  channel_id: number;
  received_at: Given<Instant>;
  source: 'webhook' | 'poll' | 'form' | 'counter' | 'email' | 'api';
  body: Buffer;
  reserved_code: string | null;
  state: Given<'new' | 'done' | 'dead'>;
  tries: Given<number>;
  not_before: InstantOrNull;
  error: string | null;
}

interface ReportEventsTable {
  id: GeneratedAlways<number>;
  at: Given<Instant>;
  report_id: number;
  type: string;
  staff_id: number | null;
  agency_id: number | null;
  to_agency_id: number | null;
  detail: Given<Json>;
}

interface ReportFollowsTable {
  report_id: number;
  staff_id: number;
  since_at: Instant;
}

interface ReportOpeningsTable {
  id: GeneratedAlways<number>;
  at: Instant;
  report_id: number;
  staff_id: number;
}

interface ReportPartsTable {
  id: GeneratedAlways<number>;
  report_id: number;
  agency_id: number;
  text: string;
  asked_at: Instant;
  asked_by: number;
  due_at: Instant;
  state: Given<'asked' | 'done' | 'refused' | 'withdrawn'>;
  answer: string | null;
  ended_at: InstantOrNull;
  ended_by: number | null;
  reminded_at: InstantOrNull;
}

interface ReportSearchTable {
  report_id: number;
  bucket: number;
  tsv: string;
}

interface ReportsTable {
  id: GeneratedAlways<number>;
  code: string;
  kind: 'complaint' | 'question' | 'suggestion' | 'praise' | 'information' | 'chatter' | 'spam';
  status: Given<'open' | 'waiting' | 'resolved' | 'closed'>;
  urgency: 'emergency' | 'high' | 'medium' | 'low';
  topic_id: number | null;
  agency_id: number | null;
  outside_owner: string | null;
  channel_id: number;
  title: string;
  kelurahan_code: string | null;
  kecamatan_code: string | null;
  road: string | null;
  place_text: string | null;
  latitude: number | null;
  longitude: number | null;
  privacy: Given<'open' | 'anonymous' | 'secret'>;
  triage: Json;
  clocks: Json;
  next_due_at: InstantOrNull;
  next_check_at: InstantOrNull;
  escalations: Given<Json>;
  opened_at: Instant;
  last_message_at: Instant;
  first_answered_at: InstantOrNull;
  resolved_at: InstantOrNull;
  closed_as: 'no_answer_needed' | 'outside' | 'joined' | null;
  rating: number | null;
  rating_comment: string | null;
  hidden_at: InstantOrNull;
  hidden_reason: string | null;
  message_count: Given<number>;
  earlier_agency_ids: Given<number[]>;
  suspect: Given<boolean>;
  version: Given<number>;
  joined_to: number | null;
  main_id: number | null;
  joined_at: InstantOrNull;
  joined_state: JsonOrNull;
  inspection: Given<boolean>;
  part_agency_ids: Given<number[]>;
  snoozed_until: InstantOrNull;
  snoozed_at: InstantOrNull;
  snoozed_by: number | null;
  words_removed_at: InstantOrNull;
}

interface ResolveRequestsTable {
  id: GeneratedAlways<number>;
  report_id: number;
  agency_id: number | null;
  explanation: string;
  asked_by: number;
  asked_at: Instant;
  decided_as: 'approved' | 'sent_back' | 'lapsed' | null;
  decided_by: number | null;
  decided_at: InstantOrNull;
  as_deputy: Given<boolean>;
  reason: string | null;
}

interface RetentionRulesTable {
  kind: string;
  days: number | null;
  reason: string;
  changed_by: number | null;
  changed_at: Instant;
}

interface RetentionRunsTable {
  id: GeneratedAlways<number>;
  started_at: Instant;
  ended_at: InstantOrNull;
  removed: Given<Json>;
}

interface SameMatterPairsTable {
  report_id: number;
  other_id: number;
  score: number | null;
  reasons: Given<Json>;
  at: Given<Instant>;
  decided_as: 'same' | 'different' | null;
  decided_by: number | null;
  decided_at: InstantOrNull;
}

interface SameMatterQueueTable {
  report_id: number;
  at: Given<Instant>;
}

interface SavedRepliesTable {
  id: GeneratedAlways<number>;
  agency_id: number | null;
  topic_id: number | null;
  title: string;
  text: string;
  made_by: number | null;
  made_at: Given<Instant>;
  ended_at: InstantOrNull;
  kind: 'complaint' | 'question' | 'suggestion' | 'praise' | 'information' | 'chatter' | 'spam' | null;
  short_text: string | null;
  uses: Given<number>;
  used_at: InstantOrNull;
}

interface SavedViewsTable {
  id: GeneratedAlways<number>;
  staff_id: number;
  agency_id: number | null;
  name: string;
  query: string;
  made_at: Instant;
}

interface SchemaMigrationsTable {
  number: number;
  name: string;
  sha256: string;
  applied_at: Given<Instant>;
}

interface SearchQueueTable {
  report_id: number;
  at: Given<Instant>;
}

interface SessionTable {
  id: string;
  expiresAt: Instant;
  token: string;
  createdAt: Given<Instant>;
  updatedAt: Instant;
  ipAddress: string | null;
  userAgent: string | null;
  userId: string;
}

interface SlaPoliciesTable {
  version: number;
  data: Json;
  valid_from: Given<Instant>;
  made_by: number | null;
  reason: string | null;
  changes: Given<Json>;
}

interface StaffTable {
  id: GeneratedAlways<number>;
  user_id: string | null;
  name: string;
  role: 'mimin' | 'coordinator' | 'head' | 'leader' | 'operator';
  agency_id: number | null;
  language: Given<'id' | 'en'>;
  created_at: Given<Instant>;
  ended_at: InstantOrNull;
  substitute_id: number | null;
}

interface StaffChatCodesTable {
  staff_id: number;
  code_hash: Buffer;
  expires_at: Instant;
}

interface StaffChatsTable {
  id: GeneratedAlways<number>;
  staff_id: number;
  channel_id: number;
  conversation: string;
  reply_to: Json;
  linked_at: Given<Instant>;
}

interface StaffLinksTable {
  id: GeneratedAlways<number>;
  purpose: 'setup' | 'invite' | 'reset';
  token_hash: Buffer;
  staff_id: number | null;
  email: string | null;
  name: string | null;
  role: 'mimin' | 'coordinator' | 'head' | 'leader' | 'operator' | null;
  agency_id: number | null;
  made_by: number | null;
  made_at: Given<Instant>;
  expires_at: Instant;
  used_at: InstantOrNull;
  clears_second_factor: Given<boolean>;
}

interface TopicsTable {
  id: GeneratedAlways<number>;
  code: string;
  name_id: string;
  name_en: string;
  agency_id: number | null;
}

interface TrainingRunsTable {
  id: GeneratedAlways<number>;
  asked_at: Given<Instant>;
  asked_by: number | null;
  tries: Given<number>;
  stage: Given<'waiting' | 'reading' | 'training' | 'comparing' | 'ended'>;
  seen_at: InstantOrNull;
  ended_at: InstantOrNull;
  outcome: 'live' | 'refused' | 'too_few' | 'failed' | null;
  detail: Given<Json>;
  examples_to: Given<number>;
  version_id: number | null;
}

interface TwoFactorTable {
  id: string;
  secret: string;
  backupCodes: string;
  userId: string;
  verified: boolean | null;
  failedVerificationCount: number | null;
  lockedUntil: InstantOrNull;
}

interface UserTable {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  image: string | null;
  createdAt: Given<Instant>;
  updatedAt: Given<Instant>;
  twoFactorEnabled: boolean | null;
}

interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expiresAt: Instant;
  createdAt: Given<Instant>;
  updatedAt: Given<Instant>;
}

interface WorkingCalendarsTable {
  version: number;
  data: Json;
  valid_from: Given<Instant>;
  made_by: number | null;
  reason: string | null;
  changes: Given<Json>;
}

/** Every table of the product, by its name in SQL. */
export interface Tables {
  account: AccountTable;
  account_handovers: AccountHandoversTable;
  agencies: AgenciesTable;
  answer_drafts: AnswerDraftsTable;
  api_tokens: ApiTokensTable;
  areas: AreasTable;
  audit_events: AuditEventsTable;
  bulk_acts: BulkActsTable;
  bulk_items: BulkItemsTable;
  channel_hours: ChannelHoursTable;
  channel_refusals: ChannelRefusalsTable;
  channels: ChannelsTable;
  city: CityTable;
  city_table_versions: CityTableVersionsTable;
  clock_recounts: ClockRecountsTable;
  conversations: ConversationsTable;
  data_requests: DataRequestsTable;
  draft_requests: DraftRequestsTable;
  ended_outside: EndedOutsideTable;
  examples: ExamplesTable;
  figure_checks: FigureChecksTable;
  idempotency_keys: IdempotencyKeysTable;
  identities: IdentitiesTable;
  identity_looks: IdentityLooksTable;
  incident_changes: IncidentChangesTable;
  incidents: IncidentsTable;
  login_limits: LoginLimitsTable;
  media: MediaTable;
  media_queue: MediaQueueTable;
  message_keys: MessageKeysTable;
  messages: MessagesTable;
  model_versions: ModelVersionsTable;
  notes: NotesTable;
  notice_deliveries: NoticeDeliveriesTable;
  notice_ways: NoticeWaysTable;
  notices: NoticesTable;
  oauth_apps: OauthAppsTable;
  oauth_consents: OauthConsentsTable;
  official_account_people: OfficialAccountPeopleTable;
  official_accounts: OfficialAccountsTable;
  other_desk_cases: OtherDeskCasesTable;
  outbox: OutboxTable;
  presence: PresenceTable;
  proof_originals: ProofOriginalsTable;
  proofs: ProofsTable;
  push_keys: PushKeysTable;
  push_subscriptions: PushSubscriptionsTable;
  raw_events: RawEventsTable;
  report_events: ReportEventsTable;
  report_follows: ReportFollowsTable;
  report_openings: ReportOpeningsTable;
  report_parts: ReportPartsTable;
  report_search: ReportSearchTable;
  reports: ReportsTable;
  resolve_requests: ResolveRequestsTable;
  retention_rules: RetentionRulesTable;
  retention_runs: RetentionRunsTable;
  same_matter_pairs: SameMatterPairsTable;
  same_matter_queue: SameMatterQueueTable;
  saved_replies: SavedRepliesTable;
  saved_views: SavedViewsTable;
  schema_migrations: SchemaMigrationsTable;
  search_queue: SearchQueueTable;
  session: SessionTable;
  sla_policies: SlaPoliciesTable;
  staff: StaffTable;
  staff_chat_codes: StaffChatCodesTable;
  staff_chats: StaffChatsTable;
  staff_links: StaffLinksTable;
  topics: TopicsTable;
  training_runs: TrainingRunsTable;
  twoFactor: TwoFactorTable;
  user: UserTable;
  verification: VerificationTable;
  working_calendars: WorkingCalendarsTable;
}
