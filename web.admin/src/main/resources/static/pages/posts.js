/**
 * Every publication, with its state, why, and what comes next.
 * @module
 */
import { html, useEffect, useState } from '../lib/ui.js';
import { getPages } from '../lib/api.js';
import { address, setQuery } from '../lib/router.js';
import { may } from '../lib/session.js';
import { accounts } from '../lib/shared.js';
import { useResource } from '../lib/resource.js';
import { compose } from '../lib/compose.js';
import { accountName } from '../lib/text.js';
import { Page } from '../shell/page.js';
import { PublicationRow } from '../publication/row.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { Empty, ErrorNote, Skeleton } from '../ui/states.js';

const PAGE = 30;
const TYPING_MILLIS = 300;

/** @type {{id: string, label: string, states: string[]}[]} */
const FILTERS = [
  { id: '', label: 'All', states: [] },
  { id: 'upcoming', label: 'Upcoming', states: ['SCHEDULED', 'PUBLISHING', 'WAITING', 'RETRYING', 'UNCERTAIN'] },
  { id: 'attention', label: 'Needs attention', states: ['FAILED', 'NEEDS_DECISION', 'UNCERTAIN', 'WAITING'] },
  { id: 'published', label: 'Published', states: ['PUBLISHED'] },
  { id: 'drafts', label: 'Drafts', states: ['DRAFT'] },
];

export default function Posts() {
  const parameters = address.value.searchParams;
  const filter = FILTERS.find((one) => one.id === (parameters.get('show') ?? '')) ?? FILTERS[0];
  const account = parameters.get('account') ?? '';
  const search = parameters.get('search') ?? '';
  const [pages, setPages] = useState(1);
  useEffect(() => setPages(1), [filter.id, account, search]);

  // What is shown is loaded again as a whole, so that a live change finds every row.
  /** @param {AbortSignal} signal @returns {Promise<{items: import('../lib/types.js').Publication[], more: boolean}>} */
  const load = (signal) =>
    getPages('/publications', { state: filter.states, account, search, limit: PAGE }, pages, signal);
  const { data, error, loading, reload } = useResource(load, [filter.id, account, search, pages], ['publication', 'post']);

  return html`<${Page} title="Posts">
    <${Filters} filter=${filter.id} account=${account} search=${search} />
    ${error && html`<${ErrorNote} error=${error} retry=${reload} />`}
    <section class="card" aria-label="Publications" aria-busy=${loading ? 'true' : undefined}>
      ${!data && !error && html`<${Skeleton} shape="row" count=${8} />`}
      ${data && data.items.length > 0 && html`<ul class="rows">${data.items.map((one) => html`<${PublicationRow} key=${one.id} publication=${one} />`)}</ul>`}
      ${data && data.items.length === 0 && html`<${Nothing} filtered=${Boolean(filter.id || account || search)} />`}
      ${data?.more && html`<div class="card-foot"><${Button} busy=${loading} onClick=${() => setPages(pages + 1)}>Show more<//></div>`}
    </section>
  <//>`;
}

/** @param {{filtered: boolean}} props */
function Nothing({ filtered }) {
  if (filtered) {
    return html`<${Empty} icon="inbox" title="Nothing matches" text="No publication fits this filter.">
      <${Button} onClick=${() => setQuery({ show: null, account: null, search: null })}>Clear the filter<//>
    <//>`;
  }
  return html`<${Empty} icon="square-pen" title="No posts yet" text="What you compose appears here with its state.">
    ${may('PUBLISH') && html`<${Button} kind="primary" icon="plus" onClick=${() => compose()}>Compose a post<//>`}
  <//>`;
}

/** @param {{filter: string, account: string, search: string}} props */
function Filters({ filter, account, search }) {
  const [text, setText] = useState(search);
  useEffect(() => setText(search), [search]);
  useEffect(() => {
    if (text === search) {
      return undefined;
    }
    const timer = setTimeout(() => setQuery({ search: text || null }, { replace: true }), TYPING_MILLIS);
    return () => clearTimeout(timer);
  }, [text]);
  return html`<div class="filters" role="search" aria-label="Filter posts">
    <div class="segments" role="group" aria-label="State">
      ${FILTERS.map(
        (one) => html`<button
          key=${one.id}
          type="button"
          aria-pressed=${one.id === filter ? 'true' : 'false'}
          onClick=${() => setQuery({ show: one.id || null })}
        >${one.label}</button>`,
      )}
    </div>
    <span class="spring"></span>
    <select class="input filter-account" aria-label="Account" value=${account} onChange=${(/** @type {any} */ event) => setQuery({ account: event.currentTarget.value || null })}>
      <option value="">All accounts</option>
      ${(accounts.value ?? []).map((one) => html`<option key=${one.id} value=${one.id} selected=${one.id === account}>${accountName(one)}</option>`)}
    </select>
    <div class="input-icon">
      <${Icon} name="search" />
      <input type="search" class="input" aria-label="Search posts" placeholder="Search posts" value=${text} onInput=${(/** @type {any} */ event) => setText(event.currentTarget.value)} />
    </div>
  </div>`;
}
