"""A computer that a test speaks to by a shell in it, whatever it is made of."""

import time
from abc import ABC, abstractmethod

# Seconds that anything may take: a machine made of software, beside other work, takes its time.
TIMEOUT = 600


class ComputerError(Exception):
    """The computer did not do what was waited for; the text ends with what it said last."""


class Computer(ABC):
    @abstractmethod
    def attempt(self, command: str, seconds: float = TIMEOUT) -> tuple[int, str]:
        """The command's status, and what it printed."""

    @abstractmethod
    def get(self, path: str, seconds: float = 60) -> tuple[int, bytes]:
        """The status of a page, and the page."""

    @property
    def has_ended(self) -> bool:
        """Whether it went off by itself, so that there is nothing to wait for."""
        return False

    @property
    def log(self) -> str:
        """Its console since it was switched on."""
        return ""

    def run(self, command: str, seconds: float = TIMEOUT) -> str:
        """Runs a command, and returns what it printed. Fails if its status is not 0."""
        status, output = self.attempt(command, seconds)
        if status != 0:
            raise ComputerError(f"{command}: status {status}\n{output}")
        return output

    def wait_until(self, command: str, seconds: float = TIMEOUT) -> None:
        """Waits until the command's status is 0."""
        deadline = time.monotonic() + seconds
        while (result := self.attempt(command))[0] != 0:
            if time.monotonic() > deadline or self.has_ended:
                raise ComputerError(f"did not come to this: {command}\n{result[1]}\n{self.log[-2000:]}")
            time.sleep(0.5)
