/* Serves the tree of the tests, as a thread of the test or of the program that it starts. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { MOUNT_DEVICE_SIZES, serveMount } from '../src/mount/serve-mount.ts';
import { openKernelDevice } from '../src/node/fuse-kernel-device.ts';
import type { FuseThreadData } from '../src/node/fuse-session.ts';
import { FOREVER } from '../src/ports/fuse-device.ts';
import type { TreeEvent, TreeOptions, TreeOrder } from './fuse-test-messages.ts';
import { TestTree } from './fuse-test-tree.ts';

const port = parentPort;
if (port === null) throw new Error('fuse-tree-thread is started as a worker thread only');

// Made by startFuseSession a moment ago.
const { descriptor, bell, data } = workerData as FuseThreadData<TreeOptions>;
const post = (event: TreeEvent): void => port.postMessage(event);
const tree = new TestTree(post);

using device = openKernelDevice(descriptor, bell, MOUNT_DEVICE_SIZES);
serveMount(device, tree.root, {
  timeS: 1_700_000_000,
  entryMs: data.rememberMs,
  attributesMs: data.rememberMs,
  onProblem: (error) => post({ kind: 'problem', message: String(error) }),
  attend: () => {
    for (;;) {
      const received = receiveMessageOnPort(port);
      if (received === undefined) return FOREVER;
      // Only tests post here.
      tree.obey(received.message as TreeOrder);
    }
  },
});
port.close();
