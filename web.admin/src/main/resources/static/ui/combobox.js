/**
 * A field that searches a long list on the server, page by page, and can add to it
 * (WAI-ARIA Authoring Practices, combobox with list autocomplete).
 * @module
 */
import { html, classes, signal, useEffect, useId, useRef, useState } from '../lib/ui.js';
import { Field } from './field.js';
import { Icon } from './icon.js';

/** @typedef {import('../lib/types.js').Choice} Choice */

const TYPING_MILLIS = 250;

// Choices seen before, so that a stored value can be shown by name at once.
/** @type {import('../vendor/signals.js').Signal<Map<string, Choice>>} */
const seen = signal(new Map());

/** @param {string} scope @param {Choice[]} choices */
function remember(scope, choices) {
  seen.value = new Map([...seen.value, ...choices.map((one) => /** @type {[string, Choice]} */ ([scope + one.value, one]))]);
}

/**
 * The name of a value, as far as it was seen in this page.
 * @param {Pick<Lookup, 'scope'>} lookup
 * @param {string} value
 * @returns {string} the value itself if it was not
 */
export const labelOf = (lookup, value) => seen.value.get(lookup.scope + value)?.label ?? value;

/**
 * @typedef {object} Lookup
 * @property {string} scope what the values belong to; a new scope forgets what was loaded
 * @property {(search: string, cursor: string|null) => Promise<import('../lib/types.js').Page<Choice>>} load
 * @property {((label: string) => Promise<Choice>)|null} create
 */

/** @param {import('./field.js').FieldProps & {value: string, lookup: Lookup, onInput: (value: string) => void, placeholder?: string, disabled?: boolean, required?: boolean}} props */
export function Combobox({ value, lookup, onInput, placeholder, disabled, required, ...field }) {
  const list = useChoices(lookup, disabled ?? false);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(/** @type {string|null} */ (null));
  const [active, setActive] = useState(-1);
  const listId = useId();
  const box = useRef(/** @type {HTMLElement|null} */ (null));

  const label = value ? labelOf(lookup, value) : '';
  const detail = value && !open ? (seen.value.get(lookup.scope + value)?.detail ?? '') : '';
  const wanted = typed?.trim() ?? '';
  const fresh = wanted && !list.items.some((one) => one.label.toLowerCase() === wanted.toLowerCase());
  /** @type {{key: string, kind: 'choice'|'more'|'create', choice?: Choice}[]} */
  const rows = [
    ...list.items.map((choice) => ({ key: `c${choice.value}`, kind: /** @type {const} */ ('choice'), choice })),
    ...(list.cursor ? [{ key: 'more', kind: /** @type {const} */ ('more') }] : []),
    ...(lookup.create && fresh && !list.loading ? [{ key: 'create', kind: /** @type {const} */ ('create') }] : []),
  ];

  const show = () => {
    if (!open && !disabled) {
      setOpen(true);
      setActive(-1);
      list.search('');
    }
  };
  const hide = () => {
    setOpen(false);
    setTyped(null);
  };
  /** @param {typeof rows[number]} row */
  const take = async (row) => {
    if (row.kind === 'more') {
      list.more();
    } else if (row.kind === 'create' && !list.creating) {
      const made = await list.create(wanted);
      if (made) {
        onInput(made.value);
        hide();
      }
    } else if (row.choice) {
      onInput(row.choice.value);
      hide();
    }
  };
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      show();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((old) => (rows.length ? (old + step + rows.length) % rows.length : -1));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      const row = rows[active] ?? (wanted && rows.length === 1 ? rows[0] : null);
      if (row) {
        take(row);
      }
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      hide();
    }
  };
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return html`<${Field}
    ...${field}
    help=${detail || field.help}
    control=${(/** @type {any} */ props) => html`<div
      class="combobox"
      ref=${box}
      onFocusOut=${(/** @type {FocusEvent} */ event) =>
        !box.current?.contains(/** @type {Node|null} */ (event.relatedTarget)) && hide()}
    >
      <input
        ...${props}
        class="input"
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded=${open ? 'true' : 'false'}
        aria-controls=${open ? listId : undefined}
        aria-activedescendant=${open && active >= 0 ? `${listId}-${active}` : undefined}
        aria-required=${required ? 'true' : undefined}
        placeholder=${placeholder}
        disabled=${disabled}
        value=${typed ?? label}
        onClick=${show}
        onKeyDown=${key}
        onInput=${(/** @type {Event} */ event) => {
          const text = /** @type {HTMLInputElement} */ (event.currentTarget).value;
          setTyped(text);
          setOpen(true);
          setActive(-1);
          list.search(text);
        }}
      />
      ${value && !required && !open
        ? html`<button type="button" class="combobox-clear" onClick=${() => onInput('')}>
            <${Icon} name="x" /><span class="hidden">Clear ${field.label}</span>
          </button>`
        : html`<${Icon} name="chevron-down" class="combobox-arrow" />`}
      ${open &&
      html`<div class="combobox-popup">
        <ul role="listbox" id=${listId} aria-label=${field.label}>
          ${rows.map(
            (row, index) => html`<li
              key=${row.key}
              id=${`${listId}-${index}`}
              role="option"
              aria-selected=${index === active ? 'true' : 'false'}
              class=${classes('option', row.choice?.value === value && 'option-chosen', row.kind !== 'choice' && 'option-action')}
              onMouseDown=${(/** @type {Event} */ event) => event.preventDefault()}
              onClick=${() => take(row)}
            >
              <${OptionText} row=${row} wanted=${wanted} creating=${list.creating} />
            </li>`,
          )}
        </ul>
        ${list.loading && html`<p class="combobox-note" role="status">Loading…</p>`}
        ${list.error && html`<p class="combobox-note field-error" role="alert">${list.error}</p>`}
        ${!list.loading && !list.error && rows.length === 0 &&
        html`<p class="combobox-note" role="status">
          ${wanted ? 'Nothing found.' : lookup.create ? 'Nothing here yet. Type a name to create one.' : 'Nothing here yet.'}
        </p>`}
      </div>`}
    </div>`}
  />`;
}

