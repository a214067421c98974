/**
 * How a post will look, drawn by the rules that its network declares.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { accountOf, providerOf } from '../lib/shared.js';
import { accountName, atHandle } from '../lib/text.js';
import { Icon, Initials, NetworkTile } from '../ui/icon.js';
import { labelOf } from '../ui/combobox.js';
import { PreviewMedia } from './preview-media.js';
import { lookupOf } from './targets.js';

/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('../lib/types.js').PreviewStyle} PreviewStyle */
/** @typedef {import('../lib/types.js').Provider} Provider */

/** While no account is chosen. @type {PreviewStyle} */
const PLAIN = { parts: ['MEDIA', 'LINK', 'TITLE', 'TEXT'], cornerRadius: 12, textLines: 6, placeOption: null, action: '' };

/** @param {string} link */
function hostOf(link) {
  try {
    return new URL(link).host.replace(/^www\./, '');
  } catch {
    return '';
  }
}

/** @param {{draft: Draft}} props */
export function Preview({ draft }) {
  const [wanted, setWanted] = useState('');
  const id = draft.accounts.includes(wanted) ? wanted : draft.accounts[0];
  return html`<section class="preview" aria-labelledby="preview-heading">
    <h3 id="preview-heading" class="label">Preview</h3>
    ${draft.accounts.length > 1 &&
    html`<select class="input" aria-label="Preview for" value=${id} onChange=${(/** @type {any} */ event) => setWanted(event.currentTarget.value)}>
      ${draft.accounts.map((one) => html`<option key=${one} value=${one} selected=${one === id}>${optionLabel(one)}</option>`)}
    </select>`}
    <${Card} draft=${draft} accountId=${id ?? ''} />
  </section>`;
}

/** @param {string} id */
function optionLabel(id) {
  const account = accountOf(id);
  return account ? `${providerOf(account.providerId)?.name ?? ''} · ${accountName(account)}` : 'An account that is gone';
}

/** @param {{draft: Draft, accountId: string}} props */
function Card({ draft, accountId }) {
  const [page, setPage] = useState(0);
  const account = accountOf(accountId);
  const provider = providerOf(account?.providerId ?? '');
  const style = provider?.preview ?? PLAIN;
  const shown = Math.min(page, Math.max(0, draft.media.length - 1));
  const words = wordsOf(draft, accountId, provider, shown);
  const host = hostOf(words.link);
  /** @type {Record<PreviewStyle['parts'][number], () => any>} */
  const parts = {
    MEDIA: () => (draft.media.length > 0 || provider?.contentRules.maxMedia !== 0) && html`<${PreviewMedia} items=${draft.media} page=${shown} cornerRadius=${style.cornerRadius} onPage=${setPage} />`,
    LINK: () => host && html`<p class="preview-link"><${Icon} name="link" />${host}</p>`,
    TITLE: () => provider?.contentRules.title.usage !== 'UNUSED' && html`<p class=${words.title ? 'preview-title' : 'preview-title preview-blank'}>${words.title || 'Title'}</p>`,
    TEXT: () => words.text && html`<p class="preview-body" style=${{ '-webkit-line-clamp': String(style.textLines) }}>${words.text}</p>`,
    ACCOUNT: () =>
      account &&
      html`<p class="preview-account">
        <${Initials} name=${accountName(account)} />
        <span><strong>${accountName(account)}</strong><br /><span class="muted">${atHandle(account.identity.handle)}</span></span>
        <${NetworkTile} provider=${provider} />
      </p>`,
    PLACE: () => provider && html`<${Place} draft=${draft} accountId=${accountId} provider=${provider} />`,
  };
  return html`<div class="preview-card">
    ${style.parts.map((part) => html`<div key=${part} class="preview-part">${parts[part]()}</div>`)}
    <${Thread} replies=${repliesOf(draft, accountId, provider)} account=${account} textLines=${style.textLines} />
  </div>`;
}

/** What follows the post. @param {{replies: string[], account: import('../lib/types.js').Account|null, textLines: number}} props */
function Thread({ replies, account, textLines }) {
  const name = account ? accountName(account) : '';
  return replies.length === 0
    ? null
    : html`<ol class="preview-thread" aria-label="What follows">
        ${replies.map(
          (text, index) => html`<li key=${index}>
            <${Initials} name=${name} />
            <div><strong>${name}</strong><p class="preview-body" style=${{ '-webkit-line-clamp': String(textLines) }}>${text}</p></div>
          </li>`,
        )}
      </ol>`;
}

/**
 * What follows the post on one account, as far as it is written.
 * @param {Draft} draft
 * @param {string} accountId
 * @param {Provider|null} provider
 * @returns {string[]}
 */
function repliesOf(draft, accountId, provider) {
  const taken = provider === null || provider.contentRules.replies.max > 0;
  return taken ? (draft.versions[accountId]?.replies ?? draft.replies).filter((text) => text.trim() !== '') : [];
}

/**
 * What is said where: one of several pieces may have words of its own.
 * @param {Draft} draft
 * @param {string} accountId
 * @param {Provider|null} provider
 * @param {number} page
 * @returns {{title: string, text: string, link: string}}
 */
function wordsOf(draft, accountId, provider, page) {
  const rules = provider?.contentRules;
  const version = draft.versions[accountId];
  const piece = draft.media.length > 1 ? draft.media[page] : null;
  /** @param {'title'|'text'|'link'} field */
  const content = (field) => {
    const own = piece && rules?.pieces[field].usage !== 'UNUSED' ? piece[field] : '';
    return (own || (rules?.[field].usage === 'UNUSED' ? '' : (version?.[field] ?? draft[field]))).trim();
  };
  return { title: content('title'), text: content('text'), link: content('link') };
}

/** Where it appears, as far as it is chosen, and the network's button. @param {{draft: Draft, accountId: string, provider: Provider}} props */
function Place({ draft, accountId, provider }) {
  const { placeOption, action } = provider.preview;
  const options = draft.options[accountId] ?? {};
  const setting = provider.publicationOptions.settings.find((one) => one.key === placeOption);
  const value = setting && options[setting.key];
  const name = value && (setting.choices.find((one) => one.value === value)?.label ?? labelOf(lookupOf(accountId, setting, options), value));
  return html`<p class="preview-where">
    <span class=${name ? 'preview-place-name' : 'preview-place-name preview-blank'}>${name || setting?.label || ''}</span>
    ${action && html`<span class="preview-action" aria-hidden="true" style=${{ backgroundColor: provider.icon.colour }}>${action}</span>`}
  </p>`;
}
