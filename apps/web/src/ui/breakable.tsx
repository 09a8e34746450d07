import { Fragment } from 'react';

/** A path that breaks after its slashes, where people read a pause, before it breaks anywhere else. */
export function Breakable({ path }: { readonly path: string }) {
  let at = 0;
  return path.split(/(?<=\/)/).map((part) => {
    at += part.length;
    return (
      <Fragment key={at}>
        {part}
        <wbr />
      </Fragment>
    );
  });
}
