/**
 * Signing in.
 * @module
 */
import { html, useEffect, useState } from '../lib/ui.js';
import { address, navigate } from '../lib/router.js';
import { me, signIn } from '../lib/session.js';
import { Outside } from '../shell/outside.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { useForm } from '../ui/form.js';
import { ErrorNote } from '../ui/states.js';

/**
 * Where to go after signing in: a path of this server, never another one.
 * @returns {string}
 */
function returnPath() {
  const wanted = address.value.searchParams.get('return') ?? '/';
  return new URL(wanted, location.href).origin === location.origin && wanted.startsWith('/') ? wanted : '/';
}

export default function SignIn() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const form = useForm();
  useEffect(() => {
    if (me.value) {
      navigate(returnPath(), { replace: true });
    }
  }, []);
  const check = () => ({
    ...(email.includes('@') ? {} : { email: 'Enter your e-mail address.' }),
    ...(password ? {} : { password: 'Enter your password.' }),
  });
  const send = async () => {
    const to = returnPath();
    await signIn(email.trim(), password);
    navigate(to, { replace: true });
  };
  return html`<${Outside} title="Sign in" lead="Welcome back.">
    <form ref=${form.ref} class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => form.submit(event, check, send)}>
      <${TextField} label="E-mail" type="email" name="email" autocomplete="username" autofocus value=${email} error=${form.errors.email}
        onInput=${(/** @type {string} */ value) => (form.clear('email'), setEmail(value))} />
      <${TextField} label="Password" type="password" name="password" autocomplete="current-password" value=${password} error=${form.errors.password}
        onInput=${(/** @type {string} */ value) => (form.clear('password'), setPassword(value))} />
      ${form.error && html`<${ErrorNote} error=${form.error} />`}
      <${Button} kind="primary" type="submit" class="button-wide" busy=${form.busy}>Sign in<//>
    </form>
  <//>`;
}
