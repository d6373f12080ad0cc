import type { Simulator } from './city.ts';
import type { Voice } from './voices.ts';

/** Lets a made-up resident say something on the network they chose. */
export async function letSpeak(city: Simulator, voice: Voice): Promise<void> {
  const { username, name } = voice.person;
  switch (voice.network) {
    case 'instagram_comment':
      await city.instagram.comment(voice.text, { username });
      return;
    case 'instagram_dm':
      await city.instagram.dm(voice.text, { username });
      return;
    case 'instagram_mention':
      await city.instagram.mention(`@${city.instagram.world.username} ${voice.text}`, { username });
      return;
    case 'telegram':
      await city.telegram.message(voice.text, { username: username.replaceAll('.', '_'), firstName: name });
      return;
    case 'email':
      city.email.send(voice.text, {
        from: `${username}@warga.latihan`,
        name,
        subject: voice.text.split(/[,.!]/)[0]?.slice(0, 60) ?? 'Laporan',
      });
  }
}
