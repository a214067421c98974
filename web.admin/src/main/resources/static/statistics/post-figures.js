/**
 * What one published post did, for its details.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { get, query } from '../lib/api.js';
import { providerOf } from '../lib/shared.js';
import { useResource } from '../lib/resource.js';
import { plusDays, today, wallClock } from '../lib/time.js';
import { SelectField } from '../ui/field.js';
import { ErrorNote, Skeleton } from '../ui/states.js';
import { Chart } from './chart.js';
import { figure } from './numbers.js';

/** @typedef {import('../lib/types.js').FigureSeries} FigureSeries */
/** @typedef {import('../lib/types.js').Metric} Metric */
/** @typedef {import('../lib/types.js').Publication} Publication */

const MOST_DAYS = 90;

/** @param {{publication: Publication}} props */
export function PostFigures({ publication }) {
  const metrics = (providerOf(publication.providerId)?.metrics ?? []).filter((metric) => metric.subjects.includes('POST'));
  if (!publication.publishedAt || metrics.length === 0) {
    return null;
  }
  return html`<section aria-labelledby="post-figures-heading">
    <h3 id="post-figures-heading">Statistics</h3>
    <${Since} id=${publication.id} title=${publication.title || 'this post'} publishedAt=${publication.publishedAt} metrics=${metrics} />
  </section>`;
}

/** @param {{id: string, title: string, publishedAt: string, metrics: Metric[]}} props */
function Since({ id, title, publishedAt, metrics }) {
  const [chosen, setChosen] = useState(metrics[0].id);
  const yesterday = plusDays(today('UTC'), -1);
  const born = wallClock(publishedAt, 'UTC').day;
  const earliest = plusDays(yesterday, 1 - MOST_DAYS);
  const to = born > yesterday ? born : yesterday;
  const from = born > earliest ? born : earliest;
  const { data, error, reload } = useResource(
    async (signal) => /** @type {FigureSeries[]} */ ((await get(`/analytics/publications/${id}${query({ from, to })}`, { signal })).items),
    [id],
    ['statistics'],
  );
  if (!data) {
    return error ? html`<${ErrorNote} error=${error} retry=${reload} />` : html`<${Skeleton} shape="box" />`;
  }
  const known = data.filter((series) => series.value !== null);
  if (known.length === 0) {
    return html`<p class="muted">Nothing is known yet. Figures follow about two days after a post is published, where the account has statistics.</p>`;
  }
  const drawable = known.filter((series) => series.days.length > 0);
  const shown = drawable.find((series) => series.metric === chosen) ?? drawable[0];
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  const metric = shown && byId.get(shown.metric);
  return html`<dl class="facts post-figures">
      ${known.map(
        (series) =>
          html`<div key=${series.metric}>
            <dt>${byId.get(series.metric)?.label ?? series.metric}</dt>
            <dd>${figure(series.value, byId.get(series.metric))}</dd>
          </div>`,
      )}
    </dl>
    ${metric &&
    html`<${SelectField} label="Drawn" value=${metric.id} onInput=${setChosen} choices=${drawable.map((series) => ({ value: series.metric, label: byId.get(series.metric)?.label ?? series.metric }))} />
      <${Chart} key=${metric.id} days=${shown.days} metric=${metric} name=${title} />`}`;
}
