import type { Hono } from 'hono';
import type { App } from '#src/app.ts';
import { drawIcon } from '#src/shared/draw-icon.ts';
import { cityState } from '../store/city.ts';

/** Icons by address: size in pixels, and whether a phone may cut its own shape out. */
const icons = [
  { path: '/ikon-192.png', size: 192, full: false },
  { path: '/ikon-512.png', size: 512, full: false },
  { path: '/ikon-512-penuh.png', size: 512, full: true },
];
const dayCache = 'public, max-age=86400';

/** What the browser shows when the line is gone; needs nothing that is not kept with it. */
const offlinePage = `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sambungan terputus · Mimin</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>
body{margin:0;font:1rem/1.6 system-ui,sans-serif;background:Canvas;color:CanvasText}
main{max-width:34rem;margin:0 auto;padding:2rem 1rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
[data-menunggu]{border-left:.25rem solid #0b5d4e;padding:.5rem .75rem}
button{font:600 1rem/1.2 system-ui,sans-serif;min-height:3rem;padding:.75rem 1.25rem;border:0;border-radius:.5rem;background:#0b5d4e;color:#fff;width:100%}
button:focus-visible{outline:.2rem solid currentColor;outline-offset:.2rem}
[lang=en]{opacity:.85}
</style>
<script src="/luring.js" defer></script>
</head>
<body>
<main>
<h1>Sambungan terputus</h1>
<p>Halaman ini terbuka lagi sendiri begitu tersambung. Aduan tidak disimpan di perangkat ini.</p>
<p data-menunggu="{n} tulisan menunggu sambungan di perangkat ini dan dikirim sekali saat tersambung lagi." hidden></p>
<div lang="en">
<p>The line is gone. This page opens again by itself when it is back; no reports are kept on this device.</p>
<p data-menunggu="{n} written on this device, waiting for the line; sent once when it is back." hidden></p>
</div>
<button type="button" id="lagi">Coba lagi <span lang="en">/ Try again</span></button>
</main>
</body>
</html>
`;
const offlinePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Adds what makes the desk installable: `/aplikasi.webmanifest`, the icons, drawn by us, and `/luring`, the page for a lost line. */
export function addInstall<E extends { Bindings: object }>(app: App, hono: Hono<E>): void {
  hono.get('/aplikasi.webmanifest', async (c) => {
    const city = await cityState(app).catch(() => undefined);
    const name = city ? `Mimin ${city.name}` : 'Mimin';
    return c.body(JSON.stringify(manifest(name)), 200, {
      'content-type': 'application/manifest+json; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    });
  });
  const drawn = new Map<string, Buffer>();
  for (const { path, size, full } of icons) {
    hono.get(path, (c) => {
      const png = drawn.get(path) ?? drawIcon(size, full);
      drawn.set(path, png);
      return c.body(new Uint8Array(png), 200, { 'content-type': 'image/png', 'cache-control': dayCache });
    });
  }
  hono.get('/luring', (c) =>
    c.body(offlinePage, 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': offlinePolicy,
      'cache-control': 'public, max-age=3600',
    }),
  );
}

function manifest(name: string) {
  return {
    id: '/desk',
    name,
    short_name: 'Mimin',
    description: 'Meja mimin: aduan warga, jawaban, dan tenggatnya.',
    lang: 'id',
    dir: 'ltr',
    start_url: '/desk',
    scope: '/',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#0b5d4e',
    icons: icons.map(({ path, size, full }) => ({
      src: path,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: full ? 'maskable' : 'any',
    })),
    shortcuts: [
      { name: 'Pemberitahuan', url: '/desk/pemberitahuan' },
      { name: 'Loket', url: '/desk/loket' },
    ],
  };
}
