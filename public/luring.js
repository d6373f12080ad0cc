// The page for a lost line: says what waits on this device, and goes on when the line is back.
(() => {
  var waiting = [];
  try {
    waiting = JSON.parse(localStorage.getItem('mimin-menunggu') || '[]');
  } catch {
    // Nothing that could be read waits.
  }
  var count = Array.isArray(waiting) ? waiting.length : 0;
  for (const place of document.querySelectorAll('[data-menunggu]')) {
    if (count > 0) {
      place.textContent = place.getAttribute('data-menunggu').replace('{n}', String(count));
      place.hidden = false;
    }
  }
  addEventListener('online', () => location.reload());
  document.getElementById('lagi').addEventListener('click', () => location.reload());
})();
