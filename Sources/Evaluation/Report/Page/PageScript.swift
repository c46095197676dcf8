/// The page's few lines of behaviour: a choice of category, a slider, and tables sorted by their headings.
enum PageScript {
    static let text = """
        const curves = JSON.parse(document.getElementById('curves').textContent);
        const slider = document.getElementById('slider'), here = document.getElementById('here');
        const reading = document.getElementById('reading'), part = document.getElementById('part');
        const plot = here.closest('svg').dataset;
        let curve = curves[0];
        function show() {
          const point = curve.points[slider.value];
          here.toggleAttribute('hidden', !point);
          if (!point) { reading.textContent = 'no rows'; return; }
          const height = Math.max(point[2] - plot.floor, 0) / (1 - plot.floor);
          here.setAttribute('cx', +plot.left + point[1] * plot.width);
          here.setAttribute('cy', +plot.top + (1 - height) * plot.height);
          reading.textContent = 'from ' + point[0].toFixed(3) + ' on: ' + (point[1] * 100).toFixed(1) + ' % of ' +
            curve.rows + ' rows answered, ' + (point[2] * 100).toFixed(1) + ' % of that right';
          slider.setAttribute('aria-valuetext', point[0].toFixed(3));
        }
        function choose(index) {
          curve = curves[index];
          document.querySelectorAll('[data-part]').forEach(group => {
            group.toggleAttribute('hidden', group.dataset.part !== String(index));
          });
          const wanted = curve.points.map((p, i) => p[2] >= 0.95 ? i : 0);
          slider.max = Math.max(curve.points.length - 1, 0);
          slider.value = wanted.length ? Math.max(...wanted) : 0;
          show();
        }
        slider.addEventListener('input', show);
        if (part) part.addEventListener('change', () => choose(part.selectedIndex));
        choose(part ? part.selectedIndex : 0);
        for (const table of document.querySelectorAll('table.sortable')) {
          const headings = table.querySelectorAll('th');
          headings.forEach((heading, column) => heading.querySelector('button').addEventListener('click', () => {
            const body = table.tBodies[0], down = heading.getAttribute('aria-sort') !== 'descending';
            headings.forEach(other => other.removeAttribute('aria-sort'));
            heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
            const value = row => {
              const cell = row.cells[column], number = parseFloat(cell.dataset.value ?? cell.textContent);
              return column > 0 && !Number.isNaN(number) ? number : cell.textContent;
            };
            [...body.rows].sort((a, b) => {
              const x = value(a), y = value(b);
              const order = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y));
              return down ? -order : order;
            }).forEach(row => body.append(row));
          }));
        }
        """
}
