/**
 * Uploads of media with progress, which `fetch` cannot report.
 * @module
 */
import { problemOf, Problem, unreachable } from './api.js';
import { fileSize } from './text.js';

/** The largest file the server takes, in bytes. */
export const MAX_BYTES = 32 * 1024 * 1024;

/** {@link MAX_BYTES} in words. */
export const MAX_SIZE = `${MAX_BYTES / 1024 / 1024} MB`;

/** What a file chooser offers. */
export const ACCEPTED = 'image/jpeg,image/png,image/webp';

/**
 * @param {File} file
 * @param {(share: number) => void} progress from 0 to 1
 * @param {AbortSignal} [stop]
 * @returns {Promise<import('./types.js').Media>}
 */
export function upload(file, progress, stop) {
  if (file.size > MAX_BYTES) {
    const message = `${file.name} has ${fileSize(file.size)}; at most ${MAX_SIZE} are taken. Use a smaller file.`;
    return Promise.reject(new Problem(413, 'too-large', message));
  }
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/media?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
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
    stop?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
