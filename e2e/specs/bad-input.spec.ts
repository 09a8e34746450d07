import { request } from 'node:http';
import { startStatsfs } from '../fixtures/statsfs-process.ts';
import { expect, test } from '../fixtures/test.ts';

const MIB = 1024 * 1024;

test('files that cannot be statistics say why in their row, and everything else goes on', async ({
  app,
  product,
}) => {
  const { folder } = product;
  folder.write('odd/binary', new Uint8Array([0, 255, 1, 254]));
  folder.write('odd/big', '1'.repeat(10 * MIB));
  folder.fifo('odd/fifo');
  folder.link('odd/outside', '/etc/shadow');
  folder.write('odd/<img src=x onerror=alert(1)>', '1\n');
  folder.write('odd/vanishing', '5\n');
  await product.untilFound('demo/odd');
  await app.goTo('demo/odd');
  const table = 'demo/odd values';
  await expect(app.value.row(table, 'binary')).toContainText('binary');
  await expect(app.value.row(table, 'big')).toContainText('over 1 MiB');
  await expect(app.value.row(table, 'fifo')).toContainText('not a regular file');
  await expect(app.value.row(table, 'outside')).toContainText('symbolic link, not followed');
  await expect(app.value.row(table, '<img src=x onerror=alert(1)>')).toBeVisible();
  await expect(app.value.row(table, 'vanishing')).toContainText('5');
  folder.remove('odd/vanishing');
  // It says `gone` until the next look for files, which may come at once (core's sweep tests have the word).
  await expect(app.value.row(table, 'vanishing')).toHaveCount(0);
  await expect(app.value.row(table, 'binary')).toContainText('binary');
  await expect(app.status).toHaveText(/^Live/);
  folder.remove('odd');
});

test('a wrong token is refused in one sentence, with a form to try again', async ({
  page,
  product,
}) => {
  await page.goto(`${product.url}/#token=not-the-token`);
  await expect(page.getByRole('alert').filter({ hasText: /token is not valid/i })).toBeVisible();
  await expect(page.getByRole('textbox')).toBeVisible();
  expect(page.url()).not.toContain('not-the-token');
});

test('a foreign Host and a foreign Origin are refused', async ({ product }) => {
  const status = (options: object): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const outgoing = request(`${product.url}/healthz`, options, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      outgoing.on('error', reject);
      outgoing.end();
    });
  expect(await status({})).toBe(200);
  expect(await status({ headers: { host: 'evil.example' } })).toBe(421);
  const origin = 'http://evil.example';
  expect(await status({ method: 'POST', headers: { origin } })).toBe(403);
});

test('a taken port, a folder that is not there and a wrong flag each get one sentence', async ({
  product,
}) => {
  const { port } = new URL(product.url);
  const web = startStatsfs(['web', '--port', port]);
  await web.line(/Port \d+ on 127\.0\.0\.1 is taken; choose another with --port/);
  expect(await web.ended).toBe(1);

  const socket = `${product.socketPath}.other`;
  const agent = startStatsfs(['agent', '--socket', socket, '--fs', 'nowhere=/no/such/folder']);
  await agent.line(/Cannot walk \/no\/such\/folder for --fs nowhere: gone \(ENOENT\)/);
  await agent.stop();

  const wrong = startStatsfs(['agent', '--interval', '7 parsecs']);
  await wrong.line(/--interval is "7 parsecs", expected 100ms to 1h/);
  expect(await wrong.ended).toBe(2);
});
