"""What a server costs: processor time and memory of a process and all its children, as the kernel counts them."""

import os

TICKS = os.sysconf("SC_CLK_TCK")


def family(pid):
    """The process and all that it started."""
    parents = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            fields = stat(int(name))
            if fields:
                parents.setdefault(int(fields[1]), []).append(int(name))
    found = [pid]
    for one in found:
        found += parents.get(one, [])
    return found


def stat(pid):
    """The fields of /proc/PID/stat behind the name, the state first."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            return file.read().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None


def processor_seconds(pids):
    """Their processor time in user and kernel mode. The sum is exact to a tick, 10 ms on most machines."""
    fields = [stat(pid) for pid in pids]
    return sum(int(found[11]) + int(found[12]) for found in fields if found) / TICKS


def waiting_seconds(pids):
    """The same to the nanosecond, of processes whose threads wait at the moment: of one that runs, the kernel counts what
    was spent up to the last tick. Threads that have ended are not counted."""
    total = 0
    for pid in pids:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/schedstat", encoding="ascii") as file:
                total += int(file.read().split()[0])
    return total / 1e9


def switches(pids):
    """How often threads of them began to run, because something woke them or another made room."""
    total = 0
    for pid in pids:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/status", encoding="utf-8") as file:
                total += sum(int(line.split()[1]) for line in file if "ctxt_switches" in line)
    return total


def memory(pids):
    """Their memory in MB: `RssAnon`, `VmRSS`, and the share `Pss`, each summed up."""
    total = {"RssAnon": 0, "VmRSS": 0, "Pss": 0}
    for pid in pids:
        for path in (f"/proc/{pid}/status", f"/proc/{pid}/smaps_rollup"):
            with open(path, encoding="utf-8") as file:
                for line in file:
                    name, _, value = line.partition(":")
                    if name in total:
                        total[name] += int(value.split()[0])
    return {name: kilobytes * 1024 / 1e6 for name, kilobytes in total.items()}
