import { describe, expect, it } from 'vitest';
import { clearByName, readByName, TreePublisher } from '../src/publish/index.ts';
import { http, tree } from './publish-example.ts';
import { toLines } from './published-lines.ts';

describe('the example of the README', () => {
  it('publishes what it says, with an aggregate above', () => {
    http.requests += 3;
    http.open = 1.5;
    http.latency.record(5);
    http.byStatus.set(200, 2).set(404, 1);
    const myapp = tree.root.subordinate('myapp');
    if (myapp === undefined) throw new Error('Expected myapp');
    using publisher = new TreePublisher(tree.root, {
      epoch: 'e',
      host: { name: 'h', kernel: '', bootId: '' },
      filesystem: 'myapp',
      mountPoint: '',
    });
    publisher.refresh(1);
    const lines = toLines(publisher.schema, publisher.readings);
    expect(lines).toContain('myapp/http/requests 3');
    expect(lines).toContain('myapp/http/open 1.5');
    expect(lines).toContain('myapp/http/by_status 200=2 404=1');
    expect(lines).toContain('myapp/requests 3 (sum)');
    expect(lines.find((line) => line.startsWith('myapp/http/latency_us'))).toContain('4=1');
    expect(readByName(myapp, 'requests')).toMatchObject({ kind: 'figure', exact: '3' });
    clearByName(myapp, 'requests');
    expect(http.requests).toBe(0);
  });
});
