/**
 * Buttons, and links that look like them.
 * @module
 */
import { html, classes, useEffect, useRef, useState } from '../lib/ui.js';
import { Icon } from './icon.js';

/**
 * @typedef {object} ButtonProps
 * @property {any} [children]
 * @property {string} [icon]
 * @property {'plain'|'primary'|'danger'|'quiet'} [kind]
 * @property {boolean} [small]
 * @property {boolean} [busy] shows that it works, and cannot be pressed meanwhile
 * @property {boolean} [disabled]
 * @property {string} [label] its name, where it shows an icon only
 * @property {'button'|'submit'} [type]
 * @property {string} [class]
 * @property {(event: Event) => void} [onClick]
 */

/** @param {ButtonProps & Record<string, any>} props */
export function Button({ icon, kind = 'plain', small, busy, label, children, type, ...rest }) {
  return html`<button
    ...${rest}
    type=${type ?? 'button'}
    class=${classes('button', `button-${kind}`, small && 'button-small', label && 'button-icon', rest.class)}
    aria-label=${label ?? rest['aria-label']}
    title=${label}
    aria-busy=${busy ? 'true' : undefined}
    disabled=${rest.disabled || busy}
  >
    ${busy ? html`<${Icon} name="loader-circle" class="spin" />` : icon && html`<${Icon} name=${icon} />`}
    ${children && html`<span>${children}</span>`}
  </button>`;
}

/** @param {{href: string, icon?: string, kind?: string, small?: boolean, children?: any} & Record<string, any>} props */
export function LinkButton({ icon, kind = 'plain', small, children, ...rest }) {
  return html`<a ...${rest} class=${classes('button', `button-${kind}`, small && 'button-small')}>
    ${icon && html`<${Icon} name=${icon} />`}<span>${children}</span>
  </a>`;
}

/**
 * A link that leaves the console.
 * @param {{href: string, children?: any}} props
 */
export function OutLink({ href, children }) {
  return html`<a class="out" href=${href} target="_blank" rel="noreferrer noopener">
    ${children}<${Icon} name="external-link" /><span class="hidden"> (opens in a new tab)</span>
  </a>`;
}

const COPIED_MILLIS = 2_000;

/**
 * Copies a text and says so.
 * @param {{text: string, label: string, onCopied?: () => void}} props
 */
export function CopyButton({ text, label, onCopied }) {
  const [done, setDone] = useState(false);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    const copied = await copyText(text);
    setDone(copied);
    if (copied) {
      onCopied?.();
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setDone(false), COPIED_MILLIS);
  };
  return html`<${Button} small icon=${done ? 'check' : 'copy'} onClick=${copy}>
      ${done ? 'Copied' : 'Copy'}<span class="hidden"> ${label}</span>
    <//><span class="hidden" role="status">${done ? `${label} copied` : ''}</span>`;
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it is in the clipboard
 */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard without https: the old way works on a selection.
    const area = document.createElement('textarea');
    area.value = text;
    (document.querySelector('dialog[open]') ?? document.body).append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}
