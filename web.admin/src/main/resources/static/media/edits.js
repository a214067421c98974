/**
 * Edits of pictures. Each makes a new piece of the library; the original stays as it is.
 * @module
 */
import { post } from '../lib/api.js';
import { largest } from './crop-box.js';

/** @typedef {import('../lib/types.js').Media} Media */
/** @typedef {import('../lib/types.js').MediaFix} MediaFix */
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
 * Does what a fix says. A crop takes the middle; what is added around a picture has the picture's own colour.
 * @param {Media} media
 * @param {MediaFix} fix
 * @returns {Promise<Media>}
 */
export function applyFix(media, { action, width, height, contentType }) {
  switch (action) {
    case 'CROP':
      return edit(media, { crop: { ...largest(media, width / height), toWidth: width, toHeight: height } });
    case 'PAD':
      return edit(media, { pad: { width, height, colour: media.dominantColour } });
    case 'DOWNSCALE':
      return edit(media, { downscale: { width, height } });
    default:
      return edit(media, { convert: { contentType: contentType ?? 'image/jpeg' } });
  }
}

/**
 * Cuts a part out of a picture.
 * @param {Media} media
 * @param {Box} box
 * @returns {Promise<Media>}
 */
export const crop = (media, box) => edit(media, { crop: box });

/** @param {Media} media @param {object} body @returns {Promise<Media>} */
const edit = (media, body) => post(`/media/${media.id}/edits`, body);
