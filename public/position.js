// Asks the phone for its position and fills the two fields; the words stand in the page, in its own language.
(() => {
  var box = document.getElementById('posisi');
  var say = document.getElementById('posisi-kata');
  var button = document.getElementById('posisi-ambil');
  var latitude = document.getElementById('latitude');
  var longitude = document.getElementById('longitude');
  if (!box || !say || !button || !latitude || !longitude) return;
  function tell(name, metres) {
    say.textContent = (box.getAttribute(`data-${name}`) || '').replace('{m}', metres);
  }
  function ask() {
    tell('asking');
    navigator.geolocation.getCurrentPosition(
      (found) => {
        latitude.value = found.coords.latitude.toFixed(6);
        longitude.value = found.coords.longitude.toFixed(6);
        tell('found', Math.ceil(found.coords.accuracy));
      },
      (error) => {
        tell(error.code === 1 ? 'denied' : 'failed');
      },
      { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 },
    );
  }
  if (!navigator.geolocation) return tell('failed');
  button.hidden = false;
  button.addEventListener('click', ask);
  ask();
})();
