// Sizes the picture of a process in place; without this its links do the same with a new page.
document.addEventListener('DOMContentLoaded', () => {
  const drawn = document.getElementById('picture');
  const frame = drawn.querySelector('.diagram');
  const paper = frame.querySelector('.paper');
  const steps = [100, 150, 200, 300];
  const now = () => steps.findIndex((step) => paper.classList.contains(`zoom-${step}`));
  const size = (how) => {
    const next = how === 'fit' ? 0
      : Math.max(0, Math.min(steps.length - 1, now() + (how === 'in' ? 1 : -1)));
    // What was in the middle stays there.
    const x = (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth;
    const y = (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight;
    paper.className = `paper zoom-${steps[next]}`;
    frame.scrollLeft = x * frame.scrollWidth - frame.clientWidth / 2;
    frame.scrollTop = y * frame.scrollHeight - frame.clientHeight / 2;
  };
  drawn.querySelectorAll('[data-zoom]').forEach((link) => link.addEventListener('click', (click) => {
    click.preventDefault();
    size(link.dataset.zoom);
  }));
  frame.addEventListener('keydown', (key) => {
    const how = { '+': 'in', '=': 'in', '-': 'out', 0: 'fit' }[key.key];
    if (how && !key.ctrlKey && !key.metaKey && !key.altKey) {
      key.preventDefault();
      size(how);
    }
  });
});
