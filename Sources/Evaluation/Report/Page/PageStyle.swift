/// The page's look and its few lines of behaviour: a slider, and tables sorted by a click on a heading.
enum PageStyle {
    static let css = """
        :root { --ink:#1c2024; --quiet:#667078; --paper:#fbfbfa; --card:#fff; --rule:#e3e5e8; --accent:#2563a8; --bad:#c2410c; }
        @media (prefers-color-scheme: dark) {
          :root { --ink:#e6e8ea; --quiet:#98a2ab; --paper:#14171a; --card:#1c2024; --rule:#30363c; --accent:#7cb3ee; --bad:#f08a5d; }
        }
        * { box-sizing:border-box }
        body { margin:0; font:15px/1.5 system-ui,sans-serif; color:var(--ink); background:var(--paper) }
        header, main { max-width:1120px; margin:0 auto; padding:0 20px }
        h1 { font-size:24px; margin:28px 0 4px } h2 { font-size:17px; margin:32px 0 6px }
        .quiet, small { color:var(--quiet) } .quiet { margin:4px 0 12px } code { font-size:13px }
        .tiles { display:grid; grid-template-columns:repeat(auto-fit,minmax(160px,1fr)); gap:12px }
        .tiles div, figure { background:var(--card); border:1px solid var(--rule); border-radius:8px; padding:12px 14px }
        .tiles b { display:block; font-size:22px } .tiles span, .tiles small { display:block; font-size:13px }
        .charts { display:grid; grid-template-columns:repeat(auto-fit,minmax(300px,1fr)); gap:12px; margin-top:12px }
        figure { margin:0 } figcaption { font-weight:600; margin-bottom:6px } svg { width:100%; height:auto }
        svg text { fill:var(--quiet); font-size:10px } .grid { stroke:var(--rule) }
        .line { fill:none; stroke:var(--accent); stroke-width:2 } .target { fill:none; stroke:var(--quiet); stroke-dasharray:4 4 }
        .dot, #here, rect.right { fill:var(--accent) } rect.wrong { fill:var(--bad) }
        .key { display:inline-block; width:10px; height:10px; border-radius:2px } .key.right { background:var(--accent) }
        .key.wrong { background:var(--bad); margin-left:10px } label { display:block } input[type=range] { width:100% }
        .wide { overflow-x:auto } table { border-collapse:collapse; width:100%; font-size:14px }
        th, td { padding:4px 8px; text-align:right; border-bottom:1px solid var(--rule); white-space:nowrap }
        th:first-child, td:first-child, .left { text-align:left } td.left { white-space:normal } td.text { white-space:normal; min-width:260px; overflow-wrap:anywhere }
        .sortable th { cursor:pointer; position:sticky; top:0; background:var(--paper) }
        .matrix { width:auto; font-size:11px } .matrix td { text-align:center; min-width:24px; border:1px solid var(--rule); padding:2px }
        .matrix th { font-weight:400; border:0; padding:2px 6px } .matrix th span { writing-mode:vertical-rl }
        .hit { background:color-mix(in srgb, var(--accent) calc(var(--s)*60%), transparent) }
        .miss { background:color-mix(in srgb, var(--bad) calc(var(--s)*100%), transparent) }
        main { padding-bottom:60px }
        """

    static let script = """
        const curve = JSON.parse(document.getElementById('curve').textContent);
        const slider = document.getElementById('slider'), here = document.getElementById('here');
        const reading = document.getElementById('reading');
        function show() {
          const point = curve[slider.value];
          if (!point) return;
          here.setAttribute('cx', 34 + point[1] * 256);
          here.setAttribute('cy', 266 - point[2] * 256);
          reading.textContent = 'from ' + point[0].toFixed(3) + ' on: ' + (point[1] * 100).toFixed(1) +
            ' % answered, ' + (point[2] * 100).toFixed(1) + ' % of that right';
        }
        const wanted = curve.map((p, i) => p[2] >= 0.95 ? i : 0);
        slider.value = wanted.length ? Math.max(...wanted) : 0;
        slider.addEventListener('input', show);
        show();
        for (const table of document.querySelectorAll('table.sortable')) {
          table.querySelectorAll('th').forEach((heading, column) => heading.addEventListener('click', () => {
            const body = table.tBodies[0], down = heading.dataset.down !== 'yes';
            heading.dataset.down = down ? 'yes' : 'no';
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
