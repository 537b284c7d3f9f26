// The return to the start: a visitor who has been still for a time is asked, with time enough to answer, and as often
// as need be (WCAG 2.2, 2.2.1); then everything of theirs is forgotten. In the accessible version all of it takes twice
// as long.
const chosen = (choice) => getComputedStyle(document.documentElement).getPropertyValue(choice).trim() === "inline";
const isAccessible = document.documentElement.classList.contains("text") || !chosen("--size-1-chosen") ||
  !chosen("--colours-0-chosen");
const patience = settings.idle * (isAccessible ? 2 : 1);
const warningTime = isAccessible ? 60 : 30;

const isAtStart = document.querySelector("main.list") !== null && !isAccessible;
let isTouched = sessionStorage.getItem("touched") !== null;
let lastTouch = performance.now();
let touchCount = 0;
let idleTimer;

function touched() {
  lastTouch = performance.now();
  touchCount += 1;
  if (!hasBeaten) beat();
  if (isTouched) return;
  isTouched = true;
  sessionStorage.setItem("touched", "yes");
  waitForIdleness();
}
for (const kind of ["pointerdown", "keydown", "wheel", "scroll", "input"]) {
  const listener = (event) => {
    if (!event.isTrusted || attraction) return;
    touched();
    // The update banner lies beside the warning: whoever touches that is here, too.
    if (warning && kind === "pointerdown" && !warning.element.contains(event.target)) goOn(uncoverSoftly);
  };
  addEventListener(kind, listener, { capture: true, passive: true });
}

// One timer, which looks at the clock when it ends; touches only write down the time.
function waitForIdleness() {
  clearTimeout(idleTimer);
  const isWaiting = isAtStart && !isTouched;
  const due = isWaiting ? settings.attract : patience;
  if (due === 0) return;
  const left = due * 1000 - (performance.now() - lastTouch);
  if (left > 0) idleTimer = setTimeout(waitForIdleness, left);
  else if (isWaiting) beginAttraction();
  else warn();
}

let warning;
function warn() {
  let left = warningTime;
  const number = make("p", { class: "count", "aria-hidden": "true" }, String(left));
  const button = make("button", { type: "button", class: "primary" }, say.goOn);
  const told = make("p", { class: "unseen", "aria-live": "assertive" });
  const element = make("div", { class: "cover", role: "alertdialog", "aria-modal": "true",
    "aria-labelledby": "still-there", "aria-describedby": "will-forget" },
    make("div", { class: "card" }, number, make("h2", { id: "still-there" }, say.stillThere),
      make("p", { id: "will-forget" }, say.willForget(left)), button, told));
  const tick = setInterval(() => {
    left -= 1;
    number.textContent = String(Math.max(left, 0));
    if (left === 10) told.textContent = say.secondsLeft(left);
    if (left === 0) {
      clearInterval(tick);
      forget();
    }
  }, 1000);
  warning = { element, tick };
  cover(element, button);
  for (const kind of ["pointerup", "pointercancel", "click"]) element.addEventListener(kind, () => goOn(uncoverSoftly));
}

// Any touch and any key will do.
function goOn(takeAway) {
  if (!warning) return;
  const { element, tick } = warning;
  warning = undefined;
  clearInterval(tick);
  takeAway(element);
  touched();
  waitForIdleness();
}
addEventListener("keydown", (event) => {
  if (!warning) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  goOn(uncover);
}, { capture: true });

// The server forgets the cookies, which no script can read. While it does not answer the warning stays: a page of the
// browser's own in its place would have no way back.
async function forget() {
  // The answer clears what the browser keeps, the number among it.
  const visit = Number(visitNumber()) + 1;
  try {
    const answer = await fetch("/screen/reset", { method: "POST" });
    if (!answer.ok) throw new Error(answer.statusText);
  } catch {
    // A visitor who has touched the screen meanwhile goes on.
    setTimeout(() => { if (warning) forget(); }, 5000);
    return;
  }
  localStorage.clear();
  sessionStorage.clear();
  sessionStorage.setItem("visit", String(visit));
  window.name = String(visit);
  if (isCovered) sessionStorage.setItem("covered", "yes");
  returnToStart();
}
