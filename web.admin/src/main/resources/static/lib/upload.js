/**
 * Uploads of media with progress, which `fetch` cannot report.
 * @module
 */
import { problemOf, Problem, unreachable } from './api.js';
import { fileSize } from './text.js';

export const MIB = 1024 * 1024;

/** The largest picture the server takes, in bytes. */
export const MAX_PICTURE_BYTES = 32 * MIB;

/** The largest video the server takes, in bytes. */
export const MAX_VIDEO_BYTES = 2048 * MIB;

const VIDEO_NAME = /\.(mp4|m4v|mov)$/i;

/** What a file chooser offers as pictures. */
export const PICTURES = 'image/jpeg,image/png,image/webp';

/** What a file chooser offers as videos; some systems know them by their ending only. */
export const VIDEOS = 'video/mp4,video/quicktime,video/x-m4v,.mp4,.m4v,.mov';

/** The limits in words. */
export const PICTURES_HINT = `JPEG, PNG or WebP, up to ${MAX_PICTURE_BYTES / MIB} MB`;
export const VIDEOS_HINT = `MP4, MOV or M4V, up to ${MAX_VIDEO_BYTES / MIB / 1024} GB`;

/** @param {File} file */
export const isVideo = (file) => file.type.startsWith('video/') || VIDEO_NAME.test(file.name);

/** @param {File} file @returns {string|null} why it cannot be taken */
function refusal(file) {
  const most = isVideo(file) ? MAX_VIDEO_BYTES : MAX_PICTURE_BYTES;
  if (file.size <= most) {
    return null;
  }
  const limit = isVideo(file) ? `${most / MIB / 1024} GB` : `${most / MIB} MB`;
  return `${file.name} has ${fileSize(file.size)}; at most ${limit} are taken. Use a smaller file.`;
}

/**
 * @param {File} file
 * @param {(share: number) => void} progress from 0 to 1
 * @param {AbortSignal} [stop]
 * @returns {Promise<import('./types.js').Media>}
 */
export function upload(file, progress, stop) {
  const refused = refusal(file);
  if (refused) {
    return Promise.reject(new Problem(413, 'too-large', refused));
  }
  const type = file.type || 'application/octet-stream';
  return send('POST', `/media?name=${encodeURIComponent(file.name)}`, file, type, progress, stop);
}

/**
 * Gives a video the picture that stands for it.
 * @param {string} id of the video
 * @param {Blob} picture a JPEG
 * @returns {Promise<import('./types.js').Media>}
 */
export const uploadPoster = (id, picture) => send('PUT', `/media/${id}/poster`, picture, 'image/jpeg', () => undefined);

/**
 * Sends bytes as they are.
 * @param {string} method
 * @param {string} path below /api/v1
 * @param {Blob} body
 * @param {string} type
 * @param {(share: number) => void} progress from 0 to 1
 * @param {AbortSignal} [stop]
 * @returns {Promise<any>} the answer
 */
export function send(method, path, body, type, progress, stop) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, `/api/v1${path}`);
    request.setRequestHeader('Content-Type', type);
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) {
        progress(event.loaded / event.total);
      }
    };
    request.onload = () =>
      request.status >= 200 && request.status < 300
        ? resolve(request.response)
        : reject(problemOf(request.status, request.response));
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new Problem(0, 'aborted', 'The upload was stopped.'));
    if (stop?.aborted) {
      request.abort();
      reject(new Problem(0, 'aborted', 'The upload was stopped.'));
      return;
    }
    stop?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}
