/*
 * invoice_page_style.hpp
 *		How the page of an invoice looks, on paper and on a screen.
 */
#pragma once

#include <string_view>

namespace billing {

/* Lengths on paper are millimetres, so that A4 and letter have the same rhythm. Nothing is loaded from anywhere. */
inline constexpr std::string_view invoice_page_style = R"(
:root { --ink: #1b2430; --soft: #566273; --rule: #d7dde5; --tint: #f4f6f9; --accent: #1d4f7c; color-scheme: light; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: #e9edf2; color: var(--ink); font: 9.5pt/1.45 "Segoe UI", "Helvetica Neue", Arial, "Noto Sans",
       "Liberation Sans", "DejaVu Sans", "Noto Sans Arabic", "Noto Sans Hebrew", sans-serif; font-variant-numeric: tabular-nums;
       -webkit-print-color-adjust: exact; print-color-adjust: exact; overflow-wrap: anywhere; }
.sheet { max-width: 210mm; margin: 8mm auto; padding: 16mm 16mm 14mm; background: #fff; box-shadow: 0 1px 6px rgb(27 36 48 / .18); }
h1, h2, h3, p, dl, dd, figure { margin: 0; }
h1 { font-size: 20pt; font-weight: 600; line-height: 1.15; letter-spacing: -.01em; }
h2, caption, figcaption { font-size: 11pt; font-weight: 600; text-align: start; color: var(--accent); }
caption { padding: 0 0 1.5mm; }
caption small { font-weight: 400; margin-inline-start: 2mm; }
address { font-style: normal; }
small, .soft, dt { color: var(--soft); font-size: 8.5pt; }
.top, .heads, .sums, .payment { display: flex; gap: 8mm; justify-content: space-between; align-items: flex-start; }
.top { padding-bottom: 6mm; border-bottom: .6mm solid var(--accent); }
.top > *, .heads > *, .sums > * { min-width: 0; }
.from { flex: 1 1 55%; }
.brand { font-size: 13pt; font-weight: 600; line-height: 1.25; }
.title { flex: 0 1 auto; text-align: end; max-width: 50%; }
.number { font-size: 11pt; color: var(--soft); }
.state { display: inline-block; margin-top: 1.5mm; padding: .4mm 2.4mm; border: .3mm solid currentColor; border-radius: 1mm;
         font-size: 9pt; font-weight: 600; text-transform: uppercase; letter-spacing: .06em; color: #9a3412; }
.state.paid { color: #166534; }
.heads { margin: 6mm 0 7mm; }
.to { flex: 1 1 50%; }
.to h2 { font-size: 8.5pt; font-weight: 400; color: var(--soft); margin-bottom: .8mm; }
.to .name { font-size: 11pt; font-weight: 600; }
.to > p { margin-top: 1mm; }
.meta { flex: 0 1 95mm; display: grid; grid-template-columns: auto auto; align-items: baseline; gap: .6mm 5mm; padding: 3.5mm 4mm; background: var(--tint);
        border-radius: 1.5mm; }
.meta dd { text-align: end; }
.meta .due { font-weight: 600; }
table { width: 100%; border-collapse: collapse; }
th { font-weight: 600; text-align: start; }
th, td { padding: 1.35mm 1.6mm; vertical-align: top; }
th:first-child, td:first-child { padding-inline-start: 0; }
th:last-child, td:last-child { padding-inline-end: 0; }
thead th { font-size: 8pt; font-weight: 600; color: var(--soft); border-bottom: .35mm solid var(--ink); vertical-align: bottom;
           padding-block: 1mm; }
tbody th, tbody td { border-bottom: .2mm solid var(--rule); }
tr { break-inside: avoid; }
.n { text-align: end; white-space: nowrap; }
.lines tbody th { font-weight: 500; width: 46%; white-space: pre-line; }
.lines small { display: block; font-weight: 400; }
.lines thead th { white-space: nowrap; }
.lines .pos { color: var(--soft); white-space: nowrap; }
.sums { margin-top: 6mm; align-items: flex-start; break-inside: avoid; }
.taxes { flex: 1 1 52%; width: auto; }
.taxes th, .taxes td { font-size: 8.5pt; padding-block: 1.1mm; }
.taxes tbody th { font-weight: 400; }
.part th, .part td { color: var(--soft); border: 0; padding-block: .4mm; }
.part th { padding-inline-start: 4mm; }
.totals { flex: 0 1 44%; width: auto; margin-inline-start: auto; }
.totals th { font-weight: 400; }
.totals th, .totals td { padding-block: 1.1mm; border: 0; }
.totals .total th, .totals .total td { border-top: .2mm solid var(--rule); font-weight: 600; }
.totals .final th, .totals .final td { border-top: .5mm solid var(--ink); font-weight: 600; font-size: 12.5pt; padding-top: 1.6mm; }
.totals small { display: block; }
.notes { margin-top: 6mm; }
.notes p + p { margin-top: 1mm; }
.usage { margin-top: 9mm; }
.usage > h2 { margin-bottom: 2mm; }
figure { break-inside: avoid; margin: 0 0 5mm; padding: 3mm 4mm; border: .2mm solid var(--rule); border-radius: 1.5mm; }
h2, figcaption { break-after: avoid; }
figcaption { font-size: 9.5pt; color: var(--ink); margin-bottom: 1mm; }
figcaption small { font-weight: 400; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 10.5px; fill: var(--soft); }
svg rect { fill: var(--accent); }
svg line { stroke: var(--rule); stroke-width: 1; }
svg .zero { stroke: var(--soft); }
.tiers { margin-top: 2mm; }
.tiers caption { font-size: 8.5pt; font-weight: 400; color: var(--soft); padding: 0; }
.tiers th, .tiers td { font-size: 8.5pt; padding-block: .8mm; }
.tiers tbody th { font-weight: 400; }
.payment { margin-top: 8mm; padding: 5mm 0 0; border-top: .3mm dashed var(--soft); break-inside: avoid; align-items: stretch; }
.payment .how { flex: 1 1 auto; min-width: 0; }
.payment h2 { margin-bottom: 1.5mm; }
.payment dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); align-items: baseline; gap: .8mm 5mm; }
.payment .sum { flex: 0 0 auto; min-width: 52mm; max-width: 50%; padding: 4mm 5mm; border: .4mm solid var(--accent); border-radius: 1.5mm;
                text-align: end; align-self: flex-start; }
.payment .sum strong { display: block; font-size: 15pt; line-height: 1.3; }
.iban { letter-spacing: .04em; }
footer { margin-top: 9mm; padding-top: 2.5mm; border-top: .2mm solid var(--rule); font-size: 8pt; color: var(--soft); text-align: center;
         break-inside: avoid; }
footer span + span::before { content: " \00b7\00a0"; }
@media screen and (max-width: 640px) {
  .sheet { margin: 0; padding: 5mm; box-shadow: none; }
  .top, .heads, .sums, .payment { flex-direction: column; }
  .title, .payment .sum { max-width: 100%; text-align: start; }
  .meta, .taxes, .totals { flex: none; width: 100%; }
  .wide { overflow-x: auto; }
}
@media print {
  body { background: none; }
  .sheet { max-width: none; margin: 0; padding: 0; box-shadow: none; }
}
)";

} // namespace billing
