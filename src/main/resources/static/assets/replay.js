// Draws a chart of the outcomes, as decided and as they would be. The table itself stays.
document.addEventListener('DOMContentLoaded', () => {
  const table = document.getElementById('outcomes');
  const place = document.getElementById('chart');
  if (!table || !place || !window.Chart) return;
  const words = (cells) => [...cells].map((cell) => cell.textContent.trim());
  const rows = [...table.tBodies[0].rows];
  const headings = words(table.tHead.rows[0].cells);
  const figures = (column) => rows.map((row) => Number(row.cells[column].textContent));
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  let drawn;
  const draw = () => {
    drawn?.destroy();
    const text = { color: colour('--ink') };
    const grid = { color: colour('--line') };
    drawn = new Chart(place.querySelector('canvas'), {
      type: 'bar',
      data: {
        labels: rows.map((row) => row.cells[0].textContent.trim()),
        datasets: [
          { label: headings[1], data: figures(1), backgroundColor: colour('--edge') },
          { label: headings[2], data: figures(2), backgroundColor: colour('--brand') },
        ],
      },
      options: {
        indexAxis: 'y',
        locale: document.documentElement.lang,
        animation: false,
        maintainAspectRatio: false,
        plugins: { legend: { labels: text } },
        scales: {
          x: { beginAtZero: true, ticks: { ...text, precision: 0 }, grid },
          y: { ticks: text, grid: { display: false } },
        },
      },
    });
    place.dataset.drawn = 'yes';
  };
  place.hidden = false;
  draw();
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
});
