import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { LOOK_COOKIE, parseLookCookie } from '../features/preferences/preferences.ts';
import { PreferencesProvider } from '../features/preferences/preferences-provider.tsx';
import { TrpcProvider } from '../trpc/client.tsx';
import { CopyExact } from '../ui/copy-exact.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'statsfs', template: '%s · statsfs' },
  description: 'The statistics of a Linux host, browsable.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

/** The look comes from a cookie, so that the first frame has the theme and the panes as they were left. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const look = parseLookCookie((await cookies()).get(LOOK_COOKIE)?.value);
  return (
    <html lang="en" {...(look.theme === 'system' ? {} : { 'data-theme': look.theme })}>
      <body>
        <TrpcProvider>
          <PreferencesProvider look={look}>
            <ToastProvider>
              {children}
              <CopyExact />
            </ToastProvider>
          </PreferencesProvider>
        </TrpcProvider>
      </body>
    </html>
  );
}
