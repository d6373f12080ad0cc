import { startSimulator } from './city.ts';

/** Runs the practice city by itself and prints how to connect to it. */
const port = Number(process.env.PORT_SIMULATOR ?? 4000);
const city = await startSimulator({ port });
const say = (line: string) => process.stdout.write(`${line}\n`);

say(`Kota Latihan: ${city.url}  (buka untuk menjadi warga)`);
for (const [name, account] of Object.entries({
  instagram: city.instagram.account(),
  telegram: city.telegram.account(),
  email: city.email.account(),
})) {
  say(`\n${name}  ${account.externalId}`);
  for (const [key, value] of Object.entries({ ...account.settings, ...account.secrets })) say(`  ${key} = ${value}`);
}
const callback = process.env.INSTAGRAM_CALLBACK;
if (callback) city.instagram.webhook.habits.callback = callback;
say(`\nInstagram webhook -> ${callback ?? 'INSTAGRAM_CALLBACK belum diisi; aduan ditemukan lewat poll'}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void city.stop().then(() => process.exit(0)));
}
