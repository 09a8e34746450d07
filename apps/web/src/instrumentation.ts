/** Next calls this once when the server starts: the hub listens before the first page is asked for. */
export async function register(): Promise<void> {
  // The condition as Next replaces it when it builds: the edge build then holds no import of Node's modules.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { getHub } = await import('./server/hub/hub.ts');
    getHub();
  }
}
