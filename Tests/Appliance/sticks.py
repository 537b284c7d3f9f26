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
        self.key = self.key_pair("office")

    def key_pair(self, name: str) -> Path:
        """A pair of key files, made where another test has not done so; the path of the secret one."""
        secret = self.folder / f"{name}.sec"
        if not secret.exists():
            subprocess.run([self.program, "keys", "new", name], cwd=self.folder, check=True, capture_output=True)
        return secret

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


MEBIBYTE = 1024 * 1024


def make_volume(path: Path, *files: Path, kind: str = "vfat") -> Path:
    """A file system as a PC makes it, with these files if it is FAT."""
    path.unlink(missing_ok=True)
    with path.open("wb") as empty:
        empty.truncate(32 * MEBIBYTE)
    subprocess.run([f"mkfs.{kind}", path], check=True, capture_output=True)
    for file in files:
        subprocess.run(["mcopy", "-i", path, file, f"::{file.name}"], check=True)
    return path


def make_partitioned(image: Path, *volumes: Path) -> Path:
    """A disk with these file systems, one in each partition, which all say that they are FAT."""
    starts = [(1 + 40 * number) * MEBIBYTE for number in range(len(volumes))]
    with image.open("wb") as disk:
        disk.truncate((1 + 40 * len(volumes)) * MEBIBYTE)
    table = "label: dos\n" + "".join(f"start={start // 512}, size={32 * MEBIBYTE // 512}, type=c\n" for start in starts)
    subprocess.run(["sfdisk", "--quiet", image], input=table.encode(), check=True)
    for start, volume in zip(starts, volumes, strict=True):
        place = [f"seek={start // MEBIBYTE}", "bs=1M", "conv=notrunc", "status=none"]
        subprocess.run(["dd", f"if={volume}", f"of={image}", *place], check=True)
        volume.unlink()
    return image


def make_stick(image: Path, *files: Path) -> Path:
    """The usual stick: one partition of FAT, with these files."""
    return make_partitioned(image, make_volume(image.with_suffix(".volume"), *files))


def read_from_stick(image: Path, name: str, partitioned: bool = True) -> str | None:
    """A file of a FAT stick; `None` if it is not there."""
    offset = f"@@{MEBIBYTE}" if partitioned else ""
    done = subprocess.run(["mcopy", "-n", "-i", f"{image}{offset}", f"::{name}", "-"], capture_output=True)
    return done.stdout.decode() if done.returncode == 0 else None
