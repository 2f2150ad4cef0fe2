// Resizes the picture of a process in place; without this script, links do it by loading a new page.
document.addEventListener('DOMContentLoaded', () => {
  const drawn = document.getElementById('picture');
  const frame = drawn.querySelector('.diagram');
  const paper = frame.querySelector('.paper');
  const picture = paper.querySelector('svg');
  const steps = [100, 150, 200, 300];
  const sized = (step) => {
    paper.className = `paper zoom-${step}`;
    return picture.getBoundingClientRect().width;
  };
  const size = (how) => {
    // The point in the middle stays there.
    const x = (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth;
    const y = (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight;
    // The next size that makes a difference: a small picture may already fit at its original size.
    const before = picture.getBoundingClientRect().width;
    const fits = { in: (width) => width > before + 8, out: (width) => width < before - 8 };
    if (how === 'fit') {
      sized(100);
    } else {
      (how === 'in' ? steps : [...steps].reverse()).some((step) => fits[how](sized(step)));
    }
    frame.scrollLeft = x * frame.scrollWidth - frame.clientWidth / 2;
    frame.scrollTop = y * frame.scrollHeight - frame.clientHeight / 2;
  };
  // Begins at the step where somebody acts.
  const acts = picture.querySelector('[id^="at-"]');
  if (acts) {
    const [step, view] = [acts.getBoundingClientRect(), frame.getBoundingClientRect()];
    frame.scrollLeft += step.left + step.width / 2 - view.left - view.width / 2;
    frame.scrollTop += step.top + step.height / 2 - view.top - view.height / 2;
  }
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
