"""Bundles, and the sticks that carry them."""

import random
import shutil
import subprocess
from pathlib import Path


class Office:
    """The office: a content folder, a key, and bundles packed of them, each with a higher version."""

    def __init__(self, program: Path, content: Path, folder: Path) -> None:
        self.program, self.content, self.folder = program, content, folder
        folder.mkdir(parents=True, exist_ok=True)
        self.key = self.new_key("office")

    def new_key(self, name: str) -> Path:
        """A pair of key files; the path of the secret one."""
        subprocess.run([self.program, "keys", "new", name], cwd=self.folder, check=True, capture_output=True)
        return self.folder / f"{name}.sec"

    def bundle(self, version: int, key: Path | None = None, content: Path | None = None) -> Path:
        path = self.folder / f"{version}-{(key or self.key).stem}.pobratim"
        command = [self.program, "pack", content or self.content, "--output", path, "--key", key or self.key]
        subprocess.run([*command, "--content-version", str(version)], check=True, capture_output=True)
        return path

    def heavy_bundle(self, version: int) -> Path:
        """One with a page of some 100 kB that no other bundle has, and that hardly compresses."""
        content = self.folder / f"content-{version}"
        shutil.copytree(self.content, content, dirs_exist_ok=True)
        noise = random.Random(version)
        words = " ".join(noise.randbytes(12).hex() for _ in range(8_000))
        for text in (content / "cities/shumen").glob("*.md"):
            before, heading, last = text.read_text().rpartition("\n\n## ")
            text.write_text(f"{before}\n\n{words}{heading}{last}")
        return self.bundle(version, content=content)


def make_stick(image: Path, *files: Path, kind: str = "vfat", megabytes: int = 32, partitioned: bool = True) -> Path:
    """A stick with these files, as a PC writes it: one partition, FAT or exFAT."""
    start = 2048 * 512 if partitioned else 0
    volume = image.with_suffix(".volume")
    with volume.open("wb") as empty:
        empty.truncate(megabytes * 1024 * 1024)
    if kind == "vfat":
        subprocess.run(["mkfs.vfat", "-n", "STICK", volume], check=True, capture_output=True)
        for file in files:
            subprocess.run(["mcopy", "-i", volume, file, f"::{file.name}"], check=True)
    else:
        subprocess.run([f"mkfs.{kind}", volume], check=True, capture_output=True)
    with image.open("wb") as disk:
        disk.truncate(start + volume.stat().st_size)
    if partitioned:
        code = {"vfat": "c", "exfat": "7"}.get(kind, "83")
        table = f"label: dos\nstart=2048, type={code}\n"
        subprocess.run(["sfdisk", "--quiet", image], input=table.encode(), check=True)
    subprocess.run(["dd", f"if={volume}", f"of={image}", "bs=512", f"seek={start // 512}", "conv=notrunc", "status=none"], check=True)
    volume.unlink()
    return image


def read_from_stick(image: Path, name: str, partitioned: bool = True) -> str | None:
    """A file of a FAT stick; `None` if it is not there."""
    offset = f"@@{2048 * 512}" if partitioned else ""
    done = subprocess.run(["mcopy", "-n", "-i", f"{image}{offset}", f"::{name}", "-"], capture_output=True)
    return done.stdout.decode() if done.returncode == 0 else None
