import { EmptyState } from '../ui/empty-state.tsx';

export default function NotFound() {
  return (
    <main className="p-6">
      <h1 className="mb-2 px-3 font-semibold text-t4">Not found</h1>
      <EmptyState title="No host or page has this address">
        <p>
          It may have been renamed, or the link is cut short.{' '}
          <a href="/" className="text-accent underline">
            Go to the first host
          </a>
          .
        </p>
      </EmptyState>
    </main>
  );
}
