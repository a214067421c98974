/**
 * A piece of media at a glance, in whatever frame stands around it.
 * @module
 */
import { html, classes } from '../lib/ui.js';
import { fileSize } from '../lib/text.js';
import { Icon } from '../ui/icon.js';
import { duration } from './frames.js';

/** @typedef {import('../lib/types.js').Media} Media */

/**
 * Size, length and weight in words.
 * @param {Media} media
 * @returns {string}
 */
export function facts(media) {
  const length = media.kind === 'VIDEO' ? [duration(media.durationMillis)] : [];
  return [`${media.width} × ${media.height}`, ...length, fileSize(media.bytes)].filter(Boolean).join(', ');
}

/**
 * Its picture; a video without one is a plain tile.
 * @param {{media: Media, class?: string}} props
 */
export function Glance({ media, class: extra }) {
  const shown = media.kind === 'IMAGE' || media.hasPoster;
  return html`<span class=${classes('glance', extra)} style=${{ backgroundColor: shown ? media.dominantColour : '' }}>
    ${shown ? html`<img src=${media.thumbnailUrl} alt="" loading="lazy" decoding="async" />` : html`<${Icon} name="film" />`}
    ${media.kind === 'VIDEO' && html`<span class="glance-length"><${Icon} name="play" />${duration(media.durationMillis) || 'Video'}</span>`}
  </span>`;
}
