/** Calls back when the colours may be others: canvas ink does not follow the cascade by itself. @returns what ends it. */
export function onThemeChange(listener: () => void): () => void {
  const attribute = new MutationObserver(listener);
  attribute.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const queries = ['(prefers-color-scheme: light)', '(prefers-contrast: more)'].map((query) =>
    window.matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    attribute.disconnect();
    for (const query of queries) query.removeEventListener('change', listener);
  };
}
