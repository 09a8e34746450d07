'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { tokenInInput } from './take-token.ts';
import { useLogin } from './use-login.ts';

/** In place of every page while nobody is signed in; the address stays, so the login leads to the page asked for. */
export function LoginPage() {
  const { state, problem, logIn } = useLogin();
  return (
    <main className="mx-auto flex min-h-full max-w-[400px] flex-col justify-center gap-4 px-4 py-6">
      <p className="font-mono font-semibold text-t4 tracking-tight">
        stats<span className="text-accent">fs</span>
      </p>
      {state === 'checking' ? undefined : (
        <LoginForm isWaiting={state === 'waiting'} problem={problem} onToken={logIn} />
      )}
    </main>
  );
}

interface LoginFormProps {
  readonly isWaiting: boolean;
  readonly problem: string | undefined;
  readonly onToken: (token: string) => void;
}

function LoginForm({ isWaiting, problem, onToken }: LoginFormProps) {
  const [input, setInput] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (input.trim() !== '') onToken(tokenInInput(input));
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <h1 className="font-semibold text-t3">Sign in</h1>
      {problem !== undefined && (
        <p role="alert" id="login-problem" className="text-bad">
          {problem}
        </p>
      )}
      <p className="text-fg1">
        <code>npm start</code> and <code>npx statsfs up</code> print a link that signs you in, once.
        Open it, or paste it here. A lasting token works too.
      </p>
      <label className="flex flex-col gap-1 text-fg1 text-t1">
        Token or link
        <input
          type="password"
          autoComplete="current-password"
          required
          value={input}
          onChange={(event) => setInput(event.target.value)}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : 'login-problem'}
          className="h-8 rounded-md border border-edge bg-bg1 px-2 font-mono text-fg0 text-t2"
        />
      </label>
      <Button type="submit" tone="accent" className="h-8" disabled={isWaiting}>
        {isWaiting ? 'Signing in' : 'Sign in'}
      </Button>
    </form>
  );
}
