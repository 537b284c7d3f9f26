// A screen for everybody is no desktop: no menu of the browser, nothing dragged, no text marked by a long press.
// Zooming with two fingers stays: people need it. Keys are looked after by Kiosk/keyboard, and what style can forbid by
// live.css.
for (const kind of ["contextmenu", "dragstart", "dragover", "drop"]) {
  addEventListener(kind, (event) => event.preventDefault(), { capture: true });
}

const fillsScreen = matchMedia("(display-mode: fullscreen)");

// A middle button, or Shift, opens a link in another window where windows have frames; here neither does.
for (const kind of ["click", "auxclick"]) {
  addEventListener(kind, (event) => {
    if (fillsScreen.matches && (event.shiftKey || event.button > 0)) event.preventDefault();
  }, { capture: true });
}

// A page from before the last return to the start belongs to another visitor. It cannot be taken out of the browser's
// history, so whoever goes back to it comes to the start instead.
// The browser may clear the session's storage a moment after it has told so; a window's name it leaves.
function visitNumber() { return sessionStorage.getItem("visit") ?? (window.name || "0"); }
function belongsToThisVisit() { return [undefined, visitNumber()].includes(history.state?.visit); }
function markVisit() { history.replaceState({ ...history.state, visit: visitNumber() }, ""); }

// A mark outlives a navigation from a page to its own address. The page that is left gives its mark up, or the start
// page would take itself for another visitor's, and load itself for ever.
function returnToStart() {
  history.replaceState(null, "");
  location.replace("/");
}
if (belongsToThisVisit()) markVisit();
else returnToStart();
// Each fragment of the page has a mark of its own.
addEventListener("hashchange", markVisit);
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
