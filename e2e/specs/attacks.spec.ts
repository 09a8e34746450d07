import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { sidewaysOverflow } from '../fixtures/looks-sound.ts';
import { type Message, send } from '../fixtures/send.ts';
import { startStatsfs } from '../fixtures/statsfs-process.ts';
import { expect, type Product, test } from '../fixtures/test.ts';

/*
 * What docs/SECURITY.md says must fail, tried on the running product. Each test is a row of its table.
 */

const JSON_TYPE = { 'content-type': 'application/json' };

/** Logs in as a page of ours does. @returns the cookie. */
async function cookieOf({ url }: Product, token: string, more: Message = {}): Promise<string> {
  const { headers } = await logIn(url, token, more);
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

const logIn = (url: string, token: string, more: Message = {}) =>
  send(`${url}/api/trpc/auth.login`, {
    method: 'POST',
    headers: { ...JSON_TYPE, origin: url },
    body: JSON.stringify({ token }),
    ...more,
  });

const clearBody = JSON.stringify({ host: 'local', paths: ['demo/service/requests'] });
const requests = ({ folder }: Product): string => folder.read('service/requests').trim();

test('DNS rebinding: whatever is asked under a foreign name is not answered', async ({
  product,
}) => {
  const { url } = product;
  const cookie = await cookieOf(product, product.operatorToken);
  const watch = encodeURIComponent(JSON.stringify({ host: 'local', paths: [] }));
  for (const path of [
    '/',
    '/host/local/cpu',
    '/login',
    '/healthz',
    '/metrics',
    '/icon.svg',
    '/api/trpc/hosts.list',
    `/api/trpc/live.watch?input=${watch}`,
    '/api/hosts/local/schema',
    '/api/audit?format=csv',
  ]) {
    for (const origin of [{}, { origin: 'http://evil.example' }]) {
      const headers = { host: 'evil.example', cookie, ...origin };
      expect((await send(`${url}${path}`, { headers })).status, path).toBe(421);
    }
  }
});

test('a post from another site changes nothing, in whatever shape it comes', async ({
  product,
}) => {
  const { url } = product;
  const cookie = await cookieOf(product, product.operatorToken);
  const shapes = [
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/json',
  ];
  for (const type of shapes) {
    for (const origin of [{ origin: 'http://evil.example' }, { origin: 'null' }, {}]) {
      for (const path of ['clear.run', 'clear.run?batch=1', 'auth.logout', 'pins.change']) {
        const headers = { 'content-type': type, cookie, ...origin };
        const message = { method: 'POST', headers, body: clearBody };
        const { status } = await send(`${url}/api/trpc/${path}`, message);
        expect(status, `${type} ${path}`).toBe(403);
      }
    }
  }
  expect(requests(product)).toBe('7');
});

test('nothing is cleared by GET', async ({ product }) => {
  const cookie = await cookieOf(product, product.operatorToken);
  const address = `${product.url}/api/trpc/clear.run?input=${encodeURIComponent(clearBody)}`;
  const headers = { cookie, origin: product.url };
  expect((await send(address, { headers })).status).toBe(405);
  expect(requests(product)).toBe('7');
});

test('without a session, or with one that is made up or taken from elsewhere, nothing is told', async ({
  product,
}) => {
  const { url } = product;
  const good = await cookieOf(product, product.viewerToken);
  expect((await send(`${url}/api/trpc/hosts.list`, { headers: { cookie: good } })).status).toBe(
    200,
  );
  const bad = [undefined, 'statsfs=', `${good}x`, good.slice(0, -1), 'statsfs=Fe26.2**sealed'];
  for (const cookie of bad) {
    const headers = cookie === undefined ? {} : { cookie };
    for (const path of [
      '/api/trpc/hosts.list',
      '/api/hosts/local/schema',
      '/api/audit?format=csv',
      '/metrics',
    ]) {
      expect((await send(`${url}${path}`, { headers })).status, path).toBe(401);
    }
    const body = clearBody;
    const posted = { method: 'POST', headers: { ...headers, ...JSON_TYPE, origin: url }, body };
    expect((await send(`${url}/api/trpc/clear.run`, posted)).status).toBe(401);
  }
  expect(requests(product)).toBe('7');
});

test('a viewer who calls what is for operators is refused by the procedure', async ({
  product,
}) => {
  const { url } = product;
  const cookie = await cookieOf(product, product.viewerToken);
  const headers = { cookie, origin: url, ...JSON_TYPE };
  const input = encodeURIComponent(clearBody);
  for (const path of ['sessions.list', `clear.preview?input=${input}`]) {
    expect((await send(`${url}/api/trpc/${path}`, { headers })).status, path).toBe(403);
  }
  for (const [path, body] of [
    ['clear.run', clearBody],
    ['sessions.end', '{"id":"x"}'],
  ] as const) {
    const message = { method: 'POST', headers, body };
    expect((await send(`${url}/api/trpc/${path}`, message)).status, path).toBe(403);
  }
  expect(requests(product)).toBe('7');
});

test('the printed link logs in once', async ({ product }) => {
  const token = new URL(product.link()).hash.replace('#token=', '');
  const first = await logIn(product.url, token);
  expect(first.status).toBe(200);
  expect(first.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=strict/i);
  expect((await logIn(product.url, token)).status).toBe(401);
  const headers = { authorization: `Bearer ${token}` };
  expect((await send(`${product.url}/api/trpc/hosts.list`, { headers })).status).toBe(401);
});

test('tokens cannot be tried out', async ({ product }) => {
  // Another of this machine's addresses: nobody else is kept out.
  const from = { localAddress: '127.0.0.9' };
  const statuses: number[] = [];
  for (let i = 0; i < 12; i++) {
    statuses.push((await logIn(product.url, `guess ${i}`, from)).status);
  }
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
  expect(statuses.at(-1)).toBe(429);
  expect((await logIn(product.url, product.operatorToken, from)).status).toBe(429);
  expect((await logIn(product.url, product.operatorToken)).status).toBe(200);
  // Whoever shares the address with a script that has a token of its own does not keep it out.
  const bearer = (token: string) => ({ ...from, headers: { authorization: `Bearer ${token}` } });
  await using making = startStatsfs(['token', 'viewer', '--state-dir', product.stateDir]);
  const made = await making.line(/^[\w-]{32}$/);
  const ask = `${product.url}/api/trpc/hosts.list`;
  expect((await send(ask, bearer(product.viewerToken))).status).toBe(401);
  expect((await send(ask, bearer(made))).status).toBe(200);
});

test('an address or a user that a client makes up is not believed', async ({ product }) => {
  const headers = {
    'x-forwarded-for': '10.9.9.9',
    'x-forwarded-user': 'root',
    'x-statsfs-user': 'root',
    'x-statsfs-address': '10.9.9.9',
    'x-middleware-subrequest': 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy',
  };
  expect((await send(`${product.url}/api/trpc/hosts.list`, { headers })).status).toBe(401);
  const authorization = `Bearer ${product.operatorToken}`;
  const more = { ...headers, ...JSON_TYPE, authorization };
  const body = JSON.stringify({ host: 'local', paths: ['nowhere/at-all'] });
  await send(`${product.url}/api/trpc/clear.run`, { method: 'POST', headers: more, body });
  const audit = await send(`${product.url}/api/audit?format=json&text=nowhere`, { headers: more });
  expect(audit.text).toContain('"address":"127.0.0.1"');
  expect(audit.text).not.toContain('10.9.9.9');
});

test('a file that is swapped between the question and the answer is not written to', async ({
  product,
}) => {
  const { url, folder } = product;
  const place = join(folder.path, 'swapped');
  const precious = join(folder.path, '..', 'precious');
  writeFileSync(precious, '42\n');
  const headers = { authorization: `Bearer ${product.operatorToken}`, ...JSON_TYPE };
  const ask = async <T>(message: Message, path: string): Promise<T> =>
    JSON.parse((await send(`${url}/api/trpc/${path}`, message)).text).result.data;
  const swaps: Readonly<Record<string, (file: string) => void>> = {
    file: (file) => {
      writeFileSync(`${file}.new`, '99\n');
      renameSync(`${file}.new`, file);
    },
    symlink: (file) => {
      rmSync(file);
      symlinkSync(precious, file);
    },
    fifo: (file) => {
      rmSync(file);
      execFileSync('mkfifo', [file]);
    },
  };
  for (const [what, swap] of Object.entries(swaps)) {
    folder.write(`swapped/${what}`, '5\n');
    const path = `demo/swapped/${what}`;
    await product.untilFound(path);
    const input = JSON.stringify({ host: 'local', paths: [path] });
    type Preview = { readonly files: readonly { path: string; identity?: string }[] };
    const preview = await ask<Preview>(
      { headers },
      `clear.preview?input=${encodeURIComponent(input)}`,
    );
    const identity = preview.files[0]?.identity;
    expect(identity, what).toMatch(/^\d+:\d+$/);
    swap(join(place, what));
    const body = JSON.stringify({ host: 'local', paths: [path], shown: { [path]: identity } });
    type Result = { readonly results: readonly { readonly kind: string }[] };
    const run = await ask<Result>({ method: 'POST', headers, body }, 'clear.run');
    expect(run.results, what).toMatchObject([{ kind: 'refused' }]);
  }
  expect(readFileSync(precious, 'utf8')).toBe('42\n');
  expect(folder.read('swapped/file')).toBe('99\n');
  const outside = JSON.stringify({ host: 'local', paths: ['demo/../precious', '/etc/shadow'] });
  const run = await ask<object>({ method: 'POST', headers, body: outside }, 'clear.run');
  expect(run).toMatchObject({ results: [{ kind: 'refused' }, { kind: 'refused' }] });
  folder.remove('swapped');
});

test('hostile names are text in the question, the result and the audit', async ({
  app,
  product,
}) => {
  const { folder } = product;
  const names = [
    '<img src=x onerror=globalThis.pwned=1>',
    'a\u001b[31mred',
    'rtl\u202etxt',
    'line\nbreak',
    'n'.repeat(200),
  ];
  for (const name of names) folder.write(`hostile/${name}`, '5\n');
  // A file name has 255 bytes at most; a name within a file has what somebody prints.
  folder.write('longest/stat', `${'k'.repeat(10_000)} 5\nfine 6\nalso 7\n`);
  await product.untilFound('demo/hostile');
  await app.goTo('demo/hostile');
  await app.value.clearInKernel.click();
  const dialog = app.value.clearDialog;
  await expect(dialog.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(5);
  await dialog.getByRole('textbox').fill('5');
  await dialog.getByRole('button', { name: 'Clear 5 files' }).click();
  await expect(dialog).toContainText('5 files cleared');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await app.page.goto(`${product.url}/host/local?page=audit&filter=hostile`);
  await app.page.getByText('5 files cleared').first().click();
  await expect(app.page.getByText('<img src=x').first()).toBeVisible();
  expect(await app.page.evaluate(() => 'pwned' in globalThis)).toBe(false);
  await product.untilFound('demo/longest/stat');
  await app.goTo('demo/longest/stat');
  await expect(app.page.getByRole('main')).toContainText(/not recognised/i);
  expect(await sidewaysOverflow(app.page)).toBeLessThanOrEqual(0);
  folder.remove('hostile');
  folder.remove('longest');
});

test('a body is judged before it is read', async ({ product }) => {
  const { url } = product;
  const authorization = `Bearer ${product.operatorToken}`;
  const headers = { ...JSON_TYPE, authorization };
  const huge = await announce(url, 100 * 1024 * 1024, headers);
  expect(huge).toBe(413);
  const chunked = { ...headers, 'transfer-encoding': 'chunked' };
  const message = { method: 'POST', headers: chunked, body: clearBody };
  expect((await send(`${url}/api/trpc/clear.run`, message)).status).toBe(411);
  expect(requests(product)).toBe('7');
});

/** Announces a body and sends none of it. @returns the status. */
async function announce(url: string, bytes: number, headers: object): Promise<number> {
  const { port } = new URL(url);
  const lines = Object.entries({ ...headers, host: `127.0.0.1:${port}`, 'content-length': bytes });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(`POST /api/trpc/clear.run HTTP/1.1\r\n${head}\r\n`);
  const text = await new Promise<string>((resolve, reject) => {
    socket.once('data', (data) => resolve(data.toString()));
    socket.once('error', reject);
  });
  socket.destroy();
  return Number(text.split(' ')[1]);
}

test('one who never finishes his request is hung up on, and keeps nobody from the page', async ({
  app,
  product,
}) => {
  const port = Number(new URL(product.url).port);
  const sockets = Array.from({ length: 200 }, () => connect(port, '127.0.0.1'));
  const closed = sockets.map(
    (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
  );
  for (const socket of sockets) {
    socket.on('error', () => undefined);
    socket.resume();
    socket.write('GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ');
  }
  await app.goTo('demo/service/requests');
  await expect(app.status).toHaveText(/^Live/);
  await Promise.all(closed);
});

test('no script runs that our own server has not named', async ({ app }) => {
  const { page } = app;
  const violations = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const seen: string[] = [];
        document.addEventListener('securitypolicyviolation', (event) => {
          seen.push(event.effectiveDirective);
          if (seen.length === 3) resolve(seen.sort());
        });
        const inline = document.createElement('div');
        inline.innerHTML = '<img src="/none" onerror="globalThis.pwned = 1">';
        document.body.append(inline);
        const foreign = document.createElement('iframe');
        foreign.src = 'http://evil.example/';
        document.body.append(foreign);
        fetch('http://evil.example/').catch(() => undefined);
      }),
  );
  expect(violations).toEqual(['connect-src', 'frame-src', 'script-src-attr']);
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
});

