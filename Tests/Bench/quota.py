"""A control group with a part of one processor core, in whichever of the kernel's two forms this machine has."""

import os

ROOT = "/sys/fs/cgroup"
# Microseconds; systemd's CPUQuota= takes the same.
PERIOD = 100_000


class Quota:
    """A share of one core for the processes that are put in it. Needs root."""

    def __init__(self, share):
        self.is_unified = os.path.exists(os.path.join(ROOT, "cgroup.controllers"))
        self.folder = os.path.join(ROOT if self.is_unified else os.path.join(ROOT, "cpu"), f"bench-{os.getpid()}")
        os.mkdir(self.folder)
        microseconds = int(share * PERIOD)
        if self.is_unified:
            self.write("cpu.max", f"{microseconds} {PERIOD}")
        else:
            self.write("cpu.cfs_period_us", str(PERIOD))
            self.write("cpu.cfs_quota_us", str(microseconds))

    def add(self, pids):
        for pid in pids:
            self.write("cgroup.procs", str(pid))

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="ascii") as file:
            file.write(text)

    def remove(self):
        """Once its processes have ended."""
        os.rmdir(self.folder)
