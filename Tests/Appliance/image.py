"""Makes the disks that machines start from: a kiosk, Debian 12 with the package installed, and a box that waits for it."""

import hashlib
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

# The packages of a small box, and those that the tests look with.
PACKAGES = [
    "systemd", "systemd-sysv", "udev", "dbus", "libpam-systemd", "linux-image-amd64", "kmod", "iproute2",
    "exfatprogs", "curl", "procps", "nfs-common", "systemd-timesyncd",
]  # fmt: skip
# What the package recommends for a screen, but for the fonts of the largest scripts; and what plays a touch panel.
SCREEN = ["age", "cage", "chromium", "fonts-paratype", "seatd", "xwayland", "python3-evdev"]

# The tests speak to it by these: a shell on the serial console, an address for the forwarded port.
CUSTOMIZE = """
mkdir -p "$1/etc/systemd/system/serial-getty@ttyS0.service.d" "$1/etc/systemd/network"
cat > "$1/etc/systemd/system/serial-getty@ttyS0.service.d/shell.conf" <<'END'
[Service]
ExecStart=
ExecStart=-/sbin/agetty --autologin root --noclear --keep-baud 115200 %I xterm
END
cat > "$1/etc/systemd/network/10-any.network" <<'END'
[Match]
Type=ether
[Network]
Address=10.0.2.15/24
END
echo kiosk > "$1/etc/hostname"
# Debian's installer writes it like this.
echo '/dev/vda / ext4 errors=remount-ro 0 1' > "$1/etc/fstab"
"""


@dataclass
class Image:
    """A computer starts from it: a disk that is never written to, and the kernel on it."""

    disk: Path
    kernel: Path
    initrd: Path


def make_image(package: Path, program: Path, folder: Path) -> Image:
    """A kiosk without a screen. Takes some minutes, and is made anew when the package has changed."""

    def install(root: Path) -> None:
        shutil.copy(package, root / "tmp/pobratim.deb")
        # An installer would do the same, apart from the recommended packages.
        subprocess.run(["chroot", root, "dpkg", "--install", "/tmp/pobratim.deb"], check=True)
        _enable("pobratim-public.socket", root)
        (root / "tmp/pobratim.deb").unlink()

    return _make(package, program, folder, "kiosk", PACKAGES, install)


def make_box(package: Path, program: Path, folder: Path) -> Image:
    """A box before its installer comes: it has what a screen needs, and the package lies in root's folder."""
    return _make(package, program, folder, "box", PACKAGES + SCREEN, lambda root: shutil.copy(package, root / "root"))


def _make(package: Path, program: Path, folder: Path, name: str, packages: list[str], prepare) -> Image:
    """A program that is not linked statically, as it is while Pobratim is worked on, finds its libraries there as here."""
    recipe = Path(__file__).read_bytes()
    digest = hashlib.sha256(package.read_bytes() + recipe).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    image = Image(folder / f"{name}.img", folder / f"{name}.vmlinuz", folder / f"{name}.initrd")
    made_from = folder / f"{name}.made-from"
    if made_from.exists() and made_from.read_text() == digest:
        return image
    made_from.unlink(missing_ok=True)

    root = folder / "root"
    shutil.rmtree(root, ignore_errors=True)
    base = _base(folder, packages)
    root.mkdir()
    subprocess.run(["tar", "--extract", "--file", base, "--directory", root], check=True)
    subprocess.run(["sh", "-euc", CUSTOMIZE, "customize", root], check=True)
    _enable("systemd-networkd.service", root)
    for library in _libraries(program):
        target = root / library.relative_to("/")
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(library, target)
    prepare(root)

    for kind, target in (("vmlinuz", image.kernel), ("initrd.img", image.initrd)):
        shutil.copy(next((root / "boot").glob(f"{kind}-*")), target)
    image.disk.unlink(missing_ok=True)
    subprocess.run(["truncate", "--size=4G", image.disk], check=True)
    subprocess.run(["mke2fs", "-q", "-t", "ext4", "-d", root, image.disk], check=True)
    shutil.rmtree(root)
    made_from.write_text(digest)
    return image


def _enable(unit: str, root: Path) -> None:
    subprocess.run(["chroot", root, "systemctl", "--quiet", "enable", unit], check=True)


def _libraries(program: Path) -> list[Path]:
    listed = subprocess.run(["ldd", program], capture_output=True, text=True).stdout
    return [Path(path) for path in re.findall(r"(/\S+) \(0x", listed)]


def _base(folder: Path, packages: list[str]) -> Path:
    """Debian without the package, kept between runs."""
    tag = hashlib.sha256(" ".join(packages).encode()).hexdigest()[:12]
    base = folder / f"debian-{tag}.tar"
    if not base.exists():
        unfinished = base.with_suffix(".part.tar")
        command = ["mmdebstrap", "--quiet", "--variant=minbase", f"--include={','.join(packages)}", "bookworm"]
        subprocess.run([*command, unfinished], check=True)
        unfinished.rename(base)
    return base
