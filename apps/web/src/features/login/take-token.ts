import { replaceAddress } from '../../ui/address.ts';

/** The one-time token of a printed link (`#token=…`); undefined when the fragment holds none. */
export function tokenInFragment(fragment: string): string | undefined {
  const token = new URLSearchParams(fragment.replace(/^#/, '')).get('token');
  return token === null || token === '' ? undefined : token;
}

/** Reads the token of this page's address and removes it from there, and so from the history, before anything else. */
export function takeToken(): string | undefined {
  const token = tokenInFragment(window.location.hash);
  if (token === undefined) return undefined;
  replaceAddress(window.location.pathname + window.location.search);
  return token;
}

/** What somebody has typed or pasted: a token, or the whole link that was printed. */
export function tokenInInput(input: string): string {
  const text = input.trim();
  const at = text.indexOf('#');
  return (at < 0 ? undefined : tokenInFragment(text.slice(at))) ?? text;
}
