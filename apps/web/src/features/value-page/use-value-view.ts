import type { Descriptor } from '@statsfs/core/model';
import { useQueryState } from '../../ui/use-query-state.ts';
import { parseValueView, type ValueView, withValueView } from './url-state.ts';

/** How the value is looked at. */
export const useValueView = ({
  type,
  kind,
}: Descriptor): readonly [ValueView, (view: ValueView) => void] =>
  useQueryState(
    (query) => parseValueView(query, type, kind),
    (query, view) => withValueView(query, view, kind),
  );
