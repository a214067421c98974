/**
 * Data from the server that a component shows, loaded again when it changes.
 * @module
 */
import { useCallback, useEffect, useRef, useState } from './ui.js';
import { onChange } from './live.js';

const SETTLE_MILLIS = 150;

/**
 * @template T
 * @typedef {object} Resource
 * @property {T|null} data the newest that is known; kept while loading again
 * @property {Error|null} error why the last loading failed
 * @property {boolean} loading
 * @property {() => Promise<void>} reload
 * @property {(change: (data: T) => T) => void} change shows something before the server confirms it
 */

/**
 * Loads data and keeps it fresh.
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} load
 * @param {unknown[]} inputs loads anew when one changes
 * @param {string[]} topics live topics that make it stale
 * @returns {Resource<T>}
 */
export function useResource(load, inputs, topics = []) {
  const [state, setState] = useState(
    /** @type {{data: T|null, error: Error|null, loading: boolean}} */ ({
      data: null,
      error: null,
      loading: true,
    }),
  );
  const running = useRef(/** @type {AbortController|null} */ (null));
  const newest = useRef(load);
  newest.current = load;

  const reload = useCallback(async () => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    setState((old) => ({ ...old, loading: true }));
    try {
      const data = await newest.current(mine.signal);
      if (!mine.signal.aborted) {
        setState({ data, error: null, loading: false });
      }
    } catch (failure) {
      if (!mine.signal.aborted) {
        setState((old) => ({ ...old, error: /** @type {Error} */ (failure), loading: false }));
      }
    }
  }, []);

  useEffect(() => {
    reload();
    return () => running.current?.abort();
  }, inputs);

  useEffect(() => {
    let timer = 0;
    const end = onChange((event) => {
      if (event.topic === 'reset' || topics.includes(event.topic)) {
        clearTimeout(timer);
        timer = setTimeout(reload, SETTLE_MILLIS);
      }
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, []);

  const change = useCallback((/** @type {(data: T) => T} */ how) => {
    setState((old) => (old.data === null ? old : { ...old, data: how(old.data) }));
  }, []);

  return { ...state, reload, change };
}
