const WIDTHS = [38, 52, 30, 61, 44, 35, 57, 41, 49, 33, 63, 46];

/** Where rows will be, before the first schema. */
export function TreeSkeleton() {
  return (
    <div role="img" aria-label="The tree is loading" className="flex flex-col px-3 pt-1">
      {WIDTHS.map((percent) => (
        <div key={percent} className="flex h-6.5 items-center">
          <div className="h-2.5 rounded-sm bg-bg2" style={{ width: `${percent}%` }} />
        </div>
      ))}
    </div>
  );
}
