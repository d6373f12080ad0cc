// The desk as an app: keeps its shell for the moment the line is gone, and shows what it is told of. Pages with anybody's words are
// never kept: after log-out nothing of them is on this device.
const shell = 'mimin-kerangka-1';
const assets = 'mimin-berkas-1';
const offline = '/luring';
const kept = [offline, '/luring.js', '/favicon.svg', '/ikon-192.png'];
/** Built files of some releases; older ones make room. */
const mostAssets = 300;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shell)
      .then((cache) => cache.addAll(kept.map((path) => new Request(path, { cache: 'reload', credentials: 'omit' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== shell && name !== assets).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(fromAssets(request));
  else if (kept.includes(url.pathname))
    event.respondWith(caches.match(url.pathname).then((hit) => hit || fetch(request)));
  else if (request.mode === 'navigate') {
    event.respondWith(
      fetch(request).catch(async (error) => {
        const page = await caches.match(offline);
        if (page) return page;
        throw error;
      }),
    );
  }
});

/** Built files bear their content in their name: what was read once never changes. */
async function fromAssets(request) {
  const cache = await caches.open(assets);
  const hit = await cache.match(request.url);
  if (hit) return hit;
  const answer = await fetch(request);
  if (answer.ok && answer.type === 'basic') {
    const copy = answer.clone();
    // A full disk is no reason to keep anybody from working.
    cache
      .put(request.url, copy)
      .then(() => cache.keys())
      .then((keys) => Promise.all(keys.slice(0, Math.max(0, keys.length - mostAssets)).map((key) => cache.delete(key))))
      .catch(() => undefined);
  }
  return answer;
}

self.addEventListener('push', (event) => {
  let told = {};
  try {
    told = event.data ? event.data.json() : {};
  } catch {
    // Shown as news without words: browsers punish a push that shows nothing.
  }
  event.waitUntil(
    self.registration.showNotification(String(told.title || 'Mimin'), {
      body: String(told.body || ''),
      tag: String(told.tag || 'mimin'),
      icon: '/ikon-192.png',
      data: { path: String(told.path || '') },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const wanted = String(event.notification.data?.path || '');
  const path = /^\/desk(\/|$)/.test(wanted) ? wanted : '/desk/pemberitahuan';
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
      const open = windows.find((one) => new URL(one.url).pathname === path);
      return open ? open.focus() : self.clients.openWindow(path);
    }),
  );
});
