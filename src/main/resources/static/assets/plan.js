// On the pages of a plan, where rows are swapped in place: the focus goes to the first field of a
// form, to what is wrong with it, or back to the row. Without this script links load whole pages.
(() => {
  const FIELDS = '.problems, input:not([type=hidden]), select, textarea';
  const trouble = document.getElementById('trouble');
  document.addEventListener('htmx:beforeRequest', (asked) => {
    // One row is written at a time, so that what was typed in another is not forgotten.
    const open = asked.detail.elt.matches('[data-opens]') && document.querySelector('tr.edit form');
    if (open) {
      asked.preventDefault();
      open.querySelector(FIELDS)?.focus();
    } else {
      trouble?.replaceChildren();
    }
  });
  document.addEventListener('htmx:afterSettle', ({ detail: { elt } }) => {
    if (elt.matches?.('.kept, #said')) return;
    const at = document.querySelector('#said [data-at]')?.dataset.at;
    const row = elt.id === 'rows' ? document.getElementById(at) : elt;
    (elt.querySelector('.edit .problems') || elt.querySelector('.edit')?.querySelector(FIELDS)
      || row?.querySelector('summary, a') || document.getElementById('content')).focus();
  });
  ['htmx:responseError', 'htmx:sendError', 'htmx:timeout'].forEach((failure) => document.addEventListener(failure, () => {
    if (trouble) trouble.textContent = trouble.dataset.away;
  }));
})();
