/**
 * What a publication says: its text and what follows it, as they were composed for its account.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { get } from '../lib/api.js';
import { useResource } from '../lib/resource.js';
import { replyRule } from '../composer/rules.js';
import { providerOf } from '../lib/shared.js';
import { ErrorNote, Skeleton } from '../ui/states.js';

/** @typedef {import('../lib/types.js').Publication} Publication */

/** @param {{publication: Publication}} props */
export function Words({ publication }) {
  const [open, setOpen] = useState(false);
  return html`<details class="fold" onToggle=${(/** @type {any} */ event) => setOpen(event.currentTarget.open)}>
    <summary>What it says</summary>
    ${open && html`<${Said} publication=${publication} />`}
  </details>`;
}

/** @param {{publication: Publication}} props */
function Said({ publication }) {
  /** @type {import('../lib/resource.js').Resource<import('../lib/shapes.js').Post>} */
  const { data, error, reload } = useResource((signal) => get(`/posts/${publication.postId}`, { signal }), [publication.postId], ['post']);
  if (error) {
    return html`<${ErrorNote} error=${error} retry=${reload} />`;
  }
  if (!data) {
    return html`<${Skeleton} shape="row" count=${2} />`;
  }
  const { draft } = data;
  const own = draft.targets.find((one) => one.accountId === publication.accountId)?.version;
  const text = own?.text ?? draft.text;
  const provider = providerOf(publication.providerId);
  const replies = !provider || replyRule([provider]).used ? (own?.replies ?? draft.replies) : [];
  return html`<p class="said">${text || html`<span class="muted">No text</span>`}</p>
    ${replies.length > 0 &&
    html`<ol class="preview-thread" aria-label="What follows">
      ${replies.map((reply, index) => html`<li key=${index}><span class="muted">${index + 1}</span><p class="said">${reply}</p></li>`)}
    </ol>`}`;
}
