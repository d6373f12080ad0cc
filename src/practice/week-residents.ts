import type { App } from '#src/app.ts';
import { pollChannels } from '#src/channels/index.ts';
import { enterAtCounter, secretUrl } from '#src/inbox/index.ts';
import type { Agenda } from './week-agenda.ts';
import type { PracticePerson } from './week-desk.ts';
import type { PracticeNetworks, PracticeVoice } from './week-networks.ts';
import { drawPhoto } from './week-photos.ts';

/** The doors by which a resident comes; the last two are not networks. */
export type Door = PracticeVoice['network'] | 'form' | 'counter';

/** Somebody who has spoken and may speak again in the same thread. */
export interface Resident {
  /** Absent where there is no way back, as after a phone call. */
  writeAgain?: (code: string, text: string) => Promise<void>;
}

/** What residents need to be heard. */
export interface Doors {
  app: App;
  agenda: Agenda;
  networks: PracticeNetworks;
  /** Address of the product. */
  url: string;
  random: () => number;
  clerk: PracticePerson;
  kelurahan: readonly string[];
}

let pictures = 0;

/** Lets a resident speak at a door, as the network or the browser would bring it; answers how they go on. */
export async function letResidentSpeak(doors: Doors, voice: PracticeVoice, door: Door): Promise<Resident> {
  const { networks, random } = doors;
  const { username, name } = voice.person;
  switch (door) {
    case 'instagram_comment': {
      const comment = await networks.instagram.comment(voice.text, { username });
      const parentId = comment.id;
      return {
        writeAgain: async (_code, text) => void (await networks.instagram.comment(text, { username, parentId })),
      };
    }
    case 'instagram_mention':
      await networks.instagram.mention(`@${networks.instagram.world.username} ${voice.text}`, { username });
      return {};
    case 'instagram_dm': {
      const attachments = random() < 0.4 ? [await photoOnInstagram(networks)] : [];
      await networks.instagram.dm(voice.text, { username, attachments });
      return { writeAgain: async (_code, text) => void (await networks.instagram.dm(text, { username })) };
    }
    case 'telegram': {
      const writer = { username: username.replaceAll('.', '_'), firstName: name };
      if (random() < 0.22)
        await networks.telegram.message('', { ...writer, more: await photoOnTelegram(networks, voice) });
      else await networks.telegram.message(voice.text, writer);
      return { writeAgain: async (_code, text) => void (await networks.telegram.message(text, writer)) };
    }
    case 'email':
      return writeLetter(doors, voice);
    case 'form':
      await fileByForm(doors, voice);
      return { writeAgain: (code, text) => postAsReporter(doors, code, { intent: 'tulis', text }) };
    case 'counter':
      await tellAtCounter(doors, voice);
      return {};
  }
}

/** Does what the reporter's own page offers: `intent` is `tulis`, `nilai` or `belum-beres`. */
export async function postAsReporter(doors: Doors, code: string, fields: Record<string, string>): Promise<void> {
  const page = `${doors.url}/lacak/${code}`;
  const headers = { cookie: `kunci=${secretUrl(doors.app, code).split('/').at(-1)}` };
  const form = new URLSearchParams(fields);
  if (fields.intent === 'tulis') form.set('key', readFormKey(await (await fetch(page, { headers })).text()));
  doors.agenda.wait(20);
  const answer = await fetch(page, { method: 'POST', headers, body: form, redirect: 'manual' });
  await answer.body?.cancel();
  if (answer.status !== 303) throw new Error(`the reporter's page answered ${answer.status}`);
}

async function writeLetter(doors: Doors, voice: PracticeVoice): Promise<Resident> {
  const { app, networks } = doors;
  const { username, name } = voice.person;
  const from = `${username}@warga.latihan`;
  networks.email.send(voice.text, { from, name, subject: voice.text.split(/[,.!]/)[0]?.slice(0, 60) ?? 'Laporan' });
  await pollChannels(app);
  return {
    writeAgain: async (_code, text) => {
      const answered = networks.sent.findLast((one) => one.network === 'email' && one.to === from)?.headers;
      const id = answered?.['message-id'] ?? '';
      const thread = id === '' ? {} : { 'In-Reply-To': id, References: `${answered?.references ?? ''} ${id}`.trim() };
      const about = answered?.subject;
      networks.email.send(text, { from, name, headers: thread, ...(about ? { subject: about } : {}) });
      await pollChannels(app);
    },
  };
}

async function fileByForm(doors: Doors, voice: PracticeVoice): Promise<void> {
  const { random, url, agenda } = doors;
  const page = `${url}/lapor`;
  const key = readFormKey(await (await fetch(page)).text());
  const form = new FormData();
  const privacy = random() < 0.14 ? 'anonymous' : random() < 0.18 ? 'secret' : 'open';
  const fields = {
    key,
    isian_kosong: '',
    text: voice.text,
    place: random() < 0.4 ? 'dekat pos ronda' : '',
    kelurahanCode: random() < 0.5 ? (doors.kelurahan[Math.floor(random() * doors.kelurahan.length)] ?? '') : '',
    privacy,
    name: privacy === 'anonymous' ? '' : voice.person.name,
    email: '',
    phone: privacy === 'open' && random() < 0.3 ? '0812-0000-1234' : '',
  };
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  const photos = random() < 0.45 ? 1 + Math.floor(random() * 2) : 0;
  for (let i = 0; i < photos; i++) {
    const bytes = new Uint8Array(await drawPhoto(pictures++));
    form.append('photos', new File([bytes], `IMG_${2_000 + pictures}.jpg`, { type: 'image/jpeg' }));
  }
  // The time that somebody takes to fill it in.
  agenda.wait(40 + random() * 80);
  const answer = await fetch(page, { method: 'POST', body: form, redirect: 'manual' });
  await answer.body?.cancel();
  if (answer.status !== 303) throw new Error(`the form answered ${answer.status}`);
}

async function tellAtCounter(doors: Doors, voice: PracticeVoice): Promise<void> {
  const { app, random, clerk } = doors;
  const via = random() < 0.6 ? 'phone' : random() < 0.7 ? 'visit' : 'letter';
  const phone = via === 'phone' ? '0813-0000-5678' : null;
  const nowhere = { place: null, kelurahanCode: null, latitude: null, longitude: null };
  const who = { privacy: 'open', name: voice.person.name, email: null, phone } as const;
  const entry = { text: voice.text, ...nowhere, ...who, via, link: null } as const;
  const key = `loket-${app.now().getTime()}-${Math.floor(random() * 1e9)}`;
  const entered = await enterAtCounter(app, clerk, { entry, photos: [], key });
  if (!entered.ok) throw new Error(entered.reason);
}

async function photoOnInstagram(networks: PracticeNetworks) {
  const nth = pictures++;
  const url = networks.instagram.addFile(`foto-${nth}.jpg`, await drawPhoto(nth), 'image/jpeg');
  return { type: 'image', payload: { url } };
}

async function photoOnTelegram(networks: PracticeNetworks, voice: PracticeVoice) {
  const nth = pictures++;
  const id = networks.telegram.addFile(`foto-${nth}.jpg`, await drawPhoto(nth));
  return { photo: [{ file_id: id, file_unique_id: id, width: 640, height: 480 }], caption: voice.text };
}

function readFormKey(page: string): string {
  const field = /<input[^>]*name="key"[^>]*>/.exec(page)?.[0] ?? '';
  const key = /value="([^"]+)"/.exec(field)?.[1];
  if (key === undefined) throw new Error('the page holds no form key');
  return key;
}