test('every answer says how it may be used', async ({ product }) => {
  const authorization = `Bearer ${product.viewerToken}`;
  for (const path of ['/', '/login', '/healthz', '/api/trpc/hosts.list', '/nowhere']) {
    const { headers } = await send(`${product.url}${path}`, { headers: { authorization } });
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBe('no-referrer');
    expect(headers['x-powered-by'], path).toBeUndefined();
    expect(headers['access-control-allow-origin'], path).toBeUndefined();
    const policy = String(headers['content-security-policy']);
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toMatch(/script-src 'nonce-[^']{22,}' 'strict-dynamic';/);
    expect(policy, path).not.toContain('unsafe-eval');
  }
});

test('who steals the state folder can neither log in with it nor take over a session', async ({
  product,
}) => {
  const cookie = await cookieOf(product, product.viewerToken);
  const key = cookie.replace('statsfs=', '');
  const files = readdirSync(product.stateDir);
  const held = files.map((file) => readFileSync(join(product.stateDir, file), 'latin1')).join('\n');
  expect(held).toContain('STATSFS_VIEWER_TOKEN');
  for (const secret of [key, product.viewerToken, product.operatorToken]) {
    expect(held).not.toContain(secret);
  }
});

test('one login has so many streams and no more, and the page of another goes on', async ({
  app,
  product,
}) => {
  const cookie = await cookieOf(product, product.viewerToken);
  const input = encodeURIComponent(JSON.stringify({ host: 'local', paths: [] }));
  const abort = new AbortController();
  const opened = await Promise.all(
    Array.from({ length: 100 }, async () => {
      const response = await fetch(`${product.url}/api/trpc/live.watch?input=${input}`, {
        headers: { cookie },
        signal: abort.signal,
      });
      const reader = response.body?.getReader();
      let text = '';
      for (;;) {
        const part = await reader?.read();
        if (part === undefined || part.done) return 'ended';
        text += new TextDecoder().decode(part.value);
        if (text.includes('hello')) return 'open';
        if (text.includes('Too many live streams')) return 'refused';
      }
    }),
  );
  expect(opened.filter((end) => end === 'open')).toHaveLength(64);
  expect(opened.filter((end) => end === 'refused')).toHaveLength(36);
  await app.goTo('demo/service/requests');
  await expect(app.status).toHaveText(/^Live/);
  abort.abort();
});

test('a session that is ended elsewhere sees nothing more', async ({
  app,
  browser,
  logIn: enter,
  product,
}) => {
  const context = await browser.newContext();
  const other = await enter(await context.newPage(), product.viewerToken);
  const host = new URL(app.page.url()).pathname.split('/')[2];
  await app.page.goto(`${product.url}/host/${host}?page=sessions`);
  const viewers = app.page.getByRole('list', { name: 'Signed in' }).getByRole('listitem');
  // The one seen last stands first.
  const newest = viewers.filter({ hasText: /STATSFS_VIEWER_TOKEN.*Chrome/ }).first();
  await newest.getByRole('button', { name: /^Sign out/ }).click();
  await expect(app.page.getByText('Signed out.').first()).toBeVisible();
  await expect(other.page.getByRole('textbox', { name: 'Token or link' })).toBeVisible();
  await context.close();
});
