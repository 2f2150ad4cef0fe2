// Sends a form and stays on its page until there is an answer, so that a broken connection leaves
// what was typed in place, with a message. Sending again is harmless: the server accepts each form
// once, and says what it accepted. An answer without what was typed does not replace the page
// either; its message is shown instead. Without this script the browser sends the form itself.
(() => {
  const form = document.querySelector('form[data-cut]');
  const trouble = document.getElementById('trouble');
  if (!form || !trouble) return;
  let underWay = false;
  // An answer replaces this page only if it deals with what was sent: done, refused, somebody was
  // faster, or a sign-in page that carries it.
  const replaces = (status, said) => (status < 300 || [409, 422].includes(status)
    || (status === 401 && said.querySelector('input[name=_from]')));
  const tell = (status, said) => {
    const over = document.getElementById('session-over');
    if (status === 401 && over) {
      trouble.replaceChildren(over.content.cloneNode(true));
      return;
    }
    const words = [...said.querySelectorAll('main h1, main > p:not(.actions)')].map((each) => each.textContent.trim());
    trouble.textContent = words.filter(Boolean).map((each) => (/[.!?:]$/.test(each) ? each : `${each}.`)).join(' ') || form.dataset.cut;
  };
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
      const said = new DOMParser().parseFromString(page, 'text/html');
      if (onward) {
        delete form.dataset.unsaved;
        location.assign(onward);
      } else if (!replaces(answer.status, said)) {
        tell(answer.status, said);
        underWay = false;
      } else {
        delete form.dataset.unsaved;
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
