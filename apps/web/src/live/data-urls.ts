/*
 * What comes as bytes and not through tRPC. The server's page names the schema too, so that a browser asks for it before
 * any script runs.
 */
const hostUrl = (host: string): string => `/api/hosts/${encodeURIComponent(host)}`;

export const schemaUrl = (host: string): string => `${hostUrl(host)}/schema`;
export const seriesUrl = (host: string): string => `${hostUrl(host)}/series`;
export const sinceUrl = (host: string): string => `${hostUrl(host)}/since`;
