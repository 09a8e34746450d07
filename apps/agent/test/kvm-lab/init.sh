#!/bin/busybox sh
# First process of the machine that run.sh starts: the host's files with a scratch layer above them, and the command.
busybox mkdir -p /proc /sys /dev /host /exchange /scratch /root
busybox mount -t proc proc /proc
busybox mount -t devtmpfs dev /dev
modules=$(busybox sed -n 's/.*modules=\([^ ]*\).*/\1/p' /proc/cmdline)
for module in $(echo "$modules" | busybox tr , ' '); do busybox modprobe "$module"; done

OPTIONS=trans=virtio,version=9p2000.L,msize=262144,cache=loose
busybox mount -t 9p -o "ro,$OPTIONS" host /host
busybox mount -t tmpfs scratch /scratch
busybox mkdir /scratch/upper /scratch/work
busybox mount -t overlay -o lowerdir=/host,upperdir=/scratch/upper,workdir=/scratch/work root /root
busybox mkdir -p /root/exchange
busybox mount -t 9p -o trans=virtio,version=9p2000.L exchange /root/exchange
busybox mount -t proc proc /root/proc
busybox mount -t sysfs sys /root/sys
busybox mount -t debugfs debug /root/sys/kernel/debug
busybox mount -t devtmpfs dev /root/dev
busybox mkdir -p /root/dev/shm
for directory in /tmp /run /dev/shm; do busybox mount -t tmpfs tmpfs "/root$directory"; done
busybox ip link set lo up

busybox chroot /root /bin/bash -c '
  export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root CI=true NO_COLOR=1
  . /exchange/command
' < /dev/null
echo $? > /root/exchange/code
busybox sync
busybox poweroff -f
