// Nothing leads out of the screen: a link to elsewhere opens its panel, which the page brings along, with the address
// in large type and as a QR code. live.css shows the panels where scripts are off.
function showPanel(panel) {
  panel.setAttribute("open", "");
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-modal", "true");
  cover(panel, panel.querySelector(".button"));
}

function hidePanel(panel) {
  uncover(panel);
  if (location.hash === `#${panel.id}`) history.replaceState(history.state, "", location.pathname + location.search);
}

// Makes a panel for an address that the page has none for.
function panelFor(address) {
  const panel = make("dialog", { class: "leaving", "aria-labelledby": "leaving-title" },
    make("h2", { id: "leaving-title" }, say.leavingTitle),
    make("p", { class: "address" }, address.href.replace(/^https?:\/\//, "")),
    make("p", {}, say.leavingHint),
    make("p", {}, make("a", { class: "button", href: "#main" }, say.close)));
  return panel;
}

addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link) return;
  const open = link.closest("dialog.leaving");
  if (open) {
    event.preventDefault();
    hidePanel(open);
    return;
  }
  const anchor = link.getAttribute("href").match(/^#(.+)/)?.[1];
  const panel = anchor && document.getElementById(anchor);
  if (panel?.matches("dialog.leaving")) {
    event.preventDefault();
    showPanel(panel);
    return;
  }
  // The map's links are SVG's, which have no address of their own.
  const address = new URL(link.getAttribute("href"), document.baseURI);
  if (address.origin !== location.origin) {
    event.preventDefault();
    showPanel(panelFor(address));
  }
}, { capture: true });

addEventListener("keydown", (event) => {
  const top = covers.at(-1)?.element;
  if (event.key === "Escape" && top?.matches("dialog.leaving")) hidePanel(top);
});

// A link of the list leads to the panel on the city's own page.
const asked = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
if (asked && asked.matches("dialog.leaving")) showPanel(asked);
