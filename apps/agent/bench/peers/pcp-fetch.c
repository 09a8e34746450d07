/*
 * A client of PCP that fetches all metrics of one performance metrics daemon, as pmlogger does: names are looked up once,
 * then one pmFetch for each line on stdin. Prints microseconds and the number of values of each fetch.
 */
#include <pcp/pmapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MOST 10000
static pmID ids[MOST];
static int count;

static void note(const char *name) {
  pmID id;
  if (count < MOST && pmLookupName(1, (const char **)&name, &id) >= 0) ids[count++] = id;
}

int main(int argc, char **argv) {
  if (argc < 2 || pmNewContext(PM_CONTEXT_HOST, argv[1]) < 0) return 1;
  if (pmTraversePMNS("", note) < 0) return 2;
  char line[8];
  while (fgets(line, sizeof line, stdin)) {
    struct timespec from, to;
    pmResult *result;
    clock_gettime(CLOCK_MONOTONIC, &from);
    if (pmFetch(count, ids, &result) < 0) return 3;
    clock_gettime(CLOCK_MONOTONIC, &to);
    long values = 0;
    for (int i = 0; i < result->numpmid; i++)
      if (result->vset[i]->numval > 0) values += result->vset[i]->numval;
    pmFreeResult(result);
    printf("%f %ld\n", (to.tv_sec - from.tv_sec) * 1e6 + (to.tv_nsec - from.tv_nsec) / 1e3, values);
    fflush(stdout);
  }
  return 0;
}
