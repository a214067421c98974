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
 * What a fix does to a piece: cutting a picture of the right shape already only makes it smaller.
 * @param {Media} media
 * @param {MediaFix} fix
 * @returns {MediaFix['action']}
 */
function effectOf(media, { action, width, height }) {
  const box = largest(media, width / height);
  return action === 'CROP' && box.width === media.width && box.height === media.height ? 'DOWNSCALE' : action;
}

/**
 * What the button of a fix says and shows.
 * @param {Media} media
 * @param {MediaFix} fix
 * @returns {{label: string, icon: string}}
 */
export function fixButton(media, fix) {
  const size = `${fix.width} × ${fix.height}`;
  switch (effectOf(media, fix)) {
    case 'CROP':
      return { label: `Crop to ${size}`, icon: 'crop' };
    case 'PAD':
      return { label: `Pad to ${size}`, icon: 'frame' };
    case 'DOWNSCALE':
      return { label: `Scale down to ${size}`, icon: 'shrink' };
    default:
      return { label: `Convert to ${typeName(fix.contentType ?? 'image/jpeg')}`, icon: 'image' };
  }
}

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
