/*
 * Entry of the SharedWorker: one per browser, so that any number of tabs costs one connection of the six that a browser
 * allows per server.
 */
import { LiveBroker, type TabPort } from './live-broker.ts';
import { systemClock } from './live-transport.ts';
import type { TabMessage } from './tab-message.ts';
import { createTrpcTransport } from './trpc-transport.ts';

// lib.dom does not know the scope of a shared worker; this is all that is used of it.
declare const self: { onconnect: ((event: MessageEvent) => void) | null };

const broker = new LiveBroker(createTrpcTransport(), systemClock);

self.onconnect = ({ ports: [port] }) => {
  if (port === undefined) return;
  const tab: TabPort = { send: (message) => port.postMessage(message) };
  port.onmessage = ({ data }: MessageEvent<TabMessage>) => broker.receive(tab, data);
};
