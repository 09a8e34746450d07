/*
 * Reads one file of a mount as often as asked: by pread on a kept descriptor, or by open+read+close, and prints the mean
 * time of one in nanoseconds. Every read must bring the same text, or the mount is not what it should be.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static char first[4096], text[4096];
static ssize_t expected;

static void check(ssize_t got) {
  if (got == expected && memcmp(text, first, got) == 0) return;
  fprintf(stderr, "expected %zd bytes as at the first read, got %zd\n", expected, got);
  exit(1);
}

static int open_file(const char *path) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file >= 0) return file;
  perror(path);
  exit(1);
}

int main(int argc, char **argv) {
  if (argc != 4 || (strcmp(argv[1], "pread") && strcmp(argv[1], "open"))) {
    fprintf(stderr, "usage: %s pread|open FILE TIMES\n", argv[0]);
    return 2;
  }
  int keeps = strcmp(argv[1], "pread") == 0, times = atoi(argv[3]);
  int kept = open_file(argv[2]);
  expected = pread(kept, first, sizeof first, 0);
  if (expected <= 0) return 1;
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  for (int i = 0; i < times; i++) {
    int file = keeps ? kept : open_file(argv[2]);
    check(keeps ? pread(file, text, sizeof text, 0) : read(file, text, sizeof text));
    if (!keeps) close(file);
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%f\n", ((end.tv_sec - start.tv_sec) * 1e9 + (end.tv_nsec - start.tv_nsec)) / times);
  return 0;
}
