/*
 * The floor: what reading these files costs when nothing else is done. Opens every file named on stdin, then reads all
 * of them with pread at 0, as many rounds as asked for, and prints the median round in nanoseconds a file. With a second
 * argument each read opens the file in its directory, which stays open, reads, and closes it.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  int rounds = argc > 1 ? atoi(argv[1]) : 50, count = 0;
  int reopens = argc > 2, directory = -1;
  static int files[100000];
  static char *names[100000];
  static char buffer[4096], path[4096], last[4096];
  while (count < 100000 && fgets(path, sizeof path, stdin)) {
    path[strcspn(path, "\n")] = 0;
    if (!reopens) {
      if ((files[count] = open(path, O_RDONLY | O_CLOEXEC)) >= 0) count++;
      continue;
    }
    char *slash = strrchr(path, '/');
    *slash = 0;
    if (strcmp(path, last)) directory = open(strcpy(last, path), O_PATH | O_CLOEXEC);
    files[count] = directory;
    names[count++] = strdup(slash + 1);
  }
  double *times = malloc(rounds * sizeof *times);
  for (int round = 0; round < rounds; round++) {
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int i = 0; reopens && i < count; i++) {
      int file = openat(files[i], names[i], O_RDONLY | O_CLOEXEC);
      if (file < 0 || read(file, buffer, sizeof buffer) < 0) return 1;
      close(file);
    }
    for (int i = 0; !reopens && i < count; i++)
      if (pread(files[i], buffer, sizeof buffer, 0) < 0) return 1;
    clock_gettime(CLOCK_MONOTONIC, &end);
    times[round] = ((end.tv_sec - start.tv_sec) * 1e9 + (end.tv_nsec - start.tv_nsec)) / count;
  }
  qsort(times, rounds, sizeof *times, compare);
  printf("%f\n", times[rounds / 2]);
  return 0;
}
