/** The style sheet of a report: on screens light and dark, wide and narrow, and on paper. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--paper:#fff;--card:#fff;--ground:#f4f5f7;--line:#d5d9de;--accent:#0b57b5;--mark:#fff3cd}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a7afb9;--paper:#14171b;--card:#1c2026;--ground:#14171b;--line:#363c45;--accent:#8ab8ff;--mark:#4a3f17}}
*{box-sizing:border-box}
html{font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans","Liberation Sans",sans-serif;scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);overflow-wrap:anywhere}
header,main,footer{max-width:74rem;margin:0 auto;padding:0 clamp(1rem,4vw,3rem)}
h1,h2,h3,h4,p,ol,ul,dl,dd,pre{margin:0}
h1{font-size:clamp(1.75rem,1.2rem + 2.4vw,2.75rem);line-height:1.15;letter-spacing:-.02em;text-wrap:balance}
h2{font-size:1.375rem;line-height:1.25;letter-spacing:-.01em;margin:3rem 0 1rem;padding-bottom:.375rem;border-bottom:2px solid var(--ink)}
h3{font-size:1.1875rem;line-height:1.3}
h4{font-size:1.0625rem;line-height:1.3;font-variant-numeric:tabular-nums}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.14em}
a:focus-visible,pre:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
ol,ul{padding:0;list-style:none}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.875em}
pre{white-space:pre-wrap;background:var(--card);border:1px solid var(--line);border-radius:.375rem;padding:.625rem .75rem;line-height:1.5}
.skip{position:absolute;left:1rem;top:-5rem;background:var(--card);padding:.5rem .75rem;z-index:1}
.skip:focus{top:1rem}
header{padding-top:clamp(2rem,6vw,4rem)}
footer{padding-top:3rem;padding-bottom:3rem;color:var(--soft);font-size:.875rem}
.facts{display:flex;flex-wrap:wrap;gap:.75rem 2.5rem;margin-top:1.25rem}
dt{color:var(--soft);font-size:.8125rem}
.text{white-space:pre-wrap;max-width:68ch}
.lead{font-size:1.125rem}
.soft,.meta,.places{color:var(--soft);font-size:.875rem}
.none{color:var(--soft);font-style:italic}
.meta>li,.links>li{display:inline}
.meta>li+li::before,.links>li+li::before{content:" · ";white-space:pre}
.summary>*+*{margin-top:.75rem}
.playlist>li{display:grid;grid-template-columns:2.5rem 1fr auto;gap:0 .75rem;padding:.5rem 0;border-bottom:1px solid var(--line);content-visibility:auto;contain-intrinsic-size:auto 4rem}
.place{color:var(--soft);font-variant-numeric:tabular-nums;text-align:right}
.name{font-weight:600}
.count{color:var(--soft);font-variant-numeric:tabular-nums;white-space:nowrap}
.more{grid-column:2/-1}
.badge{display:inline-block;font-size:.75rem;font-weight:600;line-height:1.5;padding:0 .5em;border-radius:1em;background:var(--mark);margin-left:.25rem}
.groups>li{padding:.375rem 0;border-bottom:1px solid var(--line)}
.movie{margin-top:2.5rem}
.movie>h3{padding-bottom:.25rem}
.movie>.text{margin-top:.75rem}
.note{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);grid-template-rows:auto 1fr;gap:.375rem 1.5rem;background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin-top:1rem;content-visibility:auto;contain-intrinsic-size:auto 26rem}
.note>h4{grid-column:2;grid-row:1}
.note>.picture{grid-column:1;grid-row:1/span 2}
.note>.words{grid-column:2;grid-row:2}
.note.plain{grid-template-columns:minmax(0,1fr);contain-intrinsic-size:auto 6rem}
.note.plain>*{grid-column:1;grid-row:auto}
.words>*+*{margin-top:.625rem}
.timecode{color:var(--soft);font-weight:400;margin-left:.5rem;white-space:nowrap}
.frame{position:relative;width:fit-content;max-width:100%;border-radius:.25rem;overflow:hidden;box-shadow:0 0 0 1px var(--line)}
.frame>*{display:block;width:auto;height:auto;max-width:100%;max-height:34rem}
.frame>img+svg{position:absolute;inset:0;width:100%;height:100%;max-height:none}
.remark{margin-top:.375rem;color:var(--soft);font-size:.875rem}
@media (max-width:46rem){.note{display:block;contain-intrinsic-size:auto 22rem}.note>*+*{margin-top:.625rem}.playlist>li{grid-template-columns:2rem 1fr}.count{grid-column:2;grid-row:2}}
@media (forced-colors:active){.frame{forced-color-adjust:none}.badge{border:1px solid}}
@page{margin:18mm 15mm;font:8.5pt system-ui,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;color:#57606a;@bottom-right{content:counter(page) " / " counter(pages)}}
@media print{
:root{color-scheme:light;--ink:#000;--soft:#444;--paper:#fff;--card:#fff;--ground:#fff;--line:#bbb;--accent:#000;--mark:#eee}
html{font-size:10pt}
header,main,footer{max-width:none;padding:0}
.skip{display:none}
footer{padding-top:1rem}
.facts{gap:.5rem 1.75rem}
h2{margin-top:2rem}
h2,h3,h4{break-after:avoid}
.movie>.meta,.movie>.text{break-after:avoid}
.note,.playlist>li,.groups>li{content-visibility:visible;break-inside:avoid}
.note{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);border-width:0 0 1px;border-radius:0;padding:.75rem 0;margin:0}
.note>*+*{margin-top:0}
.note.plain{grid-template-columns:minmax(0,1fr)}
.frame{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.frame>*{max-height:105mm}
p,li{orphans:3;widows:3}
}
`.trim();
