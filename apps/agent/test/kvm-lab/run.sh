#!/bin/bash
# Runs a command on a machine that has /dev/kvm, for hosts that have none: Debian's kernel under QEMU's own translator
# (TCG), which plays a processor with AMD's SVM, so that kvm_amd loads and makes real virtual machines. Slow, and real.
#
#   bash apps/agent/test/kvm-lab/run.sh npx vitest run apps/agent/test/kvm-holder.test.ts apps/agent/test/kvm-qemu.test.ts
#   bash apps/agent/test/kvm-lab/run.sh npm run bench apps/agent/bench/kvm
#
# The command sees this host's files, read-only and with a scratch layer above them that is gone afterwards, and runs in
# the directory it was started from, which must not lie below /tmp, /run or /dev. Who changes files meanwhile breaks it.
# Needs: apt-get install --no-install-recommends qemu-system-x86
# The kernel and busybox are fetched as Debian packages and only unpacked, never installed.
set -euo pipefail

LAB=${KVM_LAB_DIR:-/var/tmp/statsfs-kvm-lab}
MEMORY=${KVM_LAB_MEMORY:-3G}
TIMEOUT_S=${KVM_LAB_TIMEOUT_S:-1200}
MODULES='virtio_pci 9pnet_virtio 9p overlay kvm_amd'

if [ $# -eq 0 ]; then
  echo "usage: $0 COMMAND..." >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$LAB"

if [ ! "$LAB/initramfs" -nt "$here/init.sh" ]; then
  kernel=$(apt-cache depends linux-image-amd64 | awk '/Depends: linux-image/ { print $2 }')
  rm -rf "$LAB/packages" "$LAB/root" "$LAB"/*.deb
  (cd "$LAB" && apt-get download --quiet "$kernel" busybox-static)
  for package in "$LAB"/*.deb; do dpkg -x "$package" "$LAB/packages"; done
  version=$(ls "$LAB/packages/lib/modules")
  busybox=$LAB/packages/bin/busybox
  "$busybox" depmod -b "$LAB/packages" "$version"
  from=$LAB/packages/lib/modules/$version
  mkdir -p "$LAB/root/bin" "$LAB/root/lib/modules/$version"
  cp "$busybox" "$LAB/root/bin/busybox"
  cp "$here/init.sh" "$LAB/root/init"
  chmod 755 "$LAB/root/init"
  cp "$from"/modules.* "$LAB/root/lib/modules/$version/"
  for name in $MODULES; do
    # A line of modules.dep: the module, a colon, all that it needs. Names have dashes where modprobe takes underscores.
    grep -E "/${name//_/[-_]}\.ko:" "$from/modules.dep" | tr -d : | tr ' ' '\n'
  done | sort -u | while read -r module; do
    install -D "$from/$module" "$LAB/root/lib/modules/$version/$module"
  done
  cp "$LAB/packages/boot/vmlinuz-$version" "$LAB/vmlinuz"
  (cd "$LAB/root" && find . | "$busybox" cpio -o -H newc | gzip -1) > "$LAB/initramfs.new"
  mv "$LAB/initramfs.new" "$LAB/initramfs"
  rm -rf "$LAB/packages" "$LAB/root" "$LAB"/*.deb
fi

# What the machine runs and what it answered: a directory that it may write to.
exchange=$(mktemp -d "$LAB/run.XXXXXX")
trap 'rm -rf "$exchange"' EXIT
{
  printf 'cd %q\n' "$PWD"
  printf '%q ' "$@"
} > "$exchange/command"

timeout "$TIMEOUT_S" qemu-system-x86_64 \
  -machine q35 -accel tcg,thread=multi -cpu max,+svm -smp 2 -m "$MEMORY" \
  -nodefaults -no-reboot -display none -serial stdio \
  -kernel "$LAB/vmlinuz" -initrd "$LAB/initramfs" \
  -append "console=ttyS0 quiet loglevel=3 panic=-1 modules=${MODULES// /,}" \
  -virtfs "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap" \
  -virtfs "local,path=$exchange,mount_tag=exchange,security_model=none"

if [ ! -e "$exchange/code" ]; then
  echo "The machine ended before the command did" >&2
  exit 1
fi
exit "$(cat "$exchange/code")"
