'use client';

import { useMutation } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { useTRPC } from '../../trpc/client.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useToast } from '../../ui/toast.tsx';

export function SignOutButton() {
  const trpc = useTRPC();
  const toast = useToast();
  const { mutate, isPending } = useMutation(
    trpc.auth.logout.mutationOptions({
      onSuccess: () => window.location.reload(),
      onError: () => toast('Signing out failed: the server did not answer.', { tone: 'bad' }),
    }),
  );
  return (
    <IconButton label="Sign out" framed disabled={isPending} onClick={() => mutate({})}>
      <LogOut size={14} aria-hidden />
    </IconButton>
  );
}
