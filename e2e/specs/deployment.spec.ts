import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startReverseProxy } from '../fixtures/reverse-proxy.ts';
import { send } from '../fixtures/send.ts';
import { startStatsfs } from '../fixtures/statsfs-process.ts';
import { expect, test } from '../fixtures/test.ts';
import { startWebBeside } from '../fixtures/web-beside.ts';
import { BrowserApp } from '../pages/browser-app.ts';

/* The ways a web app is put before people: over HTTPS, behind a reverse proxy, as an ordinary user. */

/** A figure of the page of a value. */
const figure = ({ page }: BrowserApp, text: string) =>
  page.getByRole('main').getByText(text, { exact: true }).first();

/** The user and group nobody, which every Linux has. */
const NOBODY = 65_534;
/** Of no group that any socket is for. */
const STRANGER = 65_533;

/** A certificate for loopback that lasts a day, by the program whose files administrators have. */
function makeCertificate(folder: string): readonly [cert: string, key: string] {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const files = ['-keyout', key, '-out', cert];
  const argv = ['req', '-x509', ...kind, '-days', '1', ...subject, ...files];
  execFileSync('openssl', argv, { stdio: 'pipe' });
  return [cert, key];
}

test('over HTTPS everything works as it does without, and the cookie is for HTTPS alone', async ({
  browser,
  product,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'statsfs-tls-'));
  const [cert, key] = makeCertificate(folder);
  const flags = ['--tls-cert', cert, '--tls-key', key];
  await using web = await startWebBeside(product, { flags });
  expect(web.url).toMatch(/^https:/);
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const app = new BrowserApp(await context.newPage(), web.url);
  await app.open('/', product.operatorToken);
  await app.goTo('demo/service/requests');
  await expect(figure(app, '7')).toBeVisible();
  product.folder.write('service/requests', '9\n');
  await expect(figure(app, '9')).toBeVisible();
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ name: 'statsfs', secure: true, httpOnly: true });
  // A change: the page's origin is one of HTTPS as well.
  await app.value.pin.click();
  await expect(app.value.unpin).toBeVisible();
  await context.close();
  // The certificate is checked by whoever is given it, and nothing is told without TLS.
  expect(await statusOver(web.url, readFileSync(cert))).toBe(200);
  await expect(send(web.url.replace('https:', 'http:'))).rejects.toThrow();
  product.folder.write('service/requests', '7\n');
  rmSync(folder, { recursive: true });
});

function statusOver(url: string, ca: Buffer): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}/healthz`, { ca, agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

test('a reverse proxy that is listed says who its user is, and nobody else does', async ({
  browser,
  product,
}) => {
  // A proxy of this machine has another of its addresses than the browsers have.
  const proxy = { localAddress: '127.0.0.7' };
  const flags = ['--proxies', '127.0.0.7', '--proxy-operators', 'alice'];
  await using web = await startWebBeside(product, { flags });
  const named = (user: string) => ({ 'x-forwarded-user': user, 'x-forwarded-for': '192.0.2.9' });
  const ask = (path: string, user: string, through = proxy, more = {}) =>
    send(`${web.url}/api/trpc/${path}`, { ...through, headers: { ...named(user), ...more } });

  expect((await ask('hosts.list', 'alice')).status).toBe(200);
  expect((await ask('sessions.list', 'alice')).status).toBe(200);
  expect((await ask('hosts.list', 'bob')).status).toBe(200);
  expect((await ask('sessions.list', 'bob')).status).toBe(403);
  expect((await ask('hosts.list', '')).status).toBe(401);
  expect((await ask('hosts.list', 'alice', { localAddress: '127.0.0.1' })).status).toBe(401);

  // Cross-site requests come through the proxy as well, with the user's name on them.
  const body = JSON.stringify({ host: 'local', paths: ['demo/nowhere'] });
  const change = (origin: string) =>
    send(`${web.url}/api/trpc/clear.run`, {
      ...proxy,
      method: 'POST',
      headers: { ...named('alice'), origin, 'content-type': 'application/json' },
      body,
    });
  expect((await change('http://evil.example')).status).toBe(403);
  // It has just started, and may not have heard yet what the agent allows.
  await expect
    .poll(async () => (await ask('hosts.list', 'alice')).text)
    .toContain('"canClear":true');
  expect((await change(web.url)).status).toBe(200);
  const audit = await send(`${web.url}/api/audit?format=json&text=nowhere`, {
    ...proxy,
    headers: named('alice'),
  });
  expect(audit.text).toContain('"actor":"operator alice"');
  expect(audit.text).toContain('"address":"192.0.2.9"');

  // Whom the proxy knows is asked for no token, sees live figures, and may do what is his.
  await using front = await startReverseProxy(web.url, { user: 'bob', from: '127.0.0.7' });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${front.url}/login`);
  await expect(page).toHaveURL(/\/host\//);
  await page.goto(`${front.url}/host/local/demo/service/requests`);
  const app = new BrowserApp(page, front.url);
  await expect(app.status).toHaveText(/^Live/);
  await expect(figure(app, '7')).toBeVisible();
  await expect(app.value.clearInKernel).toHaveCount(0);
  await app.value.pin.click();
  await expect(app.value.unpin).toBeVisible();
  await context.close();
});

test('as an ordinary user it reads all by the group of the socket, and its files are its own', async ({
  browser,
  product,
}) => {
  test.skip(process.getuid?.() !== 0, 'only root can start it as somebody else');
  // What --socket-group does for an agent; this one belongs to other tests as well.
  chmodSync(dirname(product.socketPath), 0o711);
  chownSync(product.socketPath, 0, NOBODY);
  chownSync(`${product.socketPath}.token`, 0, NOBODY);
  await using web = await startWebBeside(product, { owner: NOBODY });
  const context = await browser.newContext();
  const app = new BrowserApp(await context.newPage(), web.url);
  await app.open('/', product.operatorToken);
  await app.goTo('demo/service/requests');
  await expect(figure(app, '7')).toBeVisible();
  await context.close();
  await using making = startStatsfs(['token', 'viewer', '--state-dir', web.stateDir]);
  const made = await making.line(/^[\w-]{32}$/);
  const headers = { authorization: `Bearer ${made}` };
  expect((await send(`${web.url}/api/trpc/hosts.list`, { headers })).status).toBe(200);
  const files = readdirSync(web.stateDir).map((file) => statSync(join(web.stateDir, file)));
  expect(files.length).toBeGreaterThan(0);
  for (const { uid, mode } of files) {
    expect(uid).toBe(NOBODY);
    expect(mode & 0o077).toBe(0);
  }

  await using strange = await startWebBeside(product, { owner: STRANGER });
  const page = await browser.newPage();
  await page.goto(`${strange.url}/#token=${product.viewerToken}`);
  await expect(new BrowserApp(page, strange.url).status).toContainText('for another user or group');
  await page.close();
});
