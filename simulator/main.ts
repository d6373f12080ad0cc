import { startSimulator } from './city.ts';

/** Runs the practice city by itself and prints how to connect to it. */
const port = Number(process.env.PORT_SIMULATOR ?? 4000);
const city = await startSimulator({ port });
const say = (line: string) => process.stdout.write(`${line}\n`);

say(`Kota Latihan: ${city.url}  (buka untuk menjadi warga)`);
for (const side of city.sides) {
  const account = side.account();
  say(`\n${side.network}  ${account.externalId}`);
  for (const [key, value] of Object.entries({ ...account.settings, ...account.secrets })) say(`  ${key} = ${value}`);
  // The address that the product shows after connecting, such as INSTAGRAM_CALLBACK=http://localhost:3000/hook/3.
  const callback = process.env[`${side.network.toUpperCase()}_CALLBACK`];
  if (!side.webhook) continue;
  if (callback) side.webhook.habits.callback = callback;
  say(`  webhook -> ${callback ?? `${side.network.toUpperCase()}_CALLBACK belum diisi`}`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void city.stop().then(() => process.exit(0)));
}
