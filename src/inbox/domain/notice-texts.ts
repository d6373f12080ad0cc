/** One notice as it may leave the desk: no word of a resident but the masked title, and of a secret report not even that. */
export interface ToldNotice {
  kind: string;
  /** Null for what is about no report, or about one that the reader may not know any more. */
  code: string | null;
  title: string | null;
  isSecret: boolean;
  /** Name of the account that it is about. */
  account: string | null;
}

type Language = 'id' | 'en';

const kinds: Record<Language, Record<string, string>> = {
  id: {
    warn: 'Tenggat sudah dekat',
    due: 'Tenggat terlewat',
    overdue: 'Lama lewat tenggat',
    channel_silent: 'Akun sunyi, tidak seperti biasanya',
    channel_reauth: 'Akun perlu disambungkan lagi',
    channel_renewal: 'Token akun gagal diperbarui',
    channel_expiring: 'Masa berlaku akun hampir habis',
    account_handover: 'Akun perlu pemegang baru',
    chat_linked: 'Percakapan ini tersambung ke akun Mimin Anda',
  },
  en: {
    warn: 'A deadline is near',
    due: 'A deadline has passed',
    overdue: 'A deadline passed long ago',
    channel_silent: 'An account is quieter than usual',
    channel_reauth: 'An account must be connected again',
    channel_renewal: 'The token of an account could not be renewed',
    channel_expiring: 'Something of an account ends soon',
    account_handover: 'An account needs a new holder',
    chat_linked: 'This chat is now linked to your Mimin account',
  },
};
const unnamed: Record<Language, string> = { id: 'Pemberitahuan baru', en: 'New notice' };
/** Lines of one message; what is more is counted. */
const mostLines = 10;
const mostLetterLines = 60;
/** Characters of a title on a locked screen and in a chat. */
const titleLength = 80;

/** One line for one notice: what happened, the code, the masked title. */
export function noticeLine(notice: ToldNotice, language: Language): string {
  const what = kinds[language][notice.kind] ?? unnamed[language];
  const secret = language === 'id' ? 'aduan rahasia' : 'secret report';
  const about = [
    notice.code,
    notice.isSecret ? secret : notice.title && cut(notice.title),
    notice.account && cut(notice.account),
  ];
  const said = about.filter(Boolean).join(' · ');
  return said ? `${what}: ${said}` : what;
}

function cut(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  return flat.length <= titleLength ? flat : `${flat.slice(0, titleLength - 1).toWellFormed()}…`;
}

/** What a browser shows: one notice in full, several as their number and the first lines. */
export function pushWords(notices: ToldNotice[], language: Language): { title: string; body: string } {
  const [first] = notices;
  if (first && notices.length === 1) {
    const [title = '', ...rest] = noticeLine(first, language).split(': ');
    return { title, body: rest.join(': ') };
  }
  return { title: countWords(notices.length, language), body: linesOf(notices, language, 3).join('\n') };
}

/** What stands in a chat with the city's bot; the address opens only after log-in. */
export function chatWords(notices: ToldNotice[], language: Language, address: string): string {
  const head = notices.length > 1 ? [`${countWords(notices.length, language)}:`] : [];
  return [...head, ...linesOf(notices, language, mostLines), address].join('\n');
}

/** The letter with what gathered since the last one; the sender's name and the city stand in its head. */
export function digestLetter(
  notices: ToldNotice[],
  language: Language,
  facts: { name: string; city: string; address: string; settings: string },
): { subject: string; text: string } {
  const lines = linesOf(notices, language, mostLetterLines).map((line) => `- ${line}`);
  const count = countWords(notices.length, language);
  const text =
    language === 'id'
      ? [
          `Yth. ${facts.name},`,
          '',
          `${count} yang belum dibaca di meja mimin ${facts.city}:`,
          '',
          ...lines,
          '',
          `Buka (perlu masuk): ${facts.address}`,
          `Atur cara diberi tahu: ${facts.settings}`,
        ]
      : [
          `Dear ${facts.name},`,
          '',
          `${count} not yet read at the desk of ${facts.city}:`,
          '',
          ...lines,
          '',
          `Open (log-in needed): ${facts.address}`,
          `How you are told: ${facts.settings}`,
        ];
  return { subject: `${count} · Mimin ${facts.city}`, text: `${text.join('\n')}\n` };
}

function countWords(count: number, language: Language): string {
  return language === 'id' ? `${count} pemberitahuan` : `${count} ${count === 1 ? 'notice' : 'notices'}`;
}

function linesOf(notices: ToldNotice[], language: Language, most: number): string[] {
  const lines = notices.slice(0, most).map((notice) => noticeLine(notice, language));
  const more = notices.length - lines.length;
  if (more <= 0) return lines;
  return [...lines, language === 'id' ? `dan ${more} lagi` : `and ${more} more`];
}
