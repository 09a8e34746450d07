import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { TLSSocket } from 'node:tls';
import { refuseBody } from './admit-body.ts';
import { type ProxyTrust, stampAsker } from './asker-headers.ts';

/** PEM, as files hold it. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** Undefined: plain HTTP. */
  readonly certificate: Certificate | undefined;
  readonly trust: ProxyTrust;
}

/** Whoever opens a connection says quickly what he wants, and all of it in half a minute. */
const LIMITS: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 16 * 1024,
  // One who never reads is found out by the kernel.
  keepAlive: true,
};
/** An idle connection costs some 10 KiB here: this many are borne, and no more are taken on. */
const MAX_CONNECTIONS = 4_000;

/**
 * Listens, and hands on requests that say truly who they come from and announce a body of a bearable size.
 * @throws the error of listen(2), such as EADDRINUSE.
 */
export async function listen(
  handle: RequestListener,
  { host, port, certificate, trust }: ListenOptions,
): Promise<Server> {
  const guarded: RequestListener = (request, response) => {
    const refusal = refuseBody(request.headers);
    if (refusal !== undefined) {
      const { status, error } = refusal;
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
      response.end(JSON.stringify({ error }), () => request.destroy());
      return;
    }
    const { socket } = request;
    const isEncrypted = socket instanceof TLSSocket;
    stampAsker(request.headers, { address: socket.remoteAddress ?? '', isEncrypted }, trust);
    handle(request, response);
  };
  const server =
    certificate === undefined
      ? createServer(LIMITS, guarded)
      : createTlsServer({ ...LIMITS, ...certificate, minVersion: 'TLSv1.2' }, guarded);
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}
