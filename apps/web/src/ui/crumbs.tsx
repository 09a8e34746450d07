import { namesOf, pathOf, type StatPath } from '@statsfs/core/model';
import { StatLink, usePlace } from './place.tsx';

/** Where something sits: the host, the sources above it, and its own name. */
export function Crumbs({ path }: { readonly path: StatPath }) {
  const { host } = usePlace();
  const names = namesOf(path);
  const above = [host, ...names].slice(0, -1);
  return (
    <nav aria-label="Place" className="font-mono text-fg2 text-t1">
      {above.map((name, depth) => (
        // The same name may come twice on the way down; its depth tells them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: the depth is what identifies a crumb
        <span key={depth}>
          <StatLink path={pathOf(names.slice(0, depth))} className="hover:text-fg0 hover:underline">
            {name}
          </StatLink>
          {' / '}
        </span>
      ))}
      <b aria-current="page" className="font-medium text-fg1">
        {names.at(-1) ?? host}
      </b>
    </nav>
  );
}
