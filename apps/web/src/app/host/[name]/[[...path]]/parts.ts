import { onDemand } from '../../../../ui/on-demand.tsx';

/*
 * Places that the first look at a host does not need. Their code comes some time after it.
 */
export const SourcePage = onDemand(
  async () => (await import('../../../../features/source-page/source-page.tsx')).SourcePage,
);
export const ValuePage = onDemand(
  async () => (await import('../../../../features/value-page/value-page.tsx')).ValuePage,
);
export const CellTable = onDemand(
  async () => (await import('../../../../features/table/cell-table.tsx')).CellTable,
);
export const Pinned = onDemand(
  async () => (await import('../../../../features/pins/pinned.tsx')).Pinned,
);
export const MoversPage = onDemand(
  async () => (await import('../../../../features/movers/movers-page.tsx')).MoversPage,
);
export const ProcessesPage = onDemand(
  async () => (await import('../../../../features/processes/processes-page.tsx')).ProcessesPage,
);
export const CapabilitiesPage = onDemand(
  async () =>
    (await import('../../../../features/capabilities/capabilities-page.tsx')).CapabilitiesPage,
);
export const AuditPage = onDemand(
  async () => (await import('../../../../features/audit/audit-page.tsx')).AuditPage,
);
export const SessionsPage = onDemand(
  async () => (await import('../../../../features/sessions/sessions-page.tsx')).SessionsPage,
);

export const PARTS = [
  SourcePage,
  ValuePage,
  CellTable,
  Pinned,
  MoversPage,
  ProcessesPage,
  CapabilitiesPage,
  AuditPage,
  SessionsPage,
] as const;
