/**
 * The only door to the view library: whoever wants to draw imports from here.
 * @module
 */
import { h, render, Fragment, createContext } from '../vendor/preact.js';
import htm from '../vendor/htm.js';

export { h, render, Fragment, createContext };
export {
  useState,
  useEffect,
  useLayoutEffect,
  useRef,
  useMemo,
  useCallback,
  useContext,
  useId,
} from '../vendor/preact-hooks.js';
export { signal, computed, effect, batch, useSignal, useComputed } from '../vendor/signals.js';

/** Template tag that makes elements. */
export const html = htm.bind(h);

/**
 * Joins class names, leaving out what is false.
 * @param {...(string|false|null|undefined)} names
 * @returns {string}
 */
export function classes(...names) {
  return names.filter(Boolean).join(' ');
}
