// The server's events come in here, and the page's heartbeat goes out.

// A cover over the page, such as a window of the browser's own, takes the keyboard from it. A screen without a keyboard
// has none to lose. The pages that follow under the cover know it from the session.
let isCovered = sessionStorage.getItem("covered") !== null && !document.hasFocus();
addEventListener("blur", () => {
  isCovered = true;
  sessionStorage.setItem("covered", "yes");
});
addEventListener("focus", () => {
  isCovered = false;
  sessionStorage.removeItem("covered");
});

// The cover may be a page of ours, too, in a window with a frame around it. Without a display a window has one pixel.
function isSeen() { return fillsScreen.matches && innerWidth > 1 && !isCovered; }

// Every half a minute, and only out of a frame that was painted, the page says that it lives and how often it was
// touched. One that nobody sees says nothing, so that the browser is started anew. Nor does one that has neither stood
// for a while nor been touched: a page that loads itself again and again paints, too.
const timeToStand = 10_000;
let hasBeaten = false;
let nextBeat = setTimeout(beat, timeToStand);
function beat() {
  hasBeaten = true;
  clearTimeout(nextBeat);
  requestAnimationFrame(() => requestAnimationFrame(() => {
    if (isSeen()) {
      fetch("/screen/alive", { method: "POST", body: `touches=${touchCount}`, keepalive: true }).catch(() => {});
      touchCount = 0;
    }
    nextBeat = setTimeout(beat, 30_000);
  }));
}

// Another bundle is shown from the next page on. A visitor reads on undisturbed; an unused screen changes at once.
let bundle;
function bundleIs(name) {
  bundle ??= name;
  if (name !== bundle && isAtStart && !isTouched) returnToStart();
}

let events;
function listen() {
  events = new EventSource("/screen/events");
  events.addEventListener("bundle", (event) => bundleIs(event.data));
  events.addEventListener("update", (event) => showUpdate(JSON.parse(event.data)));
}
addEventListener("pagehide", () => events?.close());
