import { Segmented } from './segmented.tsx';
import { useChoice } from './use-choice.ts';

/** How CPUs follow each other. The orders are those of live/topology, which ui may not import: they meet by structure. */
type CpuOrder = 'cpu' | 'socket' | 'core' | 'node';

const LABELS: Readonly<Record<CpuOrder, string>> = {
  cpu: 'by CPU',
  socket: 'by socket',
  core: 'by core (SMT)',
  node: 'by node',
};

/** The order that the address asks for: one for all that is by CPU on a page. */
export const useCpuOrder = (): readonly [CpuOrder, (order: CpuOrder) => void] =>
  useChoice('order', ['cpu', 'socket', 'core', 'node']);

export interface CpuOrderChoiceProps {
  /** Those that say something. */
  readonly orders: readonly CpuOrder[];
  readonly order: CpuOrder;
  readonly onChange: (order: CpuOrder) => void;
}

/** Nothing where there is nothing to choose. */
export function CpuOrderChoice({ orders, order, onChange }: CpuOrderChoiceProps) {
  if (orders.length < 2) return null;
  return (
    <Segmented
      label="Order of CPUs"
      value={order}
      segments={orders.map((value) => ({ value, label: LABELS[value] }))}
      onChange={onChange}
    />
  );
}
