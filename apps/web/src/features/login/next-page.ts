/**
 * The page to go on to after the login page, from `?next=`. Only pages of this server: a link to the login page must
 * not lead elsewhere.
 */
export function nextPage(search: string, origin: string): string {
  const wanted = new URLSearchParams(search).get('next') ?? '/';
  if (!URL.canParse(wanted, origin)) return '/';
  const url = new URL(wanted, origin);
  const isOurs = url.origin === origin && wanted.startsWith('/') && url.pathname !== '/login';
  return isOurs ? url.pathname + url.search : '/';
}
