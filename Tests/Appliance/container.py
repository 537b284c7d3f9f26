"""A kiosk without a computer of its own: the image's systemd and units, booted in a container on this machine's kernel by
systemd-nspawn. It is there within seconds; for sticks, power cuts and a kernel of its own there is machine.py."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from computer import TIMEOUT, Computer
from image import Image


@dataclass
class Container(Computer):
    """`options` are further ones of systemd-nspawn's: a folder to be seen in it, say."""

    image: Image
    folder: Path
    options: Sequence[str] = ()
    _process: subprocess.Popen | None = None

    @property
    def root(self) -> Path:
        """The container's files, which outlive its end. The image's own are never written to."""
        return self.folder / "root"

    @property
    def has_ended(self) -> bool:
        return self._process.poll() is not None

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()

    def lay_out(self) -> None:
        lower, upper, work = (self.folder / name for name in ("image", "changes", "work"))
        for folder in (lower, upper, work, self.root):
            folder.mkdir(parents=True)
        subprocess.run(["mount", "-o", "loop,ro,noload", self.image.disk, lower], check=True)
        layers = f"lowerdir={lower},upperdir={upper},workdir={work}"
        subprocess.run(["mount", "-t", "overlay", "overlay", "-o", layers, self.root], check=True)
        # There is no network to wait for.
        (self.root / "etc/systemd/system/systemd-networkd-wait-online.service").symlink_to("/dev/null")

    def clear_away(self) -> None:
        self.switch_off()
        for mounted in (self.root, self.folder / "image"):
            subprocess.run(["umount", mounted], check=True)

    def switch_on(self) -> None:
        """Returns when it has started."""
        command = ["systemd-nspawn", "--quiet", "--boot", "--register=no", "--keep-unit", "--private-network"]
        command.append(f"--machine=pobratim-{os.getpid()}")
        log = (self.folder / "log").open("w")
        self._process = subprocess.Popen(
            [*command, "--console=pipe", f"--directory={self.root}", *self.options],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        self.wait_until("systemctl is-active multi-user.target")

    def switch_off(self) -> None:
        """Shuts it down in good order."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(TIMEOUT)
            self._process = None

    def attempt(self, command: str, seconds: float = TIMEOUT) -> tuple[int, str]:
        status, output = self._in_it(["sh", "-c", command], seconds)
        return status, output.decode().strip()

    def get(self, path: str, seconds: float = 60) -> tuple[int, bytes]:
        """A page, by the listener of its own screen."""
        command = ["curl", "--silent", "--max-time", str(seconds), "--write-out", "\n%{http_code}"]
        page, _, status = self._in_it([*command, f"http://127.0.0.1{path}"], seconds)[1].rpartition(b"\n")
        return int(status), page

    def _in_it(self, command: list[str], seconds: float) -> tuple[int, bytes]:
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
        if not children:
            return 1, b"it has not begun yet"
        enter = ["nsenter", f"--target={children[0]}", "--mount", "--uts", "--ipc", "--net", "--pid", "--wdns=/"]
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"}
        done = subprocess.run(
            [*enter, *command], env={**environment, "HOME": os.environ.get("HOME", "/root")}, timeout=seconds,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        return done.returncode, done.stdout
