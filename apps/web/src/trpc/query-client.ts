import { QueryClient } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';

const RETRIES = 2;

/** Requests that fail for want of a session, or because they are wrong, are not tried again. */
function shouldRetry(failures: number, error: unknown): boolean {
  const status = error instanceof TRPCClientError ? error.data?.httpStatus : undefined;
  if (typeof status === 'number' && status < 500) return false;
  return failures < RETRIES;
}

export const createQueryClient = (): QueryClient =>
  new QueryClient({ defaultOptions: { queries: { retry: shouldRetry, staleTime: 5_000 } } });
