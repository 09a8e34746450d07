import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

export type ButtonTone = 'plain' | 'accent' | 'quiet' | 'danger';

const TONES: Readonly<Record<ButtonTone, string>> = {
  plain: 'border-line bg-bg1 text-fg0 hover:bg-bg2',
  accent: 'border-transparent bg-accentbg text-fg0 hover:border-accent',
  quiet: 'border-transparent bg-transparent text-fg1 hover:bg-bg2 hover:text-fg0',
  danger: 'border-bad bg-bg1 text-bad hover:bg-bg2',
};

export interface ButtonProps extends ComponentProps<'button'> {
  readonly tone?: ButtonTone;
}

/** 28 px high. The key that does the same goes into `aria-keyshortcuts`, and as `Kbd` into the text where there is room. */
export function Button({ tone = 'plain', className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={classNames(
        'inline-flex h-7 shrink-0 items-center justify-center gap-2 rounded-md border px-2.5 text-t1',
        'whitespace-nowrap transition-colors disabled:pointer-events-none disabled:text-fg2',
        TONES[tone],
        className,
      )}
      {...rest}
    />
  );
}
