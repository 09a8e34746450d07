/** Next calls this once when the server starts: the hub listens before the first page is asked for. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] === 'edge') return;
  const { getHub } = await import('./server/hub/hub.ts');
  getHub();
}
