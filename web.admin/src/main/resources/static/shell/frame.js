/**
 * What surrounds every page: the sidebar, the top bar, and the tabs on phones.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { address } from '../lib/router.js';
import { liveState } from '../lib/live.js';
import { may, me, signOut } from '../lib/session.js';
import { nextTheme, theme } from '../lib/theme.js';
import { toastProblem } from '../lib/toast.js';
import { compose } from '../lib/compose.js';
import { Icon, Initials, Mark } from '../ui/icon.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { HoldBanner } from './hold-banner.js';
import { PAGES } from './pages.js';
import { openSearch } from './search.js';

/** @param {{children?: any}} props */
export function Frame({ children }) {
  return html`<a class="skip" href="#main">Skip to the content</a>
    <div class="shell">
      <${Sidebar} />
      <div class="shell-main">
        <${TopBar} />
        <${HoldBanner} />
        <main id="main" tabindex="-1">${children}</main>
      </div>
      <${Tabs} />
    </div>`;
}

/** @param {{page: import('./pages.js').PageEntry, class?: string, onClick?: () => void}} props */
function PageLink({ page, onClick }) {
  const here = address.value.pathname === page.path;
  return html`<a href=${page.path} class="nav-link" aria-current=${here ? 'page' : undefined} onClick=${onClick}>
    <${Icon} name=${page.icon} /><span>${page.label}</span>
  </a>`;
}

function Sidebar() {
  const shown = PAGES.filter((page) => !page.unlisted && may(page.needs));
  /** @param {string} group */
  const links = (group) =>
    shown.filter((page) => page.group === group).map((page) => html`<li key=${page.path}><${PageLink} page=${page} /></li>`);
  return html`<aside class="side" aria-label="Sidebar">
    <a href="/" class="brand"><${Mark} /><span>Rostrum</span></a>
    <nav aria-label="Pages">
      <ul>${links('Publish')}</ul>
      <p class="nav-group" id="nav-platform">Platform</p>
      <ul aria-labelledby="nav-platform">${links('Platform')}</ul>
    </nav>
    <div class="side-foot"><${Person} /></div>
  </aside>`;
}

function Person() {
  const person = me.value;
  if (!person) {
    return null;
  }
  return html`<div class="person">
    <${Initials} name=${person.user.name} />
    <div class="person-text"><strong>${person.user.name}</strong><span>${person.workspace.name}</span></div>
    <${Button} kind="quiet" icon="log-out" label="Sign out" onClick=${() => signOut().catch(toastProblem)} />
  </div>`;
}

const LIVE_WORDS = { connecting: 'Connecting…', live: 'Live', reconnecting: 'Reconnecting…' };
const THEME_ICONS = { auto: 'monitor', light: 'sun', dark: 'moon' };

function TopBar() {
  const state = liveState.value;
  return html`<header class="top">
    <a href="/" class="top-brand" aria-label="Rostrum, Overview"><${Mark} /></a>
    <p class=${`live live-${state}`} role="status">
      <span class="live-dot"></span><span class="hidden">Live updates: </span><span>${LIVE_WORDS[state]}</span>
    </p>
    <div class="top-actions">
      <button type="button" class="button button-quiet search-button" aria-keyshortcuts="Control+K" onClick=${openSearch}>
        <${Icon} name="search" /><span>Search</span><kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <${Button}
        kind="quiet"
        icon=${THEME_ICONS[theme.value]}
        label=${`Theme: ${theme.value === 'auto' ? 'as the system' : theme.value}`}
        onClick=${nextTheme}
      />
      ${may('PUBLISH') &&
      html`<${Button} kind="primary" icon="plus" class="new-post" onClick=${() => compose()}>New post<//>`}
    </div>
  </header>`;
}

function Tabs() {
  const [more, setMore] = useState(false);
  const shown = PAGES.filter((page) => !page.unlisted && may(page.needs));
  const rest = shown.filter((page) => !page.tab);
  return html`<nav class="tabs" aria-label="Pages">
      <ul>
        ${shown.filter((page) => page.tab).map((page) => html`<li key=${page.path}><${PageLink} page=${page} /></li>`)}
        <li>
          <button type="button" class="nav-link" aria-haspopup="dialog" onClick=${() => setMore(true)}>
            <${Icon} name="menu" /><span>More</span>
          </button>
        </li>
      </ul>
    </nav>
    ${more &&
    html`<${Dialog} title="More" class="sheet" onClose=${() => setMore(false)}>
      <nav aria-label="More pages">
        <ul class="more-list">
          ${rest.map((page) => html`<li key=${page.path}><${PageLink} page=${page} onClick=${() => setMore(false)} /></li>`)}
        </ul>
      </nav>
      <${Person} />
    <//>`}`;
}
