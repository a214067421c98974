/**
 * The search palette: pages, accounts and posts from the keyboard.
 * @module
 */
import { html, signal, useEffect, useId, useState } from '../lib/ui.js';
import { get, query } from '../lib/api.js';
import { navigate } from '../lib/router.js';
import { may, zone } from '../lib/session.js';
import { accounts, providerOf } from '../lib/shared.js';
import { compose } from '../lib/compose.js';
import { accountName } from '../lib/text.js';
import { environmentWords } from '../ui/environment.js';
import { when } from '../lib/time.js';
import { Dialog } from '../ui/dialog.js';
import { Icon, NetworkTile } from '../ui/icon.js';
import { stateWords } from '../ui/states.js';
import { PAGES } from './pages.js';

const TYPING_MILLIS = 200;
const MOST_POSTS = 6;
const open = signal(false);

/** Opens the palette. */
export function openSearch() {
  open.value = true;
}

addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    if (!document.querySelector('dialog[open]')) {
      openSearch();
    }
  }
});

/** @typedef {{key: string, group: string, icon: any, label: string, detail: string, run: () => void}} Hit */

export function Search() {
  return open.value ? html`<${Palette} onClose=${() => (open.value = false)} />` : null;
}

/** @param {{onClose: () => void}} props */
function Palette({ onClose }) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const posts = usePosts(text.trim());
  const hits = [...known(text.trim().toLowerCase()), ...posts];
  const at = Math.min(active, hits.length - 1);

  /** @param {Hit|undefined} hit */
  const run = (hit) => {
    if (hit) {
      onClose();
      hit.run();
    }
  };
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive((at + step + hits.length) % Math.max(hits.length, 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(hits[at]);
    }
  };
  return html`<${Dialog} title="Search" look="palette" bare onClose=${onClose}>
    <div class="palette-input">
      <${Icon} name="search" />
      <input
        type="text"
        role="combobox"
        autofocus
        aria-label="Search pages, posts and accounts"
        aria-expanded="true"
        aria-controls=${listId}
        aria-activedescendant=${hits.length ? `${listId}-${at}` : undefined}
        placeholder="Search pages, posts and accounts"
        value=${text}
        onKeyDown=${key}
        onInput=${(/** @type {any} */ event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
      />
      <kbd>Esc</kbd>
    </div>
    <ul class="palette-list" role="listbox" id=${listId} aria-label="Results">
      ${hits.map(
        (hit, index) => html`<li
          key=${hit.key}
          id=${`${listId}-${index}`}
          role="option"
          class="palette-hit"
          aria-selected=${index === at ? 'true' : 'false'}
          onClick=${() => run(hit)}
          onMouseMove=${() => setActive(index)}
        >
          ${hit.icon}<span class="palette-label">${hit.label}</span><span class="palette-detail">${hit.detail}</span>
        </li>`,
      )}
    </ul>
    ${hits.length === 0 && html`<p class="palette-none" role="status">Nothing found for “${text}”.</p>`}
  <//>`;
}

/** @param {string} text @returns {Hit[]} */
function known(text) {
  /** @type {Hit[]} */
  const pages = PAGES.filter((page) => may(page.needs)).map((page) => ({
    key: page.path,
    group: 'Pages',
    icon: html`<${Icon} name=${page.icon} />`,
    label: page.label,
    detail: 'Page',
    run: () => navigate(page.path),
  }));
  /** @type {Hit[]} */
  const actions = may('PUBLISH')
    ? [{ key: 'new', group: 'Actions', icon: html`<${Icon} name="plus" />`, label: 'New post', detail: 'Action', run: () => compose() }]
    : [];
  /** @type {Hit[]} */
  const people = (accounts.value ?? []).map((account) => ({
    key: account.id,
    group: 'Accounts',
    icon: html`<${NetworkTile} provider=${providerOf(account.providerId)} />`,
    label: `${accountName(account)}${environmentWords(account.providerId, account.environment)}`,
    detail: stateWords(account.state).word,
    run: () => navigate('/accounts'),
  }));
  return [...actions, ...pages, ...people].filter((hit) => hit.label.toLowerCase().includes(text));
}

/** @param {string} text @returns {Hit[]} */
function usePosts(text) {
  const [hits, setHits] = useState(/** @type {Hit[]} */ ([]));
  useEffect(() => {
    setHits([]);
    if (!text) {
      return undefined;
    }
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const page = await get(`/publications${query({ search: text, limit: MOST_POSTS })}`, { signal: stop.signal });
        setHits(page.items.map(postHit));
      } catch {
        // Pages and accounts are still found; the Posts page tells what is wrong.
      }
    }, TYPING_MILLIS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return hits;
}

/** @param {import('../lib/types.js').Publication} publication @returns {Hit} */
function postHit(publication) {
  return {
    key: publication.id,
    group: 'Posts',
    icon: html`<${NetworkTile} provider=${providerOf(publication.providerId)} />`,
    label: publication.title || 'Untitled',
    detail: `${stateWords(publication.state).word} · ${when(publication.dueAt, zone.value)}`,
    run: () => navigate(`/posts?publication=${publication.id}`),
  };
}
