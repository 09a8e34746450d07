import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** Accessible name and tooltip. */
  readonly label: string;
  readonly framed?: boolean;
}

/** A square button whose picture says it all to the eye; its label says it to everybody else. */
export function IconButton({ label, framed = false, className, title, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={title ?? label}
      className={classNames(
        'inline-flex size-7 shrink-0 items-center justify-center rounded-md border text-fg1',
        'transition-colors hover:bg-bg2 hover:text-fg0 aria-pressed:bg-accentbg aria-pressed:text-fg0',
        'disabled:pointer-events-none disabled:text-fg2',
        framed ? 'border-line bg-bg1' : 'border-transparent',
        className,
      )}
      {...rest}
    />
  );
}
