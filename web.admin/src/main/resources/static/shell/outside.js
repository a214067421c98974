/**
 * The frame of pages for people who are not signed in.
 * @module
 */
import { html, useEffect } from '../lib/ui.js';
import { Mark } from '../ui/icon.js';

/** @param {{title: string, lead: string, wide?: boolean, children?: any}} props */
export function Outside({ title, lead, wide, children }) {
  useEffect(() => {
    document.title = `${title} · Rostrum`;
  }, [title]);
  return html`<main class="outside">
    <div class=${wide ? 'outside-box outside-wide' : 'outside-box'}>
      <p class="brand"><${Mark} /><span>Rostrum</span></p>
      <div class="card outside-card">
        <h1>${title}</h1>
        <p class="lead">${lead}</p>
        ${children}
      </div>
    </div>
  </main>`;
}
