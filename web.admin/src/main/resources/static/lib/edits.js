/**
 * Edits of pictures. Each makes a new piece of the library; the original stays as it is.
 * @module
 */
import { post } from './api.js';

/** @typedef {import('./types.js').Media} Media */
/** @typedef {import('./types.js').MediaFix} MediaFix */
/** @typedef {{x: number, y: number, width: number, height: number}} Box in pixels of the picture as shown */

/** @param {string} type @returns {string} for example "JPEG" */
const typeName = (type) => type.replace(/^\w+\//, '').toUpperCase();

/**
 * What the button of a fix says.
 * @param {MediaFix} fix
 * @returns {string}
 */
export function fixLabel({ action, width, height, contentType }) {
  const size = `${width} × ${height}`;
  const words = { CROP: `Crop to ${size}`, PAD: `Pad to ${size}`, DOWNSCALE: `Scale down to ${size}`, CONVERT: `Convert to ${typeName(contentType ?? 'image/jpeg')}` };
  return words[action];
}

/** @type {Record<MediaFix['action'], string>} */
export const FIX_ICONS = { CROP: 'crop', PAD: 'frame', DOWNSCALE: 'shrink', CONVERT: 'image' };

/**
 * Does what a fix says. What is added around a picture has the picture's own colour.
 * @param {Media} media
 * @param {MediaFix} fix
 * @returns {Promise<Media>}
 */
export function applyFix(media, { action, width, height, contentType }) {
  const colour = action === 'PAD' ? { colour: media.dominantColour } : {};
  return post(`/media/${media.id}/edits`, { action, width, height, contentType, ...colour });
}

/**
 * Cuts a part out of a picture.
 * @param {Media} media
 * @param {Box} box
 * @returns {Promise<Media>}
 */
export function crop(media, { x, y, width, height }) {
  return post(`/media/${media.id}/edits`, { action: 'CROP', x, y, cropWidth: width, cropHeight: height, width, height });
}
