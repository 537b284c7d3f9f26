"""Makes the disk of a kiosk: Debian 12, and the package that is under test."""

import hashlib
import shutil
import subprocess
from pathlib import Path

from machine import Image

# What a small box has, and what the tests look with.
PACKAGES = [
    "systemd", "systemd-sysv", "udev", "dbus", "libpam-systemd", "linux-image-amd64", "kmod", "iproute2",
    "exfatprogs", "curl", "procps", "nfs-common", "systemd-timesyncd",
]  # fmt: skip

# So that the tests may speak to it: a shell on the serial console, an address for the forwarded port.
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
"""


def make_image(package: Path, folder: Path) -> Image:
    """The disk with the package installed, made anew when the package has changed. Takes some minutes."""
    digest = hashlib.sha256(package.read_bytes() + CUSTOMIZE.encode() + " ".join(PACKAGES).encode()).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    image = Image(folder / "disk.img", folder / "vmlinuz", folder / "initrd")
    made_from = folder / "made-from"
    if made_from.exists() and made_from.read_text() == digest:
        return image
    made_from.unlink(missing_ok=True)

    root = folder / "root"
    shutil.rmtree(root, ignore_errors=True)
    base = _base(folder)
    root.mkdir()
    subprocess.run(["tar", "--extract", "--file", base, "--directory", root], check=True)
    subprocess.run(["sh", "-euc", CUSTOMIZE, "customize", root], check=True)
    for service in ("systemd-networkd.service", "serial-getty@ttyS0.service"):
        subprocess.run(["systemctl", f"--root={root}", "--quiet", "enable", service], check=True)
    shutil.copy(package, root / "tmp/pobratim.deb")
    # As an installer would, apart from the recommended packages: this machine has no screen.
    subprocess.run(["chroot", root, "dpkg", "--install", "/tmp/pobratim.deb"], check=True)
    subprocess.run(["systemctl", f"--root={root}", "--quiet", "enable", "pobratim-public.socket"], check=True)
    (root / "tmp/pobratim.deb").unlink()

    for kind, target in (("vmlinuz", image.kernel), ("initrd.img", image.initrd)):
        shutil.copy(next((root / "boot").glob(f"{kind}-*")), target)
    image.disk.unlink(missing_ok=True)
    subprocess.run(["truncate", "--size=2G", image.disk], check=True)
    subprocess.run(["mke2fs", "-q", "-t", "ext4", "-d", root, image.disk], check=True)
    shutil.rmtree(root)
    made_from.write_text(digest)
    return image


def _base(folder: Path) -> Path:
    """Debian without the package, kept between runs."""
    tag = hashlib.sha256(" ".join(PACKAGES).encode()).hexdigest()[:12]
    base = folder / f"debian-{tag}.tar"
    if not base.exists():
        unfinished = base.with_suffix(".part.tar")
        command = ["mmdebstrap", "--quiet", "--variant=minbase", f"--include={','.join(PACKAGES)}", "bookworm"]
        subprocess.run([*command, unfinished], check=True)
        unfinished.rename(base)
    return base
