// Sends a form without leaving its page until there is an answer: a line that is cut on the way
// leaves what was typed where it is, and a line in words. Sending again is harmless: the server
// takes each form once, and says what it took. Without this script the browser sends the form.
(() => {
  const form = document.querySelector('form[data-cut]');
  const trouble = document.getElementById('trouble');
  if (!form || !trouble) return;
  let underWay = false;
  form.addEventListener('submit', async (sent) => {
    const button = sent.submitter;
    if (sent.defaultPrevented || button?.name === '_draft' || button?.name === '_look') return;
    sent.preventDefault();
    if (underWay) return;
    underWay = true;
    trouble.replaceChildren();
    const fields = new URLSearchParams(new FormData(form));
    if (button?.name) fields.append(button.name, button.value);
    try {
      const answer = await fetch(form.getAttribute('action'), {
        method: 'POST',
        body: fields,
        headers: { Accept: 'text/html', 'X-Sent-By-Script': 'yes' },
        signal: AbortSignal.timeout?.(120000),
      });
      const onward = answer.headers.get('X-Onward');
      const page = onward ? '' : await answer.text();
      if (answer.status >= 500 || !(onward || page)) throw new Error(answer.status);
      delete form.dataset.unsaved;
      if (onward) {
        location.assign(onward);
      } else {
        document.open();
        document.write(page);
        document.close();
      }
    } catch {
      trouble.textContent = form.dataset.cut;
      underWay = false;
    }
  });
})();
