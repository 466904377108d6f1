# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command costs: cost.py TIMES COMMAND…  The least of some runs, as other work on the machine only adds to it.
Prints "MILLISECONDS KIB", of the processor and of memory. A slower machine than most is told its due: its milliseconds
are those that the same work would take on a usual one."""
import os
import sys

USUAL_MS = 110  # of yardstick()


def run(argv):
    quiet = [(os.POSIX_SPAWN_OPEN, fd, "/dev/null", os.O_RDWR, 0) for fd in (0, 1, 2)]
    # not by way of fork(): a child of ours would be told our memory
    pid = os.posix_spawnp(argv[0], argv, os.environ, file_actions=quiet)
    _, _, usage = os.wait4(pid, 0)
    return (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss


def yardstick():
    return run([sys.executable, "-I", "-S", "-c", "for i in range(1500000): str(i)"])[0]


def main():
    times = int(sys.argv[1])
    runs = [run(sys.argv[2:]) for _ in range(times)]
    slower = max(1, min(yardstick() for _ in range(times)) / USUAL_MS)
    print(round(min(ms for ms, _ in runs) / slower), max(kib for _, kib in runs))


main()
