/**
 * The frame of a page's content: its heading, its actions, and the focus after coming here.
 * @module
 */
import { html, useEffect, useRef } from '../lib/ui.js';

let firstPage = true;

/** @param {{title: string, lead?: string, actions?: any, children?: any, class?: string}} props */
export function Page({ title, lead, actions, children, class: extra }) {
  const heading = useRef(/** @type {HTMLElement|null} */ (null));
  useEffect(() => {
    document.title = `${title} · Rostrum`;
  }, [title]);
  useEffect(() => {
    if (!firstPage) {
      scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    firstPage = false;
  }, []);
  return html`<div class=${`page ${extra ?? ''}`}>
    <header class="page-head">
      <div>
        <h1 tabindex="-1" ref=${heading}>${title}</h1>
        ${lead && html`<p class="lead">${lead}</p>`}
      </div>
      ${actions && html`<div class="page-actions">${actions}</div>`}
    </header>
    ${children}
  </div>`;
}
