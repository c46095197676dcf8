/// The page's look, by day, by night and on paper.
enum PageStyle {
    static let css = """
        :root { color-scheme:light dark; --ink:#1c2024; --quiet:#667078; --paper:#fbfbfa; --card:#fff; --rule:#e3e5e8; --accent:#2563a8; --bad:#c2410c; --mark:#7a5195; }
        @media screen and (prefers-color-scheme: dark) {
          :root { color-scheme:light dark; --ink:#e6e8ea; --quiet:#98a2ab; --paper:#14171a; --card:#1c2024; --rule:#30363c; --accent:#7cb3ee; --bad:#f08a5d; --mark:#c9a3e6; }
        }
        * { box-sizing:border-box }
        body { margin:0; font:15px/1.5 system-ui,sans-serif; color:var(--ink); background:var(--paper) }
        header, main { max-width:1120px; margin:0 auto; padding:0 20px }
        h1 { font-size:24px; margin:28px 0 4px } h2 { font-size:17px; margin:32px 0 6px }
        .quiet, small { color:var(--quiet) } .quiet { margin:4px 0 12px } code { font-size:13px }
        .tiles { display:grid; grid-template-columns:repeat(auto-fit,minmax(min(230px,45%),1fr)); gap:12px }
        .tiles div, figure { background:var(--card); border:1px solid var(--rule); border-radius:8px; padding:12px 14px }
        .tiles b { display:block; font-size:22px } .tiles span, .tiles small { display:block; font-size:13px }
        .charts { display:grid; grid-template-columns:repeat(auto-fit,minmax(300px,1fr)); gap:12px; margin-top:12px }
        figure { margin:0 } figcaption { font-weight:600; margin-bottom:6px } svg { width:100%; height:auto }
        svg text { fill:var(--quiet); font-size:10px } .grid { stroke:var(--rule) }
        .line { fill:none; stroke:var(--accent); stroke-width:2 } .target { fill:none; stroke:var(--quiet); stroke-dasharray:4 4 }
        [hidden] { display:none } .zero { fill:none; stroke:var(--quiet) }
        .choice { margin:20px 0 0 } select { font:inherit; color:inherit; background:var(--card); border:1px solid var(--rule); border-radius:6px; padding:2px 6px }
        polyline.policy { fill:none; stroke:var(--mark); stroke-width:1.5; stroke-dasharray:5 3 } .threshold { pointer-events:stroke }
        circle.policy { fill:none; stroke:var(--mark); stroke-width:2.5 } .key.policy { background:var(--mark); margin-left:10px }
        .slider { display:flex; gap:10px; align-items:center } output { display:block; min-height:3em } input { accent-color:var(--accent) }
        details summary { cursor:pointer } .failures { margin:6px 0; font-size:14px } .failures table { margin:4px 0 12px }
        .rate { background:color-mix(in srgb, var(--bad) calc(var(--s)*70%), transparent) }
        .parts { list-style:none; margin:6px 0 8px; padding:0; max-width:460px; font-size:13px }
        .parts li { display:grid; grid-template-columns:minmax(140px,2fr) 3fr 48px; gap:8px; align-items:center }
        .bar { display:block; height:9px; width:var(--w); border-radius:2px } .bar.right { background:var(--accent) } .bar.wrong { background:var(--bad) }
        .weight { text-align:right; font-variant-numeric:tabular-nums } .feature { overflow-wrap:anywhere } .new { color:var(--bad); font-size:12px } .place { white-space:nowrap } #errors td, .failures td { vertical-align:top }
        .dot, #here, rect.right { fill:var(--accent) } rect.wrong { fill:var(--bad) }
        .key { display:inline-block; width:10px; height:10px; border-radius:2px } .key.right { background:var(--accent) }
        .key.wrong { background:var(--bad); margin-left:10px } input[type=range] { width:100% }
        .wide { overflow-x:auto } table { border-collapse:collapse; width:100%; font-size:14px }
        th, td { padding:4px 8px; text-align:right; border-bottom:1px solid var(--rule); white-space:nowrap }
        th:first-child, td:first-child, .left { text-align:left } td.left { white-space:normal; min-width:150px } td.text { white-space:normal; min-width:260px; overflow-wrap:anywhere }
        .sortable button { font:inherit; color:inherit; background:none; border:0; padding:0; cursor:pointer }
        .sortable [aria-sort] button::after { content:" ▾" } .sortable [aria-sort=ascending] button::after { content:" ▴" }
        :focus-visible { outline:2px solid var(--accent); outline-offset:2px }
        .matrix { width:auto; font-size:11px } .matrix td { text-align:center; min-width:24px; border:1px solid var(--rule); padding:2px }
        .matrix th { font-weight:400; border:0; padding:2px 6px } .matrix th span { writing-mode:vertical-rl }
        .hit { background:color-mix(in srgb, var(--accent) calc(var(--s)*60%), transparent) }
        .miss { background:color-mix(in srgb, var(--bad) calc(var(--s)*100%), transparent) }
        .warning { color:var(--bad) }
        main { padding-bottom:60px }
        @media print {
          body { background:#fff; font-size:12px; print-color-adjust:exact } header, main { padding:0 } table { font-size:11px }
          .tiles div, figure, tr { break-inside:avoid } h2 { break-after:avoid } .wide { overflow:visible }
          .choice, .slider { display:none } .charts { grid-template-columns:repeat(3,1fr) } .tiles { grid-template-columns:repeat(4,1fr) }
          th, td { padding:2px 4px } td.left { min-width:0 } td.text { min-width:180px } .matrix { font-size:6px } .matrix td { min-width:14px; padding:0 }
        }
        """
}
