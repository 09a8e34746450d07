/*
 * A process that runs virtual machines and holds descriptors of their statistics, as QEMU does.
 *
 *   kvm-holder VMS VCPUS [without-statistics]
 *
 * Prints `vm FD STATISTICS` for each VM, `vcpu VM-FD ID STATISTICS` for each of its virtual CPUs (−1 where it made none),
 * then `ready`. Then each line on stdin is a command, answered by `done`; it ends with its input.
 *
 *   run N          lets each virtual CPU exit 2 × N times: N times for a write to a port, N times because it halts
 *   close FD       closes a VM, its virtual CPUs and their statistics
 *   statistics FD  makes the statistics of a VM itself
 */
#include <err.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef KVM_GET_STATS_FD
#define KVM_GET_STATS_FD _IO(KVMIO, 0xce)
#endif

#define MOST_VMS 256
#define MOST_VCPUS 64
#define CODE_AT 0x1000

/* out %al, $0x10; hlt; jmp back to the out */
static const unsigned char CODE[] = {0xe6, 0x10, 0xf4, 0xeb, 0xfb};

struct vm {
  int fd, statistics, vcpus[MOST_VCPUS], vcpu_statistics[MOST_VCPUS];
  struct kvm_run *runs[MOST_VCPUS];
};

static struct vm vms[MOST_VMS];
static int vm_count, vcpu_count, kvm, run_size;

static int must(int result, const char *what) {
  if (result < 0) err(1, "%s", what);
  return result;
}

static void make_vcpu(struct vm *vm, int id, int with_statistics) {
  int fd = must(ioctl(vm->fd, KVM_CREATE_VCPU, id), "KVM_CREATE_VCPU");
  struct kvm_sregs sregs;
  struct kvm_regs regs = {.rip = CODE_AT, .rflags = 2};
  must(ioctl(fd, KVM_GET_SREGS, &sregs), "KVM_GET_SREGS");
  sregs.cs.base = 0;
  sregs.cs.selector = 0;
  must(ioctl(fd, KVM_SET_SREGS, &sregs), "KVM_SET_SREGS");
  must(ioctl(fd, KVM_SET_REGS, &regs), "KVM_SET_REGS");
  void *run = mmap(NULL, run_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (run == MAP_FAILED) err(1, "mmap of a virtual CPU");
  vm->vcpus[id] = fd;
  vm->runs[id] = run;
  vm->vcpu_statistics[id] =
      with_statistics ? must(ioctl(fd, KVM_GET_STATS_FD, NULL), "KVM_GET_STATS_FD") : -1;
}

static void make_vm(struct vm *vm, int with_statistics) {
  vm->fd = must(ioctl(kvm, KVM_CREATE_VM, 0), "KVM_CREATE_VM");
  vm->statistics =
      with_statistics ? must(ioctl(vm->fd, KVM_GET_STATS_FD, NULL), "KVM_GET_STATS_FD") : -1;
  void *memory =
      mmap(NULL, 0x1000, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) err(1, "mmap of guest memory");
  memcpy(memory, CODE, sizeof CODE);
  struct kvm_userspace_memory_region region = {
      .guest_phys_addr = CODE_AT, .memory_size = 0x1000, .userspace_addr = (unsigned long)memory};
  must(ioctl(vm->fd, KVM_SET_USER_MEMORY_REGION, &region), "KVM_SET_USER_MEMORY_REGION");
  for (int id = 0; id < vcpu_count; id++) make_vcpu(vm, id, with_statistics);
  printf("vm %d %d\n", vm->fd, vm->statistics);
  for (int id = 0; id < vcpu_count; id++)
    printf("vcpu %d %d %d\n", vm->fd, id, vm->vcpu_statistics[id]);
}

static struct vm *find_vm(int fd) {
  for (int i = 0; i < vm_count; i++)
    if (vms[i].fd == fd) return &vms[i];
  errx(1, "no VM %d", fd);
}

static void close_vm(struct vm *vm) {
  for (int id = 0; id < vcpu_count; id++) {
    munmap(vm->runs[id], run_size);
    if (vm->vcpu_statistics[id] >= 0) close(vm->vcpu_statistics[id]);
    close(vm->vcpus[id]);
  }
  if (vm->statistics >= 0) close(vm->statistics);
  close(vm->fd);
  vm->fd = -1;
}

static void run_all(int rounds) {
  for (int i = 0; i < vm_count; i++)
    for (int id = 0; vms[i].fd >= 0 && id < vcpu_count; id++)
      for (int left = 2 * rounds; left > 0; left--) {
        must(ioctl(vms[i].vcpus[id], KVM_RUN, NULL), "KVM_RUN");
        int reason = vms[i].runs[id]->exit_reason;
        if (reason != KVM_EXIT_IO && reason != KVM_EXIT_HLT) errx(1, "exit reason %d", reason);
      }
}

int main(int argc, char **argv) {
  if (argc < 3) errx(2, "usage: kvm-holder VMS VCPUS [without-statistics]");
  vm_count = atoi(argv[1]);
  vcpu_count = atoi(argv[2]);
  if (vm_count > MOST_VMS || vcpu_count > MOST_VCPUS) errx(2, "too many");
  kvm = must(open("/dev/kvm", O_RDWR | O_CLOEXEC), "/dev/kvm");
  run_size = must(ioctl(kvm, KVM_GET_VCPU_MMAP_SIZE, 0), "KVM_GET_VCPU_MMAP_SIZE");
  setvbuf(stdout, NULL, _IOLBF, 0);
  for (int i = 0; i < vm_count; i++) make_vm(&vms[i], argc == 3);
  puts("ready");
  char command[32];
  int number;
  while (scanf("%31s %d", command, &number) == 2) {
    if (strcmp(command, "run") == 0) run_all(number);
    else if (strcmp(command, "close") == 0) close_vm(find_vm(number));
    else if (strcmp(command, "statistics") == 0)
      must(ioctl(find_vm(number)->fd, KVM_GET_STATS_FD, NULL), "KVM_GET_STATS_FD");
    else errx(2, "unknown command %s", command);
    puts("done");
  }
  return 0;
}
