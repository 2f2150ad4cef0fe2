// Saves a draft while somebody writes, and shows the time beside the buttons. It never changes what
// is written or where the cursor is.
(() => {
  const form = document.getElementById('answers');
  const trouble = document.getElementById('trouble');
  if (!form || !trouble) return;
  const address = form.getAttribute('action');
  const written = () => {
    const fields = new FormData(form);
    fields.delete('_csrf');
    return new URLSearchParams(fields).toString();
  };
  let saved = 'unsaved' in form.dataset ? '' : written();
  let timer;
  let first = 0;
  let underWay = Promise.resolve(true);
  let away = false;

  const later = (wait) => { clearTimeout(timer); timer = setTimeout(save, wait); };
  const swap = (place, found) => {
    if (place && found && !place.contains(document.activeElement)) place.replaceChildren(...found.childNodes);
  };
  async function send(again, keepalive) {
    const now = written();
    const fields = new URLSearchParams(new FormData(form));
    fields.append('_draft', 'auto');
    let answer;
    let text;
    try {
      answer = await fetch(address, { method: 'POST', body: fields, headers: { 'HX-Request': 'true' }, keepalive: keepalive && fields.toString().length < 60000 });
      text = await answer.text();
      away = false;
    } catch {
      away = true;
      trouble.textContent = trouble.dataset.away;
      later(20000);
      return false;
    }
    const token = answer.headers.get('X-Fresh-Token');
    if (token && again) {
      document.querySelectorAll('input[name=_csrf]').forEach((input) => { input.value = token; });
      return send(false, keepalive);
    }
    if (!answer.ok) {
      if ([401, 403, 409, 422].includes(answer.status)) trouble.innerHTML = text;
      else { trouble.textContent = trouble.dataset.away; later(20000); }
      return false;
    }
    saved = now;
    first = 0;
    trouble.replaceChildren();
    const said = new DOMParser().parseFromString(text, 'text/html');
    document.querySelectorAll('.kept').forEach((place) => { place.textContent = said.querySelector('.kept').textContent; });
    swap(document.getElementById('sections'), said.getElementById('sections'));
    if (written() === now) delete form.dataset.unsaved;
    document.dispatchEvent(new Event('compact:alive'));
    return true;
  }
  function save(keepalive = false) {
    clearTimeout(timer);
    underWay = underWay.then(() => written() === saved || send(true, keepalive === true));
    return underWay;
  }
  const typed = () => {
    first ||= Date.now();
    later(Date.now() - first > 20000 ? 0 : 3000);
  };
  form.addEventListener('input', typed);
  form.addEventListener('change', typed);
  document.addEventListener('visibilitychange', () => { if (document.hidden) save(true); });
  addEventListener('online', () => save());
  form.addEventListener('submit', (sent) => {
    const button = sent.submitter;
    if (button?.name === '_draft' && button.value !== 'over' && !form.dataset.free) {
      sent.preventDefault();
      saved = '';
      save();
    } else if (button?.name === '_submit' && (away || !navigator.onLine)) {
      // Without a connection, leaving the page would lose what was typed.
      sent.preventDefault();
      saved = '';
      save().then((done) => { if (done) form.requestSubmit(button); });
    } else {
      // A submission is not saved as well: if refused, the server keeps it as a draft.
      clearTimeout(timer);
      saved = written();
    }
  });
  if (!saved) later(0);
})();
