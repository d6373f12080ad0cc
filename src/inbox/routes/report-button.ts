import type { Hono } from 'hono';

/**
 * The report button for other sites. It makes one link and loads nothing more: no cookie, no count of visitors; the site's
 * host goes along, so that the desk sees where a report came from. `data-tempat="sini"` puts it where the script stands.
 */
const script = `(function () {
  var own = document.currentScript;
  if (!own) return;
  var link = document.createElement('a');
  var english = (own.getAttribute('data-bahasa') || document.documentElement.lang || 'id').slice(0, 2) === 'en';
  link.href = new URL('/lapor', own.src).href + '?situs=' + encodeURIComponent(location.hostname);
  link.textContent = own.getAttribute('data-teks') || (english ? 'Report to the city' : 'Lapor ke pemerintah kota');
  link.target = '_blank';
  link.rel = 'noopener';
  var style = link.style;
  style.font = '600 1rem/1.2 system-ui, sans-serif';
  style.color = '#fff';
  style.background = '#0b5563';
  style.padding = '0.8rem 1.2rem';
  style.borderRadius = '0.4rem';
  style.textDecoration = 'none';
  style.display = 'inline-block';
  if (own.getAttribute('data-tempat') === 'sini') {
    own.parentNode.insertBefore(link, own);
    return;
  }
  style.position = 'fixed';
  style.right = '1rem';
  style.bottom = '1rem';
  style.zIndex = '9999';
  style.boxShadow = '0 2px 8px rgba(0, 0, 0, 0.35)';
  var put = function () {
    document.body.appendChild(link);
  };
  if (document.body) put();
  else document.addEventListener('DOMContentLoaded', put);
})();
`;

/** Adds `/tombol.js`, the report button that agencies put on their own sites. */
export function addReportButton<E extends { Bindings: object }>(hono: Hono<E>): void {
  hono.get('/tombol.js', (c) =>
    c.body(script, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=86400',
      // It is meant for other sites, which may ask only for what says so.
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
    }),
  );
}
