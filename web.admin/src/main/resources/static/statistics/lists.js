/**
 * The best posts, and the boards or channels they stand in.
 * @module
 */
import { html } from '../lib/ui.js';
import { zone } from '../lib/session.js';
import { when } from '../lib/time.js';
import { plural } from '../lib/text.js';
import { showPublication } from '../publication/row.js';
import { OutLink } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { Badge, Empty } from '../ui/states.js';
import { changeWords, figure } from './numbers.js';

/** @typedef {import('../lib/types.js').Metric} Metric */
/** @typedef {import('../lib/shapes.js').BestPost} BestPost */
/** @typedef {import('../lib/types.js').PlaceFigures} PlaceFigures */

/** @param {{post: BestPost}} props */
function Thumb({ post }) {
  return post.thumbnail
    ? html`<img class="thumb" src=${`/api/v1/media/${post.thumbnail}/thumbnail`} alt="" loading="lazy" decoding="async" />`
    : html`<span class="thumb thumb-none"><${Icon} name="file-text" /></span>`;
}

/** @param {BestPost} post */
const titleOf = (post) => post.title || (post.publicationId ? 'Untitled' : `Not published from here (${post.remoteId})`);

/** @param {{title: string, note: string, items: BestPost[], metrics: Metric[], metric: Metric, id: string}} props */
export function TopPosts({ title, note, items, metrics, metric, id }) {
  const others = metrics.filter((one) => one.id !== metric.id && one.subjects.includes('POST')).slice(0, 3);
  return html`<section class="card" aria-labelledby=${id}>
    <header class="card-head"><h2 id=${id}>${title}</h2><span class="muted">${note}</span></header>
    ${items.length === 0
      ? html`<${Empty} small icon="chart-column" title="No post has figures in this period" text="Figures follow about two days after a post is published." />`
      : html`<ol class="top-posts">
          ${items.map(
            (post, index) =>
              html`<li key=${post.publicationId ?? post.remoteId ?? index} class="top-post">
                <span class="top-place" aria-hidden="true">${index + 1}</span>
                <${Thumb} post=${post} />
                <span class="row-main">
                  ${post.publicationId
                    ? html`<button type="button" class="link-button row-title" aria-haspopup="dialog" onClick=${() => showPublication(post.publicationId ?? '')}>${titleOf(post)}</button>`
                    : html`<span class="row-title">${titleOf(post)}</span>`}
                  <span class="row-meta">
                    ${post.publishedAt && html`<span>${when(post.publishedAt, zone.value)}</span>`}
                    ${post.place && html`<span>${post.place}</span>`}
                    ${post.gone && html`<${Badge} tone="grey">Deleted there<//>`}
                    ${post.url && html`<${OutLink} href=${post.url}>Open<span class="hidden"> ${titleOf(post)}</span><//>`}
                  </span>
                </span>
                <span class="top-figures">
                  <strong>${figure(post.figures[metric.id], metric)}</strong><span class="hidden"> ${metric.label}</span>
                  <span class="muted">
                    ${others
                      .filter((one) => post.figures[one.id] !== undefined)
                      .map((one) => `${figure(post.figures[one.id], one, true)} ${one.label.toLowerCase()}`)
                      .join(', ')}
                  </span>
                </span>
              </li>`,
          )}
        </ol>`}
  </section>`;
}

/** @param {{name: string, items: PlaceFigures[], metric: Metric, days: number}} props */
export function Places({ name, items, metric, days }) {
  return html`<section class="card" aria-labelledby="places-heading">
    <header class="card-head"><h2 id="places-heading">${name}s</h2><span class="muted">${metric.label}, of posts published from here</span></header>
    ${items.length === 0
      ? html`<${Empty} small icon="layers" title=${`No ${name.toLowerCase()} has figures in this period`} />`
      : html`<div class="scroll" tabindex="0" role="region" aria-label=${`${metric.label} by ${name.toLowerCase()}`}>
          <table class="table">
            <thead><tr><th scope="col">${name}</th><th scope="col" class="number">Posts</th><th scope="col" class="number">${metric.label}</th><th scope="col" class="number">${days} days before</th><th scope="col" class="number">Change</th></tr></thead>
            <tbody>
              ${items.map((place) => {
                const now = place.figures[metric.id];
                const before = place.before[metric.id];
                return html`<tr key=${place.place}>
                  <th scope="row">${place.label || `No ${name.toLowerCase()}`}</th>
                  <td class="number"><span class="hidden">${plural(place.posts, 'post')}</span><span aria-hidden="true">${place.posts}</span></td>
                  <td class="number">${figure(now, metric)}</td>
                  <td class="number">${figure(before, metric)}</td>
                  <td class="number">${now === undefined || before === undefined ? '–' : changeWords(now, before, metric) || '–'}</td>
                </tr>`;
              })}
            </tbody>
          </table>
        </div>`}
  </section>`;
}
