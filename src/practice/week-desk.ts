import type { App } from '#src/app.ts';
import { forgetChannels, putChannel } from '#src/channels/index.ts';
import { saveReply } from '#src/inbox/index.ts';
import type { Role, StaffActor } from '#src/people/index.ts';
import { addPracticeStaff } from './city.ts';
import type { PracticeNetworks } from './week-networks.ts';
import { savedReplies } from './week-words.ts';

export type PracticePerson = StaffActor & { email: string; agency: string | null };

/** The people of the practice desk and who of them takes up a report. */
export interface PracticeDesk {
  people: PracticePerson[];
  coordinator: PracticePerson;
  /** The mimin of an agency, or the coordinator for what no mimin of the practice city holds. */
  miminOf(agencyId: number | null): PracticePerson;
}

const roster: [Role, string | null, string, string][] = [
  ['coordinator', null, 'Ratih Kusumawardani', 'koordinator'],
  ['leader', null, 'Bambang Hadiwinata', 'pimpinan'],
  ['mimin', 'DISHUB', 'Galih Prasetyo', 'mimin.dishub'],
  ['mimin', 'DPUPR', 'Nisa Fauziah', 'mimin.dpupr'],
  ['mimin', 'DLH', 'Ahmad Syarifudin', 'mimin.dlh'],
  ['mimin', 'DINKES', 'Melati Anggraini', 'mimin.dinkes'],
  ['mimin', 'DISDUKCAPIL', 'Yusuf Maulana', 'mimin.disdukcapil'],
  ['mimin', 'DINDIK', 'Retno Wulandari', 'mimin.dindik'],
  ['mimin', 'BPBD', 'Johan Simanjuntak', 'mimin.bpbd'],
  ['mimin', 'TIRTABENTENG', 'Cici Marlinda', 'mimin.tirtabenteng'],
  ['head', 'DPUPR', 'Suharto Wibisono', 'kepala.dpupr'],
  ['head', 'DLH', 'Endang Pujiastuti', 'kepala.dlh'],
  ['head', 'DINKES', 'Hesti Rahmawati', 'kepala.dinkes'],
  ['head', 'DISHUB', 'Deni Firmansyah', 'kepala.dishub'],
];

/** Invites the people of the practice desk through the same commands as the people page, and saves their replies. */
export async function openPracticeDesk(app: App, operator: StaffActor): Promise<PracticeDesk> {
  const people: PracticePerson[] = [];
  for (const [role, agency, name, login] of roster) {
    const person = { name, email: `${login}@kota.example` };
    const staff = await addPracticeStaff(app, operator, role, agency ?? undefined, person);
    people.push({ ...staff, agency });
  }
  const coordinator = people.find((one) => one.role === 'coordinator');
  if (!coordinator) throw new Error('the practice desk has no coordinator');
  const mimins = new Map(people.flatMap((one) => (one.role === 'mimin' ? [[one.agencyId, one] as const] : [])));
  for (const { agency, title, text } of savedReplies) {
    const writer = people.find((one) => one.role === 'mimin' && one.agency === agency) ?? coordinator;
    await saveReply(app, writer, { agencyId: writer.agencyId, topicId: null, title, text });
  }
  return { people, coordinator, miminOf: (agencyId) => mimins.get(agencyId) ?? coordinator };
}

/** Connects the practice city's accounts since an instant of the past, and has their webhooks come to `url`. */
export async function connectPracticeNetworks(
  app: App,
  networks: PracticeNetworks,
  place: { url: string; since: Date },
): Promise<void> {
  const accounts = [
    { network: 'instagram', name: '@kota.latihan', account: networks.instagram.account(), side: networks.instagram },
    {
      network: 'telegram',
      name: '@kota_latihan_bot',
      account: networks.telegram.account('webhook'),
      side: networks.telegram,
    },
    { network: 'email', name: 'lapor@kota.latihan', account: networks.email.account(), side: undefined },
  ];
  for (const { network, name, account, side } of accounts) {
    const id = await app.db
      .transaction()
      .execute((tx) => putChannel(app, tx, { network, name, agencyId: null, ...account }));
    await app.db.updateTable('channels').set({ connected_at: place.since }).where('id', '=', id).execute();
    if (side) side.webhook.habits.callback = `${place.url}/hook/${id}`;
  }
  forgetChannels(app);
}
