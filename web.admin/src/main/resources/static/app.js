/**
 * Starts the console.
 * @module
 */
import { html, render, useEffect, useState } from './lib/ui.js';
import { address, startRouter } from './lib/router.js';
import { me, startSession } from './lib/session.js';
import { startLive, stopLive } from './lib/live.js';
import { startShared } from './lib/shared.js';
import { composing } from './lib/compose.js';
import { Frame } from './shell/frame.js';
import { OUTSIDE, PAGES } from './shell/pages.js';
import { Page } from './shell/page.js';
import { Search } from './shell/search.js';
import { Confirmation } from './ui/dialog.js';
import { Toasts } from './ui/toasts.js';
import { Empty, ErrorNote, Skeleton } from './ui/states.js';
import { LinkButton } from './ui/button.js';

/** @type {Map<string, any>} components by the path or name they were loaded for */
const loaded = new Map();

/**
 * Loads a component's module when it is first needed.
 * @param {{name: string, load: () => Promise<{default: any}>, waiting?: any, props?: object}} props
 */
function Lazy({ name, load, waiting, props }) {
  const [, again] = useState(0);
  const [error, setError] = useState(/** @type {Error|null} */ (null));
  useEffect(() => {
    if (!loaded.has(name)) {
      load()
        .then((module) => loaded.set(name, module.default))
        .then(() => again((count) => count + 1))
        .catch(() => setError(new Error('A part of the console could not be loaded. Check that Rostrum runs, then load the page again.')));
    }
  }, [name]);
  if (error) {
    return html`<${ErrorNote} error=${error} retry=${() => location.reload()} />`;
  }
  const Component = loaded.get(name);
  return Component ? html`<${Component} ...${props} />` : waiting;
}

const WAITING = html`<div class="page"><${Skeleton} shape="title" /><${Skeleton} shape="row" count=${5} /></div>`;

function Inside() {
  const { pathname, searchParams } = address.value;
  const entry = PAGES.find((page) => page.path === pathname);
  const publication = searchParams.get('publication');
  useEffect(() => {
    startShared();
    startLive();
    return stopLive;
  }, []);
  return html`<${Frame}>
      ${entry
        ? html`<${Lazy} key=${entry.path} name=${entry.path} load=${entry.load} waiting=${WAITING} />`
        : html`<${NotFound} />`}
    <//>
    ${publication &&
    html`<${Lazy} key=${publication} name="publication" load=${() => import('./publication/details.js')} props=${{ id: publication }} />`}
    ${composing.value &&
    html`<${Lazy} name="composer" load=${() => import('./composer/composer.js')} props=${{ request: composing.value }} />`}
    <${Search} />`;
}

function NotFound() {
  return html`<${Page} title="Page not found">
    <div class="card"><${Empty} icon="circle-help" title="There is no such page" text="The address may be mistyped, or the page was moved.">
      <${LinkButton} href="/" kind="primary">Go to Overview<//>
    <//></div>
  <//>`;
}

/** @param {{started: Error|boolean}} props */
function App({ started }) {
  if (started instanceof Error) {
    return html`<main class="outside"><${ErrorNote} title="The console cannot start" error=${started} retry=${() => location.reload()} /></main>`;
  }
  const path = address.value.pathname;
  const outside = Object.entries(OUTSIDE).find(([known]) => known === path);
  let content = null;
  if (outside) {
    content = html`<${Lazy} key=${outside[0]} name=${outside[0]} load=${outside[1]} />`;
  } else if (me.value) {
    content = html`<${Inside} />`;
  }
  return html`${content}<${Confirmation} /><${Toasts} />`;
}

async function start() {
  startRouter();
  const root = /** @type {HTMLElement} */ (document.getElementById('app'));
  try {
    await startSession();
    root.replaceChildren();
    render(html`<${App} started=${true} />`, root);
  } catch (failure) {
    root.replaceChildren();
    render(html`<${App} started=${/** @type {Error} */ (failure)} />`, root);
  }
}

start();
