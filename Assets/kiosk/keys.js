// On a screen that a page fills, a keyboard is there to write with. The browser's own keys, which open windows, look into
// it or zoom for good, it hands to the page first, and they end here. In a window with a frame they stay its user's.
const fillsScreen = matchMedia("(display-mode: fullscreen)");

// By their place: the letters of other alphabets lie there, too.
const editingKeys = new Set(["KeyA", "KeyC", "KeyV", "KeyX", "KeyZ", "Backspace", "Delete"]);
const movingKeys = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);
function writes(event) {
  if (event.altKey || event.metaKey) return false;
  return movingKeys.has(event.code) || (!event.shiftKey && editingKeys.has(event.code));
}

function isTheBrowsers(event) {
  if (/^(F\d|Browser|Launch|Zoom)/.test(event.key) || (event.shiftKey && event.key === "Escape")) return true;
  return (event.ctrlKey || event.altKey || event.metaKey) && !writes(event);
}
addEventListener("keydown", (event) => {
  if (fillsScreen.matches && isTheBrowsers(event)) event.preventDefault();
}, { capture: true });
addEventListener("wheel", (event) => {
  if (fillsScreen.matches && event.ctrlKey) event.preventDefault();
}, { capture: true, passive: false });