/** @param {{row: any, wanted: string, creating: boolean}} props */
function OptionText({ row, wanted, creating }) {
  if (row.kind === 'more') {
    return html`<${Icon} name="chevron-down" /><span>Show more</span>`;
  }
  if (row.kind === 'create') {
    return html`<${Icon} name=${creating ? 'loader-circle' : 'plus'} class=${creating ? 'spin' : ''} /><span>Create “${wanted}”</span>`;
  }
  return html`<span class="option-label">${row.choice.label}</span>
    ${row.choice.detail && html`<span class="option-detail">${row.choice.detail}</span>`}`;
}

/**
 * The entries found so far.
 * @param {Lookup} lookup
 * @param {boolean} disabled
 */
function useChoices(lookup, disabled) {
  const [state, setState] = useState({
    items: /** @type {Choice[]} */ ([]),
    cursor: /** @type {string|null} */ (null),
    loading: false,
    creating: false,
    error: /** @type {string|null} */ (null),
  });
  const turn = useRef(0);
  const timer = useRef(0);
  const text = useRef('');

  /** @param {string|null} cursor */
  const load = async (cursor) => {
    const mine = ++turn.current;
    setState((old) => ({ ...old, items: cursor ? old.items : [], loading: true, error: null }));
    try {
      const page = await lookup.load(text.current, cursor);
      remember(lookup.scope, page.items);
      if (mine === turn.current) {
        setState((old) => ({
          ...old,
          items: cursor ? [...old.items, ...page.items] : page.items,
          cursor: page.nextCursor,
          loading: false,
        }));
      }
    } catch (failure) {
      if (mine === turn.current) {
        const message = /** @type {Error} */ (failure).message;
        setState((old) => ({ ...old, loading: false, error: message }));
      }
    }
  };

  // A stored value is shown by its name, which the first page usually knows.
  useEffect(() => {
    setState((old) => ({ ...old, items: [], cursor: null }));
    if (!disabled) {
      text.current = '';
      load(null);
    }
    return () => clearTimeout(timer.current);
  }, [lookup.scope, disabled]);

  return {
    ...state,
    more: () => load(state.cursor),
    /** @param {string} wanted */
    search(wanted) {
      if (wanted === text.current && (state.items.length > 0 || state.loading)) {
        return;
      }
      text.current = wanted;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => load(null), wanted ? TYPING_MILLIS : 0);
    },
    /** @param {string} label @returns {Promise<Choice|null>} */
    async create(label) {
      setState((old) => ({ ...old, creating: true, error: null }));
      try {
        const made = await /** @type {NonNullable<Lookup['create']>} */ (lookup.create)(label);
        remember(lookup.scope, [made]);
        setState((old) => ({ ...old, creating: false, items: [made, ...old.items] }));
        return made;
      } catch (failure) {
        const message = /** @type {Error} */ (failure).message;
        setState((old) => ({ ...old, creating: false, error: message }));
        return null;
      }
    },
  };
}
