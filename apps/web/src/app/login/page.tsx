import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { GoOn } from '../../features/login/go-on.tsx';
import { LoginPage } from '../../features/login/login-page.tsx';
import { readSession } from '../../server/auth/session.ts';

export const metadata: Metadata = { title: 'Sign in' };

export default async function Login() {
  const session = await readSession(await headers());
  return session === undefined ? <LoginPage /> : <GoOn />;
}
