/**
 * Talks to the REST API. Every failure is a {@link Problem} with words for people.
 * @module
 */

/** @typedef {import('./types.js').FieldFault} FieldFault */

const BASE = '/api/v1';
const NO_CONTENT = 204;
const UNAUTHENTICATED = 401;

/** What the server, or the way to it, refused. */
export class Problem extends Error {
  /**
   * @param {number} status HTTP status; 0 if the server was not reached
   * @param {string} code stable, for programs
   * @param {string} message what failed and what to do
   * @param {FieldFault[]} problems per field
   */
  constructor(status, code, message, problems = []) {
    super(message);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.problems = problems;
  }
}

/** @type {(() => void)[]} */
const signedOutListeners = [];

/**
 * Calls back whenever the server says that nobody is signed in.
 * @param {() => void} listener
 */
export function onSignedOut(listener) {
  signedOutListeners.push(listener);
}

/**
 * Turns an answer that is no success into a problem.
 * @param {number} status
 * @param {any} body the parsed body, if it was JSON
 * @returns {Problem}
 */
export function problemOf(status, body) {
  if (status === UNAUTHENTICATED) {
    signedOutListeners.forEach((listener) => listener());
  }
  const detail = body?.detail || body?.title || `The server answered with status ${status}. Try again.`;
  return new Problem(status, body?.code ?? `status-${status}`, detail, body?.problems ?? []);
}

/**
 * The problem of a server that cannot be reached.
 * @returns {Problem}
 */
export function unreachable() {
  return new Problem(
    0,
    'unreachable',
    'The server cannot be reached. Check that Rostrum runs and that you are online, then try again.',
  );
}

/**
 * @typedef {object} CallOptions
 * @property {unknown} [body] sent as JSON
 * @property {string|null} [etag] sent as If-Match
 * @property {Record<string, string>} [headers]
 * @property {AbortSignal} [signal]
 */

/**
 * Calls the API.
 * @param {string} method
 * @param {string} path below /api/v1
 * @param {CallOptions} [options]
 * @returns {Promise<{data: any, etag: string|null}>}
 */
export async function call(method, path, options = {}) {
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json', ...options.headers };
  if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (options.etag) {
    headers['If-Match'] = options.etag;
  }
  let response;
  try {
    response = await fetch(BASE + path, {
      method,
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
      credentials: 'same-origin',
    });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') {
      throw failure;
    }
    throw unreachable();
  }
  const data = response.status === NO_CONTENT ? null : await response.json().catch(() => null);
  if (!response.ok) {
    throw problemOf(response.status, data);
  }
  return { data, etag: response.headers.get('ETag') };
}

/** @param {string} path @param {CallOptions} [options] @returns {Promise<any>} */
export const get = async (path, options) => (await call('GET', path, options)).data;
/** @param {string} path @param {unknown} [body] @param {CallOptions} [options] @returns {Promise<any>} */
export const post = async (path, body, options) =>
  (await call('POST', path, { ...options, body: body ?? {} })).data;
/** @param {string} path @param {unknown} body @param {CallOptions} [options] @returns {Promise<any>} */
export const put = async (path, body, options) =>
  (await call('PUT', path, { ...options, body })).data;
/** @param {string} path @param {CallOptions} [options] @returns {Promise<any>} */
export const del = async (path, options) => (await call('DELETE', path, options)).data;

/**
 * The first pages of a list, together.
 * @param {string} path
 * @param {Record<string, string|number|string[]|null|undefined>} values
 * @param {number} pages how many at most
 * @param {AbortSignal} [signal]
 * @returns {Promise<{items: any[], more: boolean}>}
 */
export async function getPages(path, values, pages, signal) {
  /** @type {any[]} */
  let items = [];
  let cursor = null;
  for (let page = 0; page < pages; page++) {
    const answer = await get(path + query({ ...values, cursor }), { signal });
    items = [...items, ...answer.items];
    cursor = answer.nextCursor;
    if (!cursor) {
      break;
    }
  }
  return { items, more: cursor !== null };
}

/**
 * Builds a query string, leaving out what is empty.
 * @param {Record<string, string|number|string[]|null|undefined>} values
 * @returns {string} with its question mark, or empty
 */
export function query(values) {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') {
        parameters.append(key, String(one));
      }
    }
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
}
