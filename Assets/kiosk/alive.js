// What the server says to the screen, and what the screen says of itself.

// Every half a minute, and only out of a frame that was painted, the page says that it lives and how often it was
// touched.
function beat() {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    fetch("/screen/alive", { method: "POST", body: `touches=${touchCount}`, keepalive: true }).catch(() => {});
    touchCount = 0;
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
