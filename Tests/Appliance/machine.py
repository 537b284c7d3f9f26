"""A computer in qemu: switched on, spoken to over its serial console, with sticks plugged in and power cut."""

import contextlib
import http.client
import itertools
import json
import re
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from computer import TIMEOUT, Computer, ComputerError
from image import Image


@dataclass
class Machine(Computer):
    """One machine with a disk of its own, which outlives the power.

    `folder` is where its disk and sockets lie; `port` on loopback leads to its public listener. `memory` is in MiB,
    `options` are further ones of qemu's: a second disk, say. The machine is alone in its network, but for a server that
    listens at `nfs_port` on loopback, which it meets as an NFS server at 10.0.2.100.
    """

    image: Image
    folder: Path
    port: int
    memory: int = 768
    options: tuple[object, ...] = ()
    nfs_port: int | None = None
    _process: subprocess.Popen | None = None
    _console: socket.socket | None = None
    _qmp: socket.socket | None = None
    _paces_sticks: bool = False
    _log: bytearray = field(default_factory=bytearray)
    _serials: itertools.count = field(default_factory=lambda: itertools.count(1))

    @property
    def disk(self) -> Path:
        return self.folder / "disk.qcow2"

    @property
    def log(self) -> str:
        return self._log.decode(errors="replace")

    # Power

    def switch_on(self, stick: Path | None = None) -> None:
        """Returns when it has started, with this stick in, and a shell on the console answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.disk.exists():
            backing = f"{self.image.disk.resolve()}"
            command = ["qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", backing, self.disk]
            subprocess.run(command, check=True)
        console, qmp = self.folder / "console", self.folder / "qmp"
        for path in (console, qmp):
            path.unlink(missing_ok=True)
        network = f"user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:{self.port}-:8080"
        if self.nfs_port is not None:
            network += f",guestfwd=tcp:10.0.2.100:2049-cmd:socat - TCP:127.0.0.1:{self.nfs_port}"
        plugged = []
        if stick is not None:
            plugged = ["-drive", f"if=none,id=stick,file={stick},format=raw", "-device", "usb-storage,drive=stick,bus=usb.0"]
        self._log.clear()
        self._process = subprocess.Popen(
            [
                "qemu-system-x86_64",
                *("-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "2", "-m", str(self.memory)),
                *("-display", "none", "-vga", "none", "-no-reboot"),
                *("-kernel", self.image.kernel, "-initrd", self.image.initrd),
                *("-append", "root=/dev/vda ro console=ttyS0 quiet loglevel=3 systemd.show_status=0"),
                *("-drive", f"file={self.disk},if=virtio,format=qcow2,cache=writeback"),
                *("-netdev", network),
                *("-device", "virtio-net-pci,netdev=net"),
                *("-device", "qemu-xhci,id=usb", "-device", "usb-kbd,bus=usb.0"),
                *("-chardev", f"socket,id=serial,path={console},server=on,wait=off", "-serial", "chardev:serial"),
                *("-qmp", f"unix:{qmp},server=on,wait=off"),
                *plugged,
                *self.options,
            ],
            stdin=subprocess.DEVNULL,
            # An interrupt that is typed at the test is none for the machine.
            start_new_session=True,
        )
        self._console = self._connected(console)
        self._qmp = self._connected(qmp)
        self._qmp_answer()
        self.qmp("qmp_capabilities")
        self._wait_for(rb"root@[^\n]*# ", seconds=2 * TIMEOUT)
        # Lines as they are, without colours and without the command that made them.
        self.run("stty -echo -onlcr cols 500; PS1=''; PS2=''; export TERM=dumb SYSTEMD_PAGER= LANG=C.UTF-8")
        self.attempt("systemctl is-system-running --wait", 2 * TIMEOUT)

    def shut_down(self, seconds: float = TIMEOUT) -> None:
        """Ends it in good order, as `poweroff` does."""
        self._console.sendall(b"systemctl poweroff\n")
        self._process.wait(seconds)
        self.cut_power()

    def cut_power(self) -> None:
        """Ends it at once, whatever it is doing. What it had flushed is on its disk; the rest is gone."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
        for end in (self._console, self._qmp):
            if end is not None:
                end.close()
        self._process = self._console = self._qmp = None
        self._paces_sticks = False

    # The console

    def attempt(self, command: str, seconds: float = TIMEOUT) -> tuple[int, str]:
        mark = f"<<{next(self._serials)}>>"
        start = len(self._log)
        # The mark is put together by the shell, so that an echo of this line is not taken for it.
        self._console.sendall(f"{{ {command}\n}} 2>&1; echo \"{mark[:2]}\"\"{mark[2:]}$?.\"\n".encode())
        found = self._wait_for(re.escape(mark).encode() + rb"(\d+)\.", seconds, start)
        output = self._log[start : found.start()].decode(errors="replace")
        return int(found.group(1)), output.replace("\r", "").strip()

    def _wait_for(self, pattern: bytes, seconds: float, start: int = 0) -> re.Match:
        deadline = time.monotonic() + seconds
        while (found := re.search(pattern, bytes(self._log[start:]))) is None:
            self._console.settimeout(max(0.01, deadline - time.monotonic()))
            try:
                more = self._console.recv(65536)
            except TimeoutError:
                more = b""
            if not more:
                raise ComputerError(f"the console did not say {pattern!r} within {seconds} s:\n{self.log[-2000:]}")
            self._log += more
        return re.compile(pattern).search(bytes(self._log), start + found.start())

    # Sticks and keys

    def plug(self, image: Path, name: str = "stick", bytes_per_second: int = 0) -> None:
        """Plugs in a USB stick of that name, which gives no more bytes in a second than that; 0: as many as it can."""
        if not self._paces_sticks:
            self.qmp("object-add", **{"qom-type": "throttle-group", "id": "pace"})
            self._paces_sticks = True
        self.qmp("qom-set", path="/objects/pace", property="limits", value={"bps-read": bytes_per_second})
        file = {"driver": "raw", "file": {"driver": "file", "filename": str(image.resolve())}}
        self.qmp("blockdev-add", **{"driver": "throttle", "node-name": f"{name}-disk", "throttle-group": "pace", "file": file})
        device = {"driver": "usb-storage", "id": name, "drive": f"{name}-disk", "bus": "usb.0", "removable": True}
        self.qmp("device_add", **device)

    def pull(self, name: str = "stick") -> None:
        """Whatever the machine is doing with it."""
        self.qmp("device_del", id=name)
        deadline = time.monotonic() + 10
        while True:
            try:
                self.qmp("blockdev-del", **{"node-name": f"{name}-disk"})
                return
            except ComputerError:
                # The machine lets go of it a moment later.
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def type_keys(self, *keys: str) -> None:
        """Presses keys together, by qemu's names for them: ctrl, alt, delete, f2, sysrq."""
        pressed = [{"type": "qcode", "data": key} for key in keys]
        self.qmp("send-key", keys=pressed)

    def qmp(self, command: str, **arguments: object) -> object:
        """A command of qemu's machine protocol, and its answer."""
        self._qmp.sendall(json.dumps({"execute": command, "arguments": arguments}).encode() + b"\n")
        while True:
            answer = self._qmp_answer()
            if "error" in answer:
                raise ComputerError(f"{command}: {answer['error']['desc']}")
            if "return" in answer:
                return answer["return"]

    def _qmp_answer(self) -> dict:
        self._qmp.settimeout(30)
        line = b""
        while not line.endswith(b"\n"):
            line += self._qmp.recv(1)
        return json.loads(line)

    def _connected(self, path: Path) -> socket.socket:
        deadline = time.monotonic() + 10
        while True:
            end = socket.socket(socket.AF_UNIX)
            try:
                end.connect(str(path))
                return end
            except OSError:
                end.close()
                if time.monotonic() > deadline or self._process.poll() is not None:
                    raise ComputerError("qemu did not start") from None
                time.sleep(0.05)

    # Pages

    def get(self, path: str, seconds: float = 60) -> tuple[int, bytes]:
        """A page, by the listener for other devices."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        with contextlib.closing(connection):
            connection.request("GET", path, headers={"Host": "10.0.2.15:8080"})
            answer = connection.getresponse()
            return answer.status, answer.read()
