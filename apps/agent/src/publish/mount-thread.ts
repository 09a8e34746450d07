/*
 * Entry of the thread that serves a mount: builds the device and runs the loop until the mount ends. It waits for nobody
 * but the kernel, so whoever publishes may read the mount itself.
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { MOUNT_DEVICE_SIZES, serveMount } from '../mount/serve-mount.ts';
import type {
  MountReport,
  MountRequest,
  MountServiceOptions,
} from '../mount/stats/mount-messages.ts';
import { MountService } from '../mount/stats/mount-service.ts';
import { openKernelDevice } from '../node/fuse-kernel-device.ts';
import type { FuseThreadData } from '../node/fuse-session.ts';

const MS_PER_S = 1000;

const port = parentPort;
if (port === null) throw new Error('mount-thread is started as a worker thread only');

// The main thread made it a moment ago; nothing else can start this file.
const { descriptor, bell, data } = workerData as FuseThreadData<MountServiceOptions>;

using device = openKernelDevice(descriptor, bell, MOUNT_DEVICE_SIZES);
const post = (report: MountReport): void => port.postMessage(report);
const service = new MountService(data, { post, nowMs: device.nowMs, ownPid: process.pid });

const attend = (): number => {
  for (let received = receiveMessageOnPort(port); received !== undefined; ) {
    // Only the main thread posts here, and nothing but MountRequest.
    service.take(received.message as MountRequest);
    received = receiveMessageOnPort(port);
  }
  return service.checkTime();
};
serveMount(device, service.root, {
  timeS: Math.floor(Date.now() / MS_PER_S),
  attend,
  onProblem: (error) => {
    post({ kind: 'problem', text: error instanceof Error ? error.message : String(error) });
  },
});
port.close();
