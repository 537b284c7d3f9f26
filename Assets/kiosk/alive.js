// What the server says to the screen, and what the screen says of itself.

// Whatever covers the page, the browser's own task manager say, which no policy forbids, takes the keyboard from it. A screen
// without a keyboard has none to lose. The pages that follow under the cover know it from the session.
let isCovered = sessionStorage.getItem("covered") !== null && !document.hasFocus();
addEventListener("blur", () => {
  isCovered = true;
  sessionStorage.setItem("covered", "yes");
});
addEventListener("focus", () => {
  isCovered = false;
  sessionStorage.removeItem("covered");
});

// Every half a minute, and only out of a frame that was painted, the page says that it lives and how often it was
// touched. One that is covered says nothing, so that the browser is started anew.
function beat() {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    if (!isCovered) {
      fetch("/screen/alive", { method: "POST", body: `touches=${touchCount}`, keepalive: true }).catch(() => {});
      touchCount = 0;
    }
    setTimeout(beat, 30_000);
  }));
}

// Another bundle is shown from the next page on. A visitor reads on undisturbed; an unused screen changes at once.
let bundle;
function bundleIs(name) {
  bundle ??= name;
  if (name !== bundle && isAtStart && !isTouched) location.replace(startPage);
}

let events;
function listen() {
  events = new EventSource("/screen/events");
  events.addEventListener("bundle", (event) => bundleIs(event.data));
  events.addEventListener("update", (event) => showUpdate(JSON.parse(event.data)));
}
addEventListener("pagehide", () => events?.close());
