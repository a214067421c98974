/**
 * A publication in a list.
 * @module
 */
import { html } from '../lib/ui.js';
import { accountOf, providerOf } from '../lib/shared.js';
import { setQuery } from '../lib/router.js';
import { zone } from '../lib/session.js';
import { when } from '../lib/time.js';
import { EnvironmentMark } from '../ui/environment.js';
import { Icon, NetworkTile } from '../ui/icon.js';
import { Status } from '../ui/states.js';
import { Marks } from './marks.js';
import { PresenceBadge } from './on-network.js';
import { story } from './waits.js';

/** @typedef {import('../lib/types.js').Publication} Publication */

/** @param {string} id */
export function showPublication(id) {
  setQuery({ publication: id });
}

/** @param {{publication: Publication}} props */
export function Thumbnail({ publication }) {
  return publication.thumbnailUrl
    ? html`<img class="thumb" src=${publication.thumbnailUrl} alt="" loading="lazy" decoding="async" />`
    : html`<span class="thumb thumb-none"><${Icon} name="file-text" /></span>`;
}

/**
 * The instant that matters in a publication's state.
 * @param {Publication} publication
 * @returns {string|null}
 */
export function mainInstant(publication) {
  return publication.publishedAt ?? publication.dueAt;
}

/**
 * The account's name as it is now, or was when the account is gone.
 * @param {Publication} publication
 * @returns {string}
 */
export function accountLabel(publication) {
  return accountOf(publication.accountId)?.identity.displayName ?? publication.accountName;
}

/** @param {{publication: Publication, brief?: boolean}} props brief leaves out what happens next */
export function PublicationRow({ publication, brief }) {
  const title = publication.title || 'Untitled';
  const told = brief ? '' : story(publication);
  return html`<li class="row">
    <button type="button" class="row-button" aria-haspopup="dialog" onClick=${() => showPublication(publication.id)}>
      <${Thumbnail} publication=${publication} />
      <span class="row-main">
        <span class="row-title">${title}</span>
        <span class="row-meta">
          <${NetworkTile} provider=${providerOf(publication.providerId)} named />
          <span>${accountLabel(publication)}</span>
          <${EnvironmentMark} providerId=${publication.providerId} label=${publication.environment} />
          <${Marks} publication=${publication} />
          <${PresenceBadge} publication=${publication} />
        </span>
        ${told && html`<span class="row-story">${told}</span>`}
      </span>
      <span class="row-when">${when(mainInstant(publication), zone.value)}</span>
      <${Status} state=${publication.state} />
    </button>
  </li>`;
}
