import { describe, expect, it } from 'vitest';
import { ToastQueue } from './toast-queue.ts';

describe('ToastQueue', () => {
  it('keeps what was told before somebody shows it, and gives each out once', () => {
    const queue = new ToastQueue();
    expect(queue.isAsked()).toBe(false);
    queue.add('Copied');
    queue.add('Refused', { tone: 'bad' });
    expect(queue.isAsked()).toBe(true);
    expect(queue.take().map(({ message }) => message)).toEqual(['Copied', 'Refused']);
    let told = 0;
    const end = queue.subscribe(() => told++);
    queue.add('Again');
    expect([told, queue.take().length, queue.take().length]).toEqual([1, 1, 0]);
    end();
    queue.add('Unheard');
    expect(told).toBe(1);
  });
});
