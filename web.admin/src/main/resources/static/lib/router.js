/**
 * The address bar as a signal, and links that do not reload the page.
 * @module
 */
import { signal } from './ui.js';

/** The current address. */
export const address = signal(new URL(location.href));

/**
 * Goes to an address of the console.
 * @param {string} to path, with query if any
 * @param {{replace?: boolean}} [options] replace: leave no entry in the history
 */
export function navigate(to, options = {}) {
  const url = new URL(to, location.href);
  if (url.href === location.href) {
    return;
  }
  if (options.replace) {
    history.replaceState(null, '', url);
  } else {
    history.pushState(null, '', url);
  }
  address.value = url;
}

/**
 * Changes query parameters of the current address.
 * @param {Record<string, string|null>} changes null removes
 * @param {{replace?: boolean}} [options]
 */
export function setQuery(changes, options) {
  const url = new URL(location.href);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) {
      url.searchParams.delete(key);
    } else {
      url.searchParams.set(key, value);
    }
  }
  navigate(url.pathname + url.search, options);
}

/** @param {MouseEvent} event */
function follow(event) {
  const anchor = event.target instanceof Element ? event.target.closest('a') : null;
  const plain =
    event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!(anchor instanceof HTMLAnchorElement) || !plain || event.defaultPrevented) {
    return;
  }
  const inside = anchor.origin === location.origin && !anchor.target;
  const served = /^\/(api|static|oauth|health)\b/.test(anchor.pathname);
  if (!inside || served || anchor.hasAttribute('download') || anchor.hash) {
    return;
  }
  event.preventDefault();
  navigate(anchor.pathname + anchor.search);
}

/** Starts listening to the browser. */
export function startRouter() {
  document.addEventListener('click', follow);
  addEventListener('popstate', () => {
    address.value = new URL(location.href);
  });
}
