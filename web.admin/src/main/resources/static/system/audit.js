/**
 * Who did what.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { get, query } from '../lib/api.js';
import { zone } from '../lib/session.js';
import { useResource } from '../lib/resource.js';
import { when } from '../lib/time.js';
import { Button } from '../ui/button.js';
import { Empty, ErrorNote, Skeleton } from '../ui/states.js';

const PAGE = 15;

/** @typedef {import('../lib/types.js').AuditEntry} Entry */

export function Audit() {
  const [more, setMore] = useState(/** @type {Entry[]} */ ([]));
  const [cursor, setCursor] = useState(/** @type {string|null|undefined} */ (undefined));
  const [busy, setBusy] = useState(false);
  /** @type {import('../lib/resource.js').Resource<import('../lib/types.js').Page<Entry>>} */
  const { data, error, reload } = useResource((signal) => get(`/audit${query({ limit: PAGE })}`, { signal }), [], ['account', 'provider', 'post']);
  const next = cursor === undefined ? data?.nextCursor : cursor;
  const showMore = async () => {
    setBusy(true);
    try {
      const page = await get(`/audit${query({ limit: PAGE, cursor: next })}`);
      setMore([...more, ...page.items]);
      setCursor(page.nextCursor);
    } finally {
      setBusy(false);
    }
  };
  /** @type {Entry[]} */
  const entries = [...(data?.items ?? []), ...more];
  const known = new Set();
  const shown = entries.filter((one) => !known.has(one.id) && known.add(one.id));
  return html`<section class="card" aria-labelledby="audit-heading">
    <header class="card-head"><h2 id="audit-heading">Audit</h2></header>
    ${error && html`<${ErrorNote} error=${error} retry=${reload} />`}
    ${!data && !error && html`<${Skeleton} shape="row" count=${5} />`}
    ${data && shown.length === 0 && html`<${Empty} small icon="history" title="Nothing happened yet" />`}
    <ul class="plain-list audit">
      ${shown.map(
        (entry) => html`<li key=${entry.id}>
          <span class="grow"><strong>${entry.actor}</strong> <code>${entry.action}</code>${entry.detail && html`<br /><span class="muted">${entry.detail}</span>`}</span>
          <time class="muted" datetime=${entry.at}>${when(entry.at, zone.value)}</time>
        </li>`,
      )}
    </ul>
    ${next && html`<div class="card-foot"><${Button} busy=${busy} onClick=${showMore}>Show more<//></div>`}
  </section>`;
}
