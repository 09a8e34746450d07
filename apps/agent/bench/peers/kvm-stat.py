# Reads files of one number each in the manner of kvm_stat: open, read, int. Their paths come first on stdin, up to an empty
# line; then each line asks for one sweep. Prints microseconds and the number of values of each.
import sys
import time


def read_field(path):
    return int(open(path).read())


paths = []
for line in sys.stdin:
    if line == '\n':
        break
    paths.append(line.rstrip('\n'))
for line in sys.stdin:
    start = time.perf_counter()
    values = {path: read_field(path) for path in paths}
    print((time.perf_counter() - start) * 1e6, len(values), flush=True)
