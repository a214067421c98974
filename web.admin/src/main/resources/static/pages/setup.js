/**
 * The first run: whoever holds the token that the process printed becomes the owner.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { post } from '../lib/api.js';
import { address, navigate } from '../lib/router.js';
import { signedIn } from '../lib/session.js';
import { browserZone, zones, zoneWords } from '../lib/time.js';
import { toast } from '../lib/toast.js';
import { Outside } from '../shell/outside.js';
import { Button } from '../ui/button.js';
import { SelectField, TextField } from '../ui/field.js';
import { useForm } from '../ui/form.js';
import { ErrorNote } from '../ui/states.js';

const SHORTEST_PASSWORD = 12;
const GOOD_PASSWORD = 16;
const STRONG_PASSWORD = 20;

export default function Setup() {
  const [values, setValues] = useState({
    token: address.value.searchParams.get('token') ?? '',
    name: '',
    email: '',
    password: '',
    workspace: '',
    zone: browserZone(),
  });
  const form = useForm();
  /** @param {keyof typeof values} field */
  const input = (field) => ({
    value: values[field],
    error: form.errors[field],
    name: field,
    onInput: (/** @type {string} */ value) => {
      form.clear(field);
      setValues((old) => ({ ...old, [field]: value }));
    },
  });
  const check = () => problems(values);
  const send = async () => {
    signedIn(await post('/setup', { ...values, token: values.token.trim(), email: values.email.trim() }));
    navigate('/', { replace: true });
    toast('Your workspace is ready.');
  };
  return html`<${Outside} wide title="Set up Rostrum" lead="Make the first workspace and become its owner.">
    <form ref=${form.ref} class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => form.submit(event, check, send)}>
      <${TextField} label="Setup token" help="Rostrum printed it when it started. It works once." autocomplete="off" spellcheck=${false} class="mono" autofocus ...${input('token')} />
      <div class="two">
        <${TextField} label="Your name" autocomplete="name" ...${input('name')} />
        <${TextField} label="E-mail" type="email" autocomplete="username" ...${input('email')} />
      </div>
      <${TextField} label="Password" type="password" autocomplete="new-password" ...${input('password')} />
      <${Strength} password=${values.password} />
      <div class="two">
        <${TextField} label="Workspace" placeholder="Studio Norra" autocomplete="organization" ...${input('workspace')} />
        <${SelectField} label="Time zone" choices=${zones().map((one) => ({ value: one, label: zoneWords(one) }))} ...${input('zone')} />
      </div>
      ${form.error && html`<${ErrorNote} error=${form.error} />`}
      <${Button} kind="primary" type="submit" class="button-wide" busy=${form.busy}>Create workspace<//>
    </form>
  <//>`;
}

/**
 * @param {Record<string, string>} values
 * @returns {Record<string, string>}
 */
function problems(values) {
  /** @type {Record<string, string>} */
  const wrong = {};
  if (!values.token.trim()) {
    wrong.token = 'Paste the token that Rostrum printed when it started.';
  }
  if (!values.name.trim()) {
    wrong.name = 'Enter your name.';
  }
  if (!/^\S+@\S+$/.test(values.email.trim())) {
    wrong.email = 'Enter an e-mail address.';
  }
  if ([...values.password].length < SHORTEST_PASSWORD) {
    wrong.password = `Use at least ${SHORTEST_PASSWORD} characters.`;
  }
  if (!values.workspace.trim()) {
    wrong.workspace = 'Name the workspace.';
  }
  return wrong;
}

/** Length is what makes a password hard to guess. @param {{password: string}} props */
function Strength({ password }) {
  const length = [...password].length;
  let word = `At least ${SHORTEST_PASSWORD} characters. A few words in a row are easy to remember.`;
  let level = 0;
  if (length >= STRONG_PASSWORD) {
    [word, level] = ['Strong', 3];
  } else if (length >= GOOD_PASSWORD) {
    [word, level] = ['Good', 2];
  } else if (length >= SHORTEST_PASSWORD) {
    [word, level] = ['Long enough; longer is better', 1];
  } else if (length > 0) {
    word = `${SHORTEST_PASSWORD - length} more to go`;
  }
  return html`<div class="strength">
    <div class="strength-bars" aria-hidden="true">
      ${[1, 2, 3].map((bar) => html`<span class=${bar <= level ? `on level-${level}` : ''}></span>`)}
    </div>
    <p class="field-help" role="status">${word}</p>
  </div>`;
}
