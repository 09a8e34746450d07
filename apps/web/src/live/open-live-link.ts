import type { LiveLink, OpenLiveLink } from './live-link.ts';
import { LiveBroker, type TabPort } from './worker/live-broker.ts';
import { systemClock } from './worker/live-transport.ts';
import type { TabMessage, WorkerMessage } from './worker/tab-message.ts';
import { createTrpcTransport } from './worker/trpc-transport.ts';

type OnMessage = (message: WorkerMessage) => void;

/** Through the browser's one worker where there is SharedWorker, else by a connection of this tab's own. */
export const openBrowserLink: OpenLiveLink = (host, onMessage) =>
  typeof SharedWorker === 'undefined' ? openOwn(host, onMessage) : openShared(host, onMessage);

function openShared(host: string, onMessage: OnMessage): LiveLink {
  const worker = new SharedWorker(new URL('./worker/live-worker.ts', import.meta.url), {
    type: 'module',
    name: 'statsfs-live',
  });
  let own: LiveLink | undefined;
  let looked: Parameters<LiveLink['look']> = [[], []];
  const send = (message: TabMessage): void => worker.port.postMessage(message);
  // A worker script that does not load (blocked, or a build that is gone) must not leave the page without data.
  worker.onerror = () => {
    own ??= openOwn(host, onMessage);
    own.look(...looked);
  };
  worker.port.onmessage = ({ data }: MessageEvent<WorkerMessage>) => onMessage(data);
  return {
    look: (paths, fast) => {
      looked = [paths, fast];
      if (own === undefined) send({ kind: 'look', host, paths, fast });
      else own.look(paths, fast);
    },
    retry: () => (own === undefined ? send({ kind: 'retry', host }) : own.retry()),
    leave: () => {
      own?.leave();
      send({ kind: 'leave', host });
      worker.port.onmessage = null;
    },
  };
}

function openOwn(host: string, onMessage: OnMessage): LiveLink {
  const broker = new LiveBroker(createTrpcTransport(), systemClock);
  const tab: TabPort = { send: onMessage };
  return {
    look: (paths, fast) => broker.receive(tab, { kind: 'look', host, paths, fast }),
    retry: () => broker.receive(tab, { kind: 'retry', host }),
    leave: () => broker.receive(tab, { kind: 'leave', host }),
  };
}
