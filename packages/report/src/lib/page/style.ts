/** The style sheet of a report: on screens light and dark, wide and narrow, and on paper. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#16191d;--soft:#59626d;--faint:#e3e6ea;--card:#fff;--ground:#f6f7f8;--accent:#0a56b0;--mark:#fff0b8}
@media (prefers-color-scheme:dark){:root{--ink:#e9ebee;--soft:#a4adb8;--faint:#30363e;--card:#1b1f25;--ground:#121518;--accent:#8ab8ff;--mark:#4f430f}}
*{box-sizing:border-box}
html{font:100%/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans","Liberation Sans",sans-serif;scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;padding-bottom:4rem;background:var(--ground);color:var(--ink);overflow-wrap:anywhere}
header,main{max-width:76rem;margin:0 auto;padding:0 clamp(1rem,3.5vw,2.5rem)}
h1,h2,h3,h4,p,ol,ul,pre{margin:0}
h1{font-size:clamp(1.5rem,1.1rem + 1.9vw,2.375rem);line-height:1.15;letter-spacing:-.02em;text-wrap:balance}
h2{font-size:.8125rem;line-height:1.4;letter-spacing:.08em;text-transform:uppercase;color:var(--soft);margin:3rem 0 1rem;padding-bottom:.375rem;border-bottom:1px solid var(--faint)}
h3{font-size:1.125rem;line-height:1.3}
.movie>h3+.note{scroll-margin-top:3.5rem}
h4{font-size:1rem;line-height:1.35;font-variant-numeric:tabular-nums}
h1,.text,.line,pre{unicode-bidi:plaintext;text-align:start}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.14em}
a:focus-visible,input:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
ol,ul{padding:0;list-style:none}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.8125rem}
pre{white-space:pre-wrap;background:var(--card);border:1px solid var(--faint);border-radius:.375rem;padding:.625rem .75rem;line-height:1.5}
.skip{position:absolute;left:1rem;top:-5rem;background:var(--card);padding:.5rem .75rem;z-index:1}
.skip:focus{top:1rem}
.hidden{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}
header{padding-top:clamp(1.25rem,4vw,3rem)}
.facts{display:flex;flex-wrap:wrap;gap:0 1.25rem;margin-top:.375rem;color:var(--soft)}
.totals{display:flex;flex-wrap:wrap;gap:.25rem 1.75rem;margin-top:.75rem;color:var(--soft)}
.totals b{font-size:1.375rem;font-weight:650;color:var(--ink);font-variant-numeric:tabular-nums}
.sheet{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:1.25rem 1rem;margin-top:1.5rem}
.card{display:block;color:inherit;text-decoration:none}
.card>span{display:block}
.card .name{margin-top:.5rem}
.card:hover .name{text-decoration:underline}
.thumbnail{display:block;width:100%;height:auto;aspect-ratio:16/9;border-radius:.375rem;background:var(--faint)}
.thumbnail>text{font-size:9px;fill:var(--soft)}
.name{font-weight:600;font-size:.9375rem;line-height:1.3}
.count{color:var(--soft);font-size:.8125rem}
.line{margin-top:.125rem;font-size:.9375rem;line-height:1.4;display:-webkit-box!important;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.others{margin-top:1.25rem;color:var(--soft);font-size:.875rem}
.badge{display:inline-block;font-size:.75rem;font-weight:600;line-height:1.5;padding:0 .5em;border-radius:1em;background:var(--mark);color:var(--ink);letter-spacing:0;white-space:nowrap;vertical-align:.1em}
.movie{margin-top:2.5rem;border-radius:.5rem}
.note{background:var(--card);border:1px solid var(--faint);border-radius:.5rem;padding:1rem;margin-top:.75rem;display:grid;grid-template-columns:minmax(0,11fr) minmax(0,9fr);grid-template-rows:auto 1fr;gap:.5rem 1.5rem;align-items:start}
.note>.head{grid-column:2}
.note>.words{grid-column:2}
.note>.picture{grid-column:1;grid-row:1/span 2}
.note.plain{grid-template-columns:minmax(0,1fr)}
.note.plain>*{grid-column:1}
.note:target,.movie:target>h3{outline:3px solid var(--accent);outline-offset:2px}
.head{display:flex;gap:.75rem;justify-content:space-between;align-items:start}
.head>h3,.head>h4{display:flex;gap:.75rem;font-size:1rem}
.number{flex:none;min-width:1.75rem;height:1.5rem;padding:0 .375rem;border-radius:.75rem;background:var(--ink);color:var(--card);font-size:.8125rem;line-height:1.5rem;text-align:center;font-variant-numeric:tabular-nums}
.head input{flex:none;width:1.25rem;height:1.25rem;margin:.125rem;accent-color:var(--accent)}
.timecode{color:var(--soft);font-weight:400;margin-left:.5rem;white-space:nowrap}
.origin{display:block;color:var(--soft);font-size:.8125rem;font-weight:400}
.frame{display:block;width:auto;height:auto;max-width:100%;max-height:34rem;margin:0 auto;border-radius:.25rem}
.text{white-space:pre-wrap;max-width:68ch;margin-inline:0 auto}
.text:dir(rtl){max-width:none}
.note:has(:checked) .text{color:var(--soft)}
.words>*+*{margin-top:.5rem}
.soft,.remark{color:var(--soft);font-size:.875rem}
.none{color:var(--soft);font-style:italic}
.links>li{display:inline}
.links>li+li::before{content:" · ";white-space:pre}
.playlist{columns:2 22rem;column-gap:2rem}
.playlist>li{break-inside:avoid;display:grid;grid-template-columns:2rem minmax(0,1fr);gap:0 .75rem;padding:.5rem 0;border-bottom:1px solid var(--faint)}
.position{color:var(--soft);font-variant-numeric:tabular-nums;text-align:right}
.paths{font-size:.8125rem;color:var(--soft)}
.remarks>li{padding:.25rem 0}
@media (min-width:46.01rem){
.compact .notes{display:grid;grid-template-columns:repeat(auto-fill,minmax(19rem,1fr));gap:.75rem}
.compact .notes>h2{grid-column:1/-1;margin-bottom:0}
.compact .note{margin:0}
}
.compact .movie{display:contents}
.compact .movie>h3{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.compact .note{display:block}
.compact .note>*+*{margin-top:.5rem}
.compact .origin{color:var(--ink);font-weight:600}
@media (max-width:46rem){
.sheet{grid-template-columns:minmax(0,1fr);gap:.875rem}
.card{display:grid;grid-template-columns:8rem minmax(0,1fr);grid-template-rows:auto auto 1fr;gap:0 .75rem}
.card>.thumbnail{grid-row:1/span 3;align-self:start}
.card.words-only{display:block}
.card .name{margin-top:0}
.note{display:block;padding:.875rem}
.note>*+*{margin-top:.625rem}
}
@media (forced-colors:active){.frame,.thumbnail{forced-color-adjust:none}.badge,.number{border:1px solid}}
@page{margin:16mm 14mm 18mm;font:8pt system-ui,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;color:#59626d;@bottom-right{content:counter(page) " / " counter(pages)}}
@media print{
:root{color-scheme:light;--ink:#000;--soft:#4a4f55;--faint:#c9cdd2;--card:#fff;--ground:#fff;--accent:#000;--mark:#eee}
html{font-size:9.5pt}
body{padding:0}
header,main{max-width:none;padding:0}
.skip{display:none}
a{text-decoration:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
h2{margin-top:2rem}
h1,h2,h3,h4,.head,.card,.note{break-inside:avoid}
h2,h3,.head{break-after:avoid}
.notes>h2{margin-bottom:0;border:0}
.sheet{grid-template-columns:repeat(4,minmax(0,1fr));gap:1rem .75rem}
.movie{margin-top:1.5rem}
.note{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);padding:.75rem 0;margin:0;border-width:1px 0 0;border-radius:0}
.note>*+*{margin-top:0}
.movie>h3{padding-bottom:.5rem}
.frame{max-height:95mm}
.compact .notes{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:0 1rem}
.compact .notes>h2{grid-column:1/-1}
.compact .note{display:block}
.compact .note>*+*{margin-top:.5rem}
.note:target{outline:0}
p,li{orphans:3;widows:3}
}
`.trim();
