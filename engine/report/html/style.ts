import {CHART_CSS, FONT} from '../charts/frame.ts';

/** The whole style sheet; its hash stands in the policy of the page. */
export const STYLE = `
:root {color-scheme: light dark; --paper: #fff; --sheet: #f5f7f9; --ink: #1b2733; --faint: #55636f; --rule: #d5dce3; --accent: #0a6699; --good: #1a6b3c; --bad: #a3260b; --doubtful: #7a5200;
  --chart-paper: var(--paper); --chart-ink: var(--ink); --chart-faint: var(--faint); --chart-rule: var(--rule);
  font: 16px/1.5 ${FONT}; color: var(--ink); background: var(--sheet)}
@media screen and (prefers-color-scheme: dark) {
  :root {--paper: #16202a; --sheet: #0f1720; --ink: #e8eef3; --faint: #a3b1bd; --rule: #33424f; --accent: #5db4e3; --good: #7fd6a2; --bad: #ff9d85; --doubtful: #f0c36a;
    --chart-forecast: #5db4e3; --chart-half: #2f6b8c; --chart-most: #22435a; --chart-target: #ff9a62}
}
* {box-sizing: border-box}
body {margin: 0}
body:has(#show-zh:checked) main.en, body:has(#show-en:checked) main.zh {display: none}
header {display: flex; justify-content: space-between; align-items: center; gap: 1rem; padding: .5rem 1.25rem; background: var(--paper); border-bottom: 1px solid var(--rule)}
.product {margin: 0; font-weight: 700}
fieldset {border: 0; margin: 0; padding: 0; display: flex; gap: 1rem}
label {display: flex; align-items: center; gap: .35rem; min-height: 28px; cursor: pointer}
input {accent-color: var(--accent); width: 1.1rem; height: 1.1rem; margin: 0}
main {max-width: 1240px; margin: 0 auto; padding: 1rem 1.25rem 3rem}
main > h1 {padding: 0 .25rem}
section {background: var(--paper); border: 1px solid var(--rule); border-radius: 12px; padding: 1.1rem 1.25rem; margin: 0 0 1rem; overflow-wrap: anywhere; overflow-x: clip}
h1 {font-size: 1.05rem; font-weight: 600; color: var(--faint); margin: 0 0 .4rem}
h2 {font-size: 1.3rem; line-height: 1.3; margin: 0 0 .4rem}
.answer > h2 {font-size: clamp(1.35rem, 1rem + 1.7vw, 2.1rem); line-height: 1.25; text-wrap: balance}
h3 {font-size: 1rem; margin: 1.1rem 0 .3rem}
.lead, .outside {margin: .4rem 0; max-width: 72ch}
.hint {font-size: .875rem; color: var(--faint); margin: .2rem 0 .6rem; max-width: 90ch}
small {font-size: .85em; color: var(--faint); font-weight: 400}
.hero {display: grid; grid-template-columns: minmax(0, 1.6fr) minmax(0, 1fr); gap: 0 2.5rem}
.narrow {display: none}
nav {display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: .2rem .25rem 1rem}
a {color: var(--accent)}
:focus-visible {outline: 3px solid var(--accent); outline-offset: 2px}
details {margin: .5rem 0}
summary {cursor: pointer; font-weight: 600; padding: .3rem 0}
details details {margin: .25rem 0 .25rem .25rem}
.figures {display: grid; grid-template-columns: repeat(auto-fill, minmax(min(320px, 100%), 1fr)); gap: 1.2rem 1.8rem; margin: .5rem 0}
figure {margin: 0; max-width: 420px}
figcaption {font-weight: 600; font-size: .95rem}
figure .hint {margin: .4rem 0 0}
table {border-collapse: collapse; width: 100%; font-size: .925rem; font-variant-numeric: tabular-nums}
th, td {text-align: start; padding: .28rem .6rem .28rem 0; border-bottom: 1px solid var(--rule); vertical-align: baseline; font-weight: 400}
thead th {font-size: .85rem; color: var(--faint)}
.number {text-align: end; white-space: nowrap}
th.number, td.number {padding-inline-end: .9rem}
.word {white-space: nowrap}
.group th {font-weight: 600; padding-top: .9rem}
.depth1 {padding-inline-start: 1.1rem} .depth2 {padding-inline-start: 2.2rem} .depth3 {padding-inline-start: 3.3rem}
.bar {width: 16%; min-width: 3.5rem}
.meter {display: block; width: 100%; height: .7rem}
.track {fill: var(--rule); fill-opacity: .55} .filled {fill: var(--chart-forecast, #0a6699)}
.targets td.chance {font-weight: 600}
.scroll {overflow-x: auto}
.keep {white-space: nowrap}
.chosen td {font-weight: 600}
ul, ol {margin: .3rem 0; padding-inline-start: 1.3rem}
li {margin: .25rem 0}
.marked {list-style: none; padding: 0}
.good b {color: var(--good)} .bad b, p.bad {color: var(--bad)} .doubtful b {color: var(--doubtful)}
.notes {display: grid; grid-template-columns: repeat(auto-fill, minmax(min(340px, 100%), 1fr)); gap: .5rem 2.2rem; font-size: .925rem}
.pairs {font-size: .925rem} .notes p {margin: 0} .notes li {margin: .1rem 0}
.grounds {list-style: none; padding: 0}
.grounds > li {display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.3fr) minmax(0, 1.2fr); gap: .2rem 1.5rem; padding: .5rem 0; border-bottom: 1px solid var(--rule); margin: 0}
.values {font-variant-numeric: tabular-nums}
.key {color: var(--faint)}
.origin p, .sources p {margin: .2rem 0 0; font-size: .85rem; color: var(--faint)}
.sources {font-size: .925rem}
.chip {font-size: .75rem; color: var(--faint); border: 1px solid var(--rule); border-radius: 1rem; padding: 0 .45rem; white-space: nowrap}
code, pre, dd {font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace; font-size: .85rem}
code {color: var(--faint)}
pre {background: var(--sheet); border: 1px solid var(--rule); border-radius: 8px; padding: .7rem .9rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere}
dl {display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem 1.2rem; margin: 0}
dt {color: var(--faint)} dd {margin: 0; overflow-wrap: anywhere}
.paper {display: none}
.hidden {position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap}
${CHART_CSS}
@media screen and (min-width: 901px) {
  .targets {table-layout: fixed} col:nth-child(1) {width: 25%} col:nth-child(2), col:nth-child(3), col:nth-child(7) {width: 9.5%} col:nth-child(4) {width: 16%} col:nth-child(5) {width: 10%} col:nth-child(6) {width: 12.5%}
}
@media screen and (max-width: 900px) {.hero, .grounds > li {grid-template-columns: minmax(0, 1fr)} .most {display: none}}
@media screen and (max-width: 600px) {
  .wide, .more {display: none} .narrow {display: block}
  main {padding: .75rem .6rem 2rem} header {padding: .5rem .9rem} section {padding: .9rem; border-radius: 8px} dl {grid-template-columns: minmax(0, 1fr)} dd {margin-bottom: .4rem}
  .bar {width: 22%; min-width: 3rem} .targets small, .required small {display: block}
  .listed {font-size: .85rem} .required {font-size: .77rem} .required thead th {font-size: .72rem} .required th, .required td, .required .number {padding-inline-end: .15rem}
}
@page {size: A4; margin: 14mm 13mm 15mm}
@media print {
  :root {color-scheme: light; background: #fff; color: #000; font-size: 10.5pt; --sheet: #fff; --ink: #000; --faint: #444; --accent: #000}
  fieldset, nav {display: none}
  header {padding: 0 0 2mm; border-color: #000} main {max-width: none; padding: 3mm 0 0}
  section {border: 0; padding: 0; margin: 0 0 6mm; border-radius: 0}
  h2, h3, summary, figcaption, thead, .group {break-after: avoid; break-inside: avoid}
  figure, tr, li, .chart, .notes > *, pre, dl {break-inside: avoid}
  .hero {display: block} .wide .chart {width: 78%} .pair {display: grid; grid-template-columns: 1fr 1fr; gap: 0 8mm} .most {display: none}
  .figures, .notes {grid-template-columns: 1fr 1fr; gap: 4mm 8mm}
  .scroll {overflow: visible} pre {white-space: pre-wrap}
  details:not([open]) {display: none} summary {list-style: none} summary::-webkit-details-marker {display: none}
  .all {break-before: page} p.paper {display: block}
  .track, .filled {print-color-adjust: exact; -webkit-print-color-adjust: exact}
  a {color: inherit; text-decoration: none}
}
`;
