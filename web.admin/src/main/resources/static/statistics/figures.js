/**
 * An account's figures beside those of the period before, and the chart of the chosen one.
 * @module
 */
import { html } from '../lib/ui.js';
import { setQuery } from '../lib/router.js';
import { Empty } from '../ui/states.js';
import { Chart } from './chart.js';
import { comparison, figure } from './numbers.js';

/** @typedef {import('../lib/types.js').FigureSeries} FigureSeries */
/** @typedef {import('../lib/types.js').Metric} Metric */

const ARROWS = { up: '▲', down: '▼', same: '■', unknown: '' };

/** @param {{items: FigureSeries[], metrics: Metric[], chosen: string, days: number, name: string}} props */
export function Figures({ items, metrics, chosen, days, name }) {
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  const shown = items.find((series) => series.metric === chosen) ?? items[0];
  const metric = shown && byId.get(shown.metric);
  return html`<section class="card" aria-labelledby="figures-heading">
    <header class="card-head"><h2 id="figures-heading">${name}</h2></header>
    <ul class="figures" aria-label="Figures; the pressed one is drawn below">
      ${items.map((series) => {
        const known = byId.get(series.metric);
        const { words, direction } = comparison(series, known, days);
        return html`<li key=${series.metric}>
          <button type="button" class="figure" title=${known?.help} aria-pressed=${series.metric === shown?.metric ? 'true' : 'false'} onClick=${() => setQuery({ metric: series.metric })}>
            <span class="figure-name">${known?.label ?? series.metric}</span>
            <span class="figure-value">${figure(series.value, known)}</span>
            <span class=${`figure-change figure-${direction}`}><span aria-hidden="true">${ARROWS[direction]} </span>${words}</span>
            ${series.value !== null && !series.complete && html`<span class="figure-open">Not final yet</span>`}
            ${series.value !== null && series.knownDays < days && html`<span class="figure-open">${series.knownDays} of ${days} days known</span>`}
          </button>
        </li>`;
      })}
    </ul>
    ${shown && metric && shown.days.length > 0 && html`<${Chart} key=${metric.id} days=${shown.days} metric=${metric} name=${name} />`}
    ${items.length === 0 && html`<${Empty} small icon="chart-column" title="This network counts nothing for accounts" />`}
  </section>`;
}
