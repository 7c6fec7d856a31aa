/** The page's one style sheet: colours of natural dyes, a woven hem below the header, wide enough for thumbs. */
export const style = `
@font-face { font-family: Looped; font-weight: 400; src: url(/font/thai-400) format('woff2'); unicode-range: U+0E00-0E7F, U+200B-200D, U+25CC; font-display: swap; }
@font-face { font-family: Looped; font-weight: 600; src: url(/font/thai-600) format('woff2'); unicode-range: U+0E00-0E7F, U+200B-200D, U+25CC; font-display: swap; }
@font-face { font-family: Looped; font-weight: 400; src: url(/font/latin-400) format('woff2'); unicode-range: U+0000-00FF, U+2000-206F; font-display: swap; }
@font-face { font-family: Looped; font-weight: 600; src: url(/font/latin-600) format('woff2'); unicode-range: U+0000-00FF, U+2000-206F; font-display: swap; }
:root { --indigo-9: #0f1d38; --indigo-8: #16294d; --indigo-7: #1d3768; --indigo-6: #2a4f8c; --indigo-1: #e6edf6; --lac-7: #8c1c31; --lac-1: #f9e9ec; --turmeric-4: #efb93f;
	--pandan-6: #1f6646; --pandan-1: #e5f1ea; --paper: #f5f4f0; --ink: #1d1a1b; --ink-2: #494345; --ink-3: #6a6264; --line: #e2dfd7; --line-2: #8b8378; }
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 1.0625rem/1.65 Looped, 'Noto Sans Thai Looped', 'Leelawadee UI', Thonburi, sans-serif; font-variant-numeric: tabular-nums; }
header { background: var(--indigo-8); color: #fff; padding: 1.5rem 0 0; }
header > *, main, nav > div { max-width: 70rem; margin-inline: auto; }
header > h1, header > p { padding-inline: 1rem; }
h1 { font-size: clamp(1.7rem, 5vw, 2.2rem); line-height: 1.4; margin: 0 auto; font-weight: 600; }
h2 { font-size: 1.375rem; line-height: 1.4; margin: 2.5rem 0 .75rem; font-weight: 600; }
h1 small, h2 small { font-size: .9375rem; font-weight: 400; opacity: .8; margin-inline-start: .5rem; }
header p { margin: .25rem auto 1.25rem; color: #d4deee; }
.hem { height: 28px; max-width: none; background: var(--indigo-9) url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='56' height='28'%3E%3Cpath d='M0 2h56M0 26h56' stroke='%23efb93f'/%3E%3Cpath d='M14 5 23 14 14 23 5 14Z' fill='%23ab2a40'/%3E%3Cpath d='M14 9 19 14 14 19 9 14Z' fill='%23efb93f'/%3E%3Cpath d='M42 7 49 14 42 21 35 14Z' fill='none' stroke='%23e6edf6' stroke-width='2'/%3E%3Cpath d='M42 11.500 44.500 14 42 16.500 39.500 14Z' fill='%23e6edf6'/%3E%3C/svg%3E"); }
nav { position: sticky; top: 0; z-index: 1; background: #fff; border-bottom: 1px solid var(--line); }
nav > div { display: flex; gap: .25rem; overflow-x: auto; padding: .35rem .25rem; }
nav a { padding: .5rem .75rem; min-height: 2.75rem; white-space: nowrap; color: var(--indigo-7); text-decoration: none; border-radius: .5rem; }
nav a:hover { background: var(--indigo-1); }
main { padding: 0 1rem 4rem; }
.sums { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: .75rem; margin: 1.5rem 0 0; }
.sums div, .card, .empty { background: #fff; border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; }
.sums dt { color: var(--ink-3); font-size: .9375rem; line-height: 1.5; }
.sums dd { margin: 0; font-size: 1.25rem; font-weight: 600; }
dl { margin: 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 1rem; }
.card > :first-child { margin-top: 0; }
.qr { display: flex; gap: 1rem; align-items: flex-start; }
.qr svg { width: 9rem; height: 9rem; flex: none; border: 1px solid var(--line); border-radius: .5rem; background: #fff; }
.price { font-size: 1.375rem; font-weight: 600; color: var(--lac-7); margin: 0; line-height: 1.4; }
.quiet { color: var(--ink-3); font-size: .9375rem; margin: 0; overflow-wrap: anywhere; }
.code { font-size: .875rem; color: var(--ink-3); overflow-wrap: anywhere; }
.tag { display: inline-block; border-radius: .375rem; padding: 0 .5rem; font-size: .875rem; background: var(--indigo-1); color: var(--indigo-7); }
.good { background: var(--pandan-1); color: var(--pandan-6); }
.bad { background: var(--lac-1); color: var(--lac-7); }
form { margin: .6rem 0 0; display: flex; flex-wrap: wrap; gap: .5rem; align-items: flex-end; }
small { font-size: .8125em; font-weight: 400; }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .25rem .9rem; border-radius: .5rem; border: 1px solid var(--line-2); background: #fff; color: var(--indigo-7); cursor: pointer; }
button.main { background: var(--indigo-7); border-color: var(--indigo-7); color: #fff; }
button:hover { border-color: var(--indigo-7); background: var(--indigo-1); }
button.main:hover { background: var(--indigo-6); }
:focus-visible { outline: 3px solid #1552c4; outline-offset: 2px; }
label { display: block; font-size: .9375rem; color: var(--ink-2); flex: 1 1 9rem; }
input, select { display: block; width: 100%; font: inherit; min-height: 2.75rem; padding: .25rem .6rem; border: 1px solid var(--line-2); border-radius: .5rem; background: #fff; color: inherit; }
.said { background: var(--pandan-1); color: var(--pandan-6); border-radius: .75rem; padding: .75rem 1rem; margin: 1rem 0 0; font-weight: 600; }
.said.bad { background: var(--lac-1); color: var(--lac-7); }
.wide { overflow-x: auto; background: #fff; border: 1px solid var(--line); border-radius: .75rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { text-align: start; padding: .5rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; color: var(--ink-2); white-space: nowrap; }
tr:last-child td { border-bottom: 0; }
td:first-child { min-width: 7rem; }
td:nth-child(2) { min-width: 11rem; }
td:nth-child(3) { min-width: 7rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: .35rem 0 0; }
.empty { color: var(--ink-3); margin: 0; }
`;
