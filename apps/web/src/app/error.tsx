'use client';

import { ErrorNotice } from '../ui/error-notice.tsx';

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** A fault of ours. The text of a server's error does not reach the browser; its digest finds it in the log. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="p-6">
      <h1 className="mb-3 font-semibold text-t4">This page failed</h1>
      <ErrorNotice message={error.message} onRetry={reset}>
        {error.digest !== undefined && (
          <p className="text-fg1">
            In the server&apos;s log under <code>{error.digest}</code>.
          </p>
        )}
      </ErrorNotice>
    </main>
  );
}
