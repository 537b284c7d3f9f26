"""Looks at a state folder after an accident: a server has to show a whole bundle from it, and updates have to go on."""

import json
import subprocess
import urllib.error
import urllib.request

from pobratim import PROGRAM, stop_server


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)


def get(port, name):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{name}", timeout=10) as answer:
        return answer.read()


def shown_version(port):
    """The version that a server says it serves; None where it waits for a bundle."""
    try:
        return int(json.loads(get(port, "bundle.json"))["contentVersion"])
    except urllib.error.HTTPError as error:
        if error.code != 404:
            raise
        return None


class Aftermath:
    def __init__(self, office):
        self.office = office

    def ask(self, port, work=None):
        """Every file of what a server serves. Returns which bundle that is, and what was bad. An update that was killed
        when it had asked for the change leaves a server that changes a moment later: then it is asked once more."""
        bad, seen = [], None
        try:
            for _ in range(2):
                seen = shown_version(port)
                site = work.sites.get(seen) if work else None
                if seen is None:
                    break
                site = site or self.office.sites[seen - 1]
                others = [name for name, expected in site.items() if get(port, name) != expected]
                bad = [f"{name} is not that of bundle {seen}" for name in others]
                if shown_version(port) == seen:
                    break
        except Exception as error:
            bad.append(f"served: {error!r}")
        return seen, bad

    def look(self, state, work=None, goes_back=False):
        """Returns which bundle a server serves from a state folder, and what is bad."""
        work = work or self.office.works[0]
        # New keys count from the end of the trial.
        server, port = self.office.serve(state, trial_seconds=0 if work.further else 60)
        if port is None:
            stop_server(server)
            return None, ["the server does not start"]
        if work.is_damaged:
            # A damaged member is not sent; the next sync mends it.
            seen, bad = shown_version(port), []
        else:
            seen, bad = self.ask(port, work)
        if seen not in work.may_show:
            bad.append(f"bundle {seen} is served")
        while work.further and "onTrial" in self.office.status(state):
            pass
        left = sorted(path.name for path in (state / "staging").iterdir())
        if left:
            bad.append(f"left in staging: {left}")
        stop_server(server)
        if goes_back:
            bad += self.go_back(state)
        return seen, bad + self.update_further(state, work)

    def go_back(self, state):
        """Staff undo whatever is current, if there is something to go back to, and undo that. Returns what was bad."""
        before = self.office.status(state)
        back = run("rollback", "--state", state)
        if back.returncode == 66 and (not before.get("previous") or before.get("held")):
            return []
        if back.returncode != 0:
            return [f"a return fails: {back.stderr}"]
        if self.office.status(state)["current"] != before["previous"]:
            return ["a return does not show the bundle before"]
        again = run("sync", "--even-if-held", "--state", state, "--trust", self.office.keys)
        return [] if again.returncode == 0 else [f"a rejected bundle is not reinstated: {again.stderr}"]

    def update_further(self, state, work):
        """Installs what comes afterwards. Returns what was bad."""
        bad = []
        for bundle in work.further or self.office.bundles[1:]:
            again = subprocess.run(self.office.command(bundle, state), capture_output=True, text=True)
            if again.returncode != 0:
                bad.append(f"a further sync fails: {again.stderr}")
            if bundle == (work.further or [None])[0]:
                self.office.end_trial(state)
        for link in ("current", "previous"):
            trust = [] if work.further else ["--trust", self.office.keys]
            whole = run("verify", state / link / "bundle.pobratim", *trust)
            if whole.returncode != 0:
                bad.append(f"after a further sync: {whole.stderr}")
        current = self.office.status(state)["current"]["contentVersion"]
        if current != 3:
            bad.append(f"after a further sync bundle {current} is current")
        return bad
