/**
 * The geometry of a crop: a box of whole pixels that stays within its picture.
 * @module
 */

/** @typedef {import('./edits.js').Box} Box */
/** @typedef {{width: number, height: number}} Size */
/** @typedef {'nw'|'ne'|'sw'|'se'} Corner */

/** No crop is smaller, in pixels. */
export const LEAST = 16;

/** @param {number} value @param {number} low @param {number} high */
const clamp = (value, low, high) => Math.min(Math.max(value, low), Math.max(low, high));

/**
 * The largest box of a shape, in the middle.
 * @param {Size} picture
 * @param {number|null} ratio width by height; null is the picture's own
 * @returns {Box}
 */
export function largest(picture, ratio) {
  const { width, height } = ratio === null ? picture : sizeWithin(picture, ratio);
  return { x: Math.floor((picture.width - width) / 2), y: Math.floor((picture.height - height) / 2), width, height };
}

/** @param {Size} room @param {number} ratio @returns {Size} */
function sizeWithin(room, ratio) {
  return room.width / room.height > ratio
    ? { width: Math.max(1, Math.round(room.height * ratio)), height: room.height }
    : { width: room.width, height: Math.max(1, Math.round(room.width / ratio)) };
}

/**
 * @param {Box} box
 * @param {number} byX
 * @param {number} byY
 * @param {Size} picture
 * @returns {Box}
 */
export function move(box, byX, byY, picture) {
  return {
    ...box,
    x: Math.round(clamp(box.x + byX, 0, picture.width - box.width)),
    y: Math.round(clamp(box.y + byY, 0, picture.height - box.height)),
  };
}

/**
 * Pulls at a corner; the opposite one stays.
 * @param {Box} box
 * @param {Corner} corner
 * @param {number} byX
 * @param {number} byY
 * @param {Size} picture
 * @param {number|null} ratio kept, unless null
 * @returns {Box}
 */
export function resize(box, corner, byX, byY, picture, ratio) {
  const west = corner.endsWith('w');
  const north = corner.startsWith('n');
  const fixedX = west ? box.x + box.width : box.x;
  const fixedY = north ? box.y + box.height : box.y;
  const room = { width: west ? fixedX : picture.width - fixedX, height: north ? fixedY : picture.height - fixedY };
  let width = clamp(box.width + (west ? -byX : byX), LEAST, room.width);
  let height = clamp(box.height + (north ? -byY : byY), LEAST, room.height);
  if (ratio !== null) {
    // The pull that wants more wins, as far as there is room.
    const wished = Math.max(width, height * ratio);
    const most = sizeWithin(room, ratio).width;
    width = Math.min(Math.max(wished, LEAST, LEAST * ratio), most);
    height = width / ratio;
  }
  width = Math.min(Math.max(1, Math.round(width)), room.width);
  height = Math.min(Math.max(1, Math.round(height)), room.height);
  return { x: west ? fixedX - width : fixedX, y: north ? fixedY - height : fixedY, width, height };
}

/**
 * The same with one number typed.
 * @param {Box} box
 * @param {keyof Box} side
 * @param {number} value
 * @param {Size} picture
 * @param {number|null} ratio
 * @returns {Box}
 */
export function withNumber(box, side, value, picture, ratio) {
  if (!Number.isFinite(value)) {
    return box;
  }
  if (side === 'x' || side === 'y') {
    return move(box, side === 'x' ? value - box.x : 0, side === 'y' ? value - box.y : 0, picture);
  }
  const byX = side === 'width' ? value - box.width : ratio === null ? 0 : -box.width;
  const byY = side === 'height' ? value - box.height : ratio === null ? 0 : -box.height;
  return resize(box, 'se', byX, byY, picture, ratio);
}
