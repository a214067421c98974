/**
 * Frames of videos, taken by the browser: the server has no decoder.
 * @module
 */
import { freshId } from '../lib/text.js';
import { uploadPoster } from '../lib/upload.js';

/** The longest edge of a frame that is kept, in pixels. */
const MOST_EDGE = 1_280;
const QUALITY = 0.86;

/**
 * The frame that a video element shows, as a JPEG.
 * @param {HTMLVideoElement} video
 * @returns {Promise<Blob|null>} null if it shows none
 */
export function frameOf(video) {
  const { videoWidth, videoHeight } = video;
  if (!videoWidth || !videoHeight || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
    return Promise.resolve(null);
  }
  const scale = Math.min(1, MOST_EDGE / Math.max(videoWidth, videoHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(videoWidth * scale));
  canvas.height = Math.max(1, Math.round(videoHeight * scale));
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}

/**
 * Makes the frame that is shown the picture that stands for a video.
 * @param {import('../lib/types.js').Media} media
 * @param {HTMLVideoElement} video shows it
 * @returns {Promise<import('../lib/types.js').Media|null>} null if there is no frame
 */
export async function keepFrame(media, video) {
  const frame = await frameOf(video);
  if (!frame) {
    return null;
  }
  const kept = await uploadPoster(media.id, frame);
  // Its address is the same for every poster: a page that shows it already would not ask again.
  return { ...kept, thumbnailUrl: `${kept.thumbnailUrl}?poster=${freshId()}` };
}

/**
 * A point of a video in words.
 * @param {number} millis
 * @returns {string} for example "1:04"
 */
export function clock(millis) {
  const seconds = Math.floor(millis / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * How long a video is, in words.
 * @param {number|null} millis
 * @returns {string} for example "1:04"; empty if nobody knows
 */
export const duration = (millis) => (millis === null ? '' : clock(Math.max(1_000, Math.round(millis / 1_000) * 1_000)));
