"""Writes the man page of `pobratim`: the verbs as the program itself tells them (`--experimental-dump-help`), in the frame
of `pobratim.1.in`, which has what no argument parser knows. Prints it; `Scripts/make-man` runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

FRAME = Path(__file__).with_name("pobratim.1.in")
PLACE = '.\\" VERBS\n'


def text(words):
    """Words as roff takes them literally: no escapes, and no line that begins with a request."""
    lines = (words or "").replace("\\", "\\e").replace("-", "\\-").splitlines()
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in lines if line)


def bold(words):
    return f"\\fB{text(words)}\\fR"


def name_of(option):
    one = option["preferredName"]
    return ("--" if one["kind"] == "long" else "-") + one["name"]


def written(argument):
    """An argument as it is typed: `--output output`, `--json`, `page...`."""
    value = f"\\fI{text(argument['valueName'])}\\fR" + ("..." if argument["isRepeating"] else "")
    if argument["kind"] == "positional":
        return value
    return bold(name_of(argument)) + (f" {value}" if argument["kind"] == "option" else "")


def leaves(command, way=()):
    """The commands that do something: `pack`, `keys new`."""
    way = (*way, command["commandName"])
    below = [one for one in command.get("subcommands", []) if one["commandName"] != "help"]
    if not below:
        yield way, command
    for one in below:
        yield from leaves(one, way)


def section(way, command):
    arguments = [
        one for one in command.get("arguments", []) if one["shouldDisplay"] and one["valueName"] != "help"
    ]
    typed = [f"[{written(one)}]" if one["isOptional"] else written(one) for one in arguments]
    yield f".SS {text(' '.join(way))}"
    yield " ".join([bold(" ".join(way)), *typed])
    for words in (command.get("abstract"), command.get("discussion")):
        if words:
            yield f".PP\n{text(words)}"
    for one in arguments:
        if one.get("abstract"):
            yield f".TP\n{written(one)}\n{text(one['abstract'])}"


def main():
    program = sys.argv[1]
    command = [program, "--experimental-dump-help"]
    result = subprocess.run(command, check=True, stdout=subprocess.PIPE, env={**os.environ, "LC_ALL": "C"})
    verbs = "".join(
        f"{line}\n" for way, verb in leaves(json.loads(result.stdout)["command"]) for line in section(way, verb)
    )
    before, place, after = FRAME.read_text(encoding="utf-8").partition(PLACE)
    if not place:
        sys.exit(f"{FRAME} has no line {PLACE}")
    sys.stdout.reconfigure(encoding="utf-8")
    print(before + verbs + after, end="")


main()
