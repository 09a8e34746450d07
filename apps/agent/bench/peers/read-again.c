/*
 * What reading alone costs: keeps files open whose paths come first on stdin, up to an empty line, and reads all of them for
 * each further line. Prints microseconds, and the number of values in them, which it is told as its argument.
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv) {
  static int files[100000];
  static char buffer[1 << 20], path[4096];
  int count = 0;
  while (count < 100000 && fgets(path, sizeof path, stdin) && path[0] != '\n') {
    path[strcspn(path, "\n")] = 0;
    if ((files[count] = open(path, O_RDONLY | O_CLOEXEC)) >= 0) count++;
  }
  while (fgets(path, sizeof path, stdin)) {
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (int i = 0; i < count; i++)
      if (pread(files[i], buffer, sizeof buffer, 0) < 0) return 1;
    clock_gettime(CLOCK_MONOTONIC, &to);
    printf("%f %s\n", (to.tv_sec - from.tv_sec) * 1e6 + (to.tv_nsec - from.tv_nsec) / 1e3, argc > 1 ? argv[1] : "1");
    fflush(stdout);
  }
  return 0;
}
