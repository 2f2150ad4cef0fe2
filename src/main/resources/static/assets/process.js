// Draws the model of a process and marks where it stands. The page's own list says the same in words.
document.addEventListener('DOMContentLoaded', async () => {
  const place = document.getElementById('diagram');
  const answer = await fetch(place.dataset.model, { headers: { Accept: 'application/xml' } });
  if (!answer.ok) return;
  const viewer = new BpmnJS({ container: place });
  await viewer.importXML(await answer.text());
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  const mark = (ids, name) => ids.split(' ')
    .filter((id) => id && registry.get(id))
    .forEach((id) => canvas.addMarker(id, name));
  mark(place.dataset.done, 'done');
  mark(place.dataset.active, 'now');
  canvas.zoom('fit-viewport', 'auto');
  // The figure's name says what this is, and the steps in words what it shows.
  place.querySelector('svg').setAttribute('aria-hidden', 'true');
  place.dataset.drawn = 'yes';
});
