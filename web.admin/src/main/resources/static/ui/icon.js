/**
 * Line icons out of the sprite, and the tiles of networks.
 * @module
 */
import { html, classes } from '../lib/ui.js';

/**
 * Puts a file's symbols into the page. Symbols of another file would be resolved anew, and late, for every icon that
 * is drawn. The browser parses the file as a document of its own, so no text is made into markup here.
 * @param {string} file
 */
function takeSymbols(file) {
  const request = new XMLHttpRequest();
  request.open('GET', new URL(file, import.meta.url).pathname);
  request.responseType = 'document';
  request.onload = () => {
    const sprite = request.responseXML?.documentElement;
    if (sprite) {
      const symbols = document.importNode(sprite, true);
      symbols.querySelectorAll('symbol').forEach((symbol) => (symbol.id = `icon-${symbol.id}`));
      symbols.setAttribute('class', 'sprite');
      symbols.setAttribute('aria-hidden', 'true');
      document.body.append(symbols);
    }
  };
  request.send();
}

takeSymbols('../icons.svg');
takeSymbols('../rostrum.svg');

/**
 * An icon that repeats what words beside it say.
 * @param {{name: string, class?: string}} props
 */
export function Icon({ name, class: extra }) {
  return html`<svg class=${classes('icon', extra)} aria-hidden="true" focusable="false">
    <use href=${`#icon-${name}`} />
  </svg>`;
}

/** The mark of Rostrum. */
export function Mark() {
  return html`<svg class="mark" aria-hidden="true" focusable="false" viewBox="0 0 32 32">
    <use href="#icon-r" />
  </svg>`;
}

/**
 * A network's tile. Its name stands beside it, or is given here.
 * @param {{provider: import('../lib/types.js').Provider|null, large?: boolean, named?: boolean}} props
 */
export function NetworkTile({ provider, large, named }) {
  const icon = provider?.icon ?? { letter: '?', colour: '#5B5670', path: '' };
  const name = provider?.name ?? 'Unknown network';
  return html`<span
    class=${classes('tile', large && 'tile-large')}
    style=${{ backgroundColor: icon.colour }}
    role=${named ? 'img' : undefined}
    aria-label=${named ? name : undefined}
    aria-hidden=${named ? undefined : 'true'}
    title=${named ? name : undefined}
  >
    ${icon.path
      ? html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${icon.path} fill="#fff" /></svg>`
      : icon.letter}
  </span>`;
}

/**
 * A round picture made of initials: pictures of other servers are never loaded.
 * @param {{name: string, large?: boolean}} props
 */
export function Initials({ name, large }) {
  const letters = name
    .replace(/^@/, '')
    .split(/[\s._-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0].toUpperCase())
    .join('');
  return html`<span class=${classes('initials', large && 'initials-large')} aria-hidden="true">
    ${letters || '?'}
  </span>`;
}
