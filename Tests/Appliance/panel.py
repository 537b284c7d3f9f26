# A touch panel that is none: makes one through the kernel's uinput, and touches it where each line of standard input says,
# as `x y`, in thousandths of its width and height. Runs in the machine; a box with a display knows no other touch.
import sys
import time

from evdev import AbsInfo, UInput, ecodes

SIZE = AbsInfo(value=0, min=0, max=1000, fuzz=0, flat=0, resolution=10)
CAPABILITIES = {
    ecodes.EV_KEY: [ecodes.BTN_TOUCH],
    ecodes.EV_ABS: [
        (ecodes.ABS_X, SIZE),
        (ecodes.ABS_Y, SIZE),
        (ecodes.ABS_MT_SLOT, AbsInfo(0, 0, 9, 0, 0, 0)),
        (ecodes.ABS_MT_TRACKING_ID, AbsInfo(0, 0, 65535, 0, 0, 0)),
        (ecodes.ABS_MT_POSITION_X, SIZE),
        (ecodes.ABS_MT_POSITION_Y, SIZE),
    ],
}


def event(panel: UInput, finger: int, down: int, x: int = 0, y: int = 0) -> None:
    panel.write(ecodes.EV_ABS, ecodes.ABS_MT_SLOT, 0)
    panel.write(ecodes.EV_ABS, ecodes.ABS_MT_TRACKING_ID, finger)
    if down:
        for code, value in ((ecodes.ABS_MT_POSITION_X, x), (ecodes.ABS_MT_POSITION_Y, y)):
            panel.write(ecodes.EV_ABS, code, value)
        for code, value in ((ecodes.ABS_X, x), (ecodes.ABS_Y, y)):
            panel.write(ecodes.EV_ABS, code, value)
    panel.write(ecodes.EV_KEY, ecodes.BTN_TOUCH, down)
    panel.syn()


with UInput(CAPABILITIES, name="panel", input_props=[ecodes.INPUT_PROP_DIRECT]) as panel:
    for finger, line in enumerate(sys.stdin):
        x, y = map(int, line.split())
        event(panel, finger, 1, x, y)
        time.sleep(0.1)
        event(panel, -1, 0)
