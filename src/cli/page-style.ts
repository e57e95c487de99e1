declare const __UPLOT_CSS__: string;

/** The page's style: the charts' own, and ours, in light and dark. */
export const pageStyle: string = `${typeof __UPLOT_CSS__ === 'string' ? __UPLOT_CSS__ : ''}
:root { color-scheme: light dark; --text: light-dark(#1b1f24, #e6e8eb); --soft: light-dark(#57606a, #9aa4ae); --ground: light-dark(#fff, #14171a); --raised: light-dark(#f5f7f9, #1e2226); --line: light-dark(#d5dae0, #363c43); --bad: light-dark(#b3261e, #ff8a80); --doubt: light-dark(#7a5200, #f0c060); --near: light-dark(#8a4b00, #ffb066); --good: light-dark(#1a6b33, #7fd493); --accent: light-dark(#0b5cad, #7db8ff); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; } h3 { font-size: .95rem; margin: 1.25rem 0 .25rem; }
.soft, caption, figcaption { color: var(--soft); } .soft { margin: .25rem 0; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
form { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; padding: .75rem 0; background: var(--ground); border-bottom: 1px solid var(--line); }
input[type=search] { flex: 1 1 16rem; font: inherit; padding: .4rem .6rem; color: inherit; background: var(--raised); border: 1px solid var(--line); border-radius: 6px; }
fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .25rem .9rem; } label { white-space: nowrap; }
table { border-collapse: collapse; margin: .5rem 0; max-width: 100%; } th, td { padding: .2rem .9rem .2rem 0; text-align: left; vertical-align: top; font-variant-numeric: tabular-nums; } th { color: var(--soft); font-weight: 500; } td.number, th.number { text-align: right; } td code { display: inline-block; min-width: 16rem; overflow-wrap: anywhere; }
caption { text-align: left; } .wide { overflow-x: auto; }
.assertion { border: 1px solid var(--line); border-radius: 6px; margin: .35rem 0; background: var(--raised); content-visibility: auto; contain-intrinsic-size: auto 2.6rem; }
.assertion > summary { display: grid; grid-template-columns: 9.5rem 1fr auto 5.5rem; gap: .75rem; padding: .45rem .75rem; cursor: pointer; align-items: baseline; }
.assertion > summary > * { min-width: 0; overflow-wrap: anywhere; }
.verdict { font-weight: 600; } .bad { color: var(--bad); } .doubt { color: var(--doubt); } .near { color: var(--near); } .good { color: var(--good); }
.used { text-align: right; font-variant-numeric: tabular-nums; }
.inside { padding: 0 .75rem .75rem; }
pre { overflow: auto; padding: .75rem; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; font: 13px/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
button { font: inherit; padding: .25rem .8rem; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; cursor: pointer; }
figure { margin: .75rem 0; } .u-legend { color: var(--soft); font-size: .85rem; text-align: left; }
@media (max-width: 44rem) { .assertion > summary { grid-template-columns: 1fr auto; gap: 0 .75rem; } .assertion > summary > .verdict { grid-area: 1 / 1; } .assertion > summary > .used { grid-area: 1 / 2; } .assertion > summary > .name { grid-area: 2 / 1 / auto / -1; } .assertion > summary > .measured { grid-area: 3 / 1 / auto / -1; } }
@media print { form { position: static; } }
`;
