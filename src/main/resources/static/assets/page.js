// On every page for signed-in people: asks before a half-written form is left, and warns before the
// session ends. It never changes, moves or stores what was typed.
(() => {
  const { address } = document.body.dataset;
  if (address) history.replaceState(null, '', address);
  document.addEventListener('input', ({ target }) => {
    if (target.form?.method === 'post' && target.type !== 'password') target.form.dataset.unsaved = '';
    // Shows in words which day the browser takes 03/04 for.
    const day = target.type === 'date' && document.getElementById('day-' + target.id);
    if (day) day.textContent = target.valueAsDate ? target.valueAsDate.toLocaleDateString(document.documentElement.lang, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }) : '';
  });
  document.addEventListener('submit', (sent) => {
    if (!sent.defaultPrevented) delete sent.target.dataset.unsaved;
  });
  addEventListener('beforeunload', (leaving) => {
    if (document.querySelector('form[data-unsaved]')) leaving.preventDefault();
  });

  const told = document.getElementById('session');
  const place = document.getElementById('warning');
  if (!told || !place) return;
  let end = 0;
  let said = '';
  const lasts = (until) => {
    end = Math.max(end, until);
    try { localStorage.setItem('sessionEnds', end); } catch { /* Other pages then warn on their own. */ }
  };
  const show = (which) => {
    if (which === said) return;
    said = which;
    place.replaceChildren(...(which ? [document.getElementById(which).content.cloneNode(true)] : []));
  };
  const look = () => {
    const left = end - Date.now();
    show(left <= 0 ? 'session-over' : left < 300000 ? 'session-soon' : '');
  };
  const alive = () => { lasts(Date.now() + told.dataset.seconds * 1000); look(); };
  addEventListener('storage', ({ key, newValue }) => {
    if (key === 'sessionEnds') { end = Math.max(end, Number(newValue)); look(); }
  });
  document.addEventListener('compact:alive', alive);
  place.addEventListener('click', async ({ target }) => {
    if (target.type !== 'button') return;
    try {
      const answer = await fetch(told.dataset.stay, { headers: { 'HX-Request': 'true' } });
      if (!answer.ok) { show('session-over'); return; }
      const now = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('session');
      told.textContent = now.textContent;
      alive();
    } catch { /* The warning and its button stay. */ }
  });
  alive();
  setInterval(look, 15000);
})();
