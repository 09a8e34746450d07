/*
 * Descriptors that hold what those of KVM's statistics hold, for hosts without KVM: a file in memory for each argument
 * `NAME=FILE`, with the content of FILE. Prints the number of each, then `ready`; ends with its input. `close N` and
 * `add NAME=FILE` on stdin close one and make another, and are answered by `done`.
 */
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static int make(char *argument) {
  char *file = strchr(argument, '=');
  if (file == NULL) errx(2, "expected NAME=FILE, got %s", argument);
  *file++ = 0;
  int from = open(file, O_RDONLY | O_CLOEXEC), to = memfd_create(argument, MFD_CLOEXEC);
  if (from < 0 || to < 0) err(1, "%s", file);
  char buffer[1 << 16];
  for (ssize_t got; (got = read(from, buffer, sizeof buffer)) > 0;)
    if (write(to, buffer, got) != got) err(1, "write");
  close(from);
  return to;
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) printf("%d\n", make(argv[i]));
  puts("ready");
  fflush(stdout);
  char command[16], argument[4096];
  while (scanf("%15s %4095s", command, argument) == 2) {
    if (strcmp(command, "close") == 0) close(atoi(argument));
    else printf("%d\n", make(argument));
    puts("done");
    fflush(stdout);
  }
  return 0;
}
