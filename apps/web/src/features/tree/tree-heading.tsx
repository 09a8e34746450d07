/** Names of the columns; while searching how much was found. */
export function TreeHeading({ matches }: { readonly matches: string | undefined }) {
  return (
    <div className="@container border-line border-b text-fg2 text-t0">
      <div className="tree-columns px-3 py-1.5">
        <span>
          Stats tree
          <span aria-live="polite">{matches !== undefined && ` · ${matches} found`}</span>
        </span>
        <span className="tree-spark text-right">60 s</span>
        <span
          className="text-right"
          title="The rate of what is cumulative, the value of everything else"
        >
          now
        </span>
      </div>
    </div>
  );
}
