// What the pages do beyond links and forms. Every page works without it.
(() => {
  "use strict";
  const root = document.documentElement;

  // Time there now. A clock that is plainly wrong is not shown: then the difference from the home city stands alone.
  const plausible = () => new Date().getUTCFullYear() >= 2026 && new Date().getUTCFullYear() < 2100;
  function showClocks() {
    if (!plausible()) return;
    for (const clock of document.querySelectorAll("[data-zone]")) {
      try {
        const format = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: clock.dataset.zone };
        const time = new Intl.DateTimeFormat(root.lang, format).format(new Date());
        clock.textContent = `${clock.dataset.label}: ${time}`;
        clock.hidden = false;
      } catch { /* a zone this browser does not know */ }
    }
    setTimeout(showClocks, 60_000 - Date.now() % 60_000);
  }
  showClocks();

  // The list: open and close all, open by link, remember what was open during the visit.
  const entries = [...document.querySelectorAll("details.entry")];
  const fold = document.querySelector(".fold");
  const key = "open-entries";
  if (entries.length && fold) {
    const button = document.createElement("button");
    const allOpen = () => entries.every((entry) => entry.open);
    const label = () => { button.textContent = allOpen() ? fold.dataset.fold : fold.dataset.unfold; };
    const remember = () => {
      try {
        sessionStorage.setItem(key, entries.filter((entry) => entry.open).map((entry) => entry.dataset.city).join(" "));
      } catch { /* storage is off: nothing is remembered */ }
    };
    button.type = "button";
    button.addEventListener("click", () => {
      const open = !allOpen();
      for (const entry of entries) entry.open = open;
    });
    fold.append(button);
    fold.hidden = false;
    try {
      const remembered = (sessionStorage.getItem(key) ?? "").split(" ");
      for (const entry of entries) entry.open ||= remembered.includes(entry.dataset.city);
    } catch { /* storage is off */ }
    const openTarget = () => {
      // A city's, or where the list splits by country, that of the country it stands in.
      const target = document.getElementById(location.hash.slice(1));
      const entry = target?.closest("details.entry");
      if (!entry) return;
      entry.open = true;
      (target.matches(".opened") ? entry : target).scrollIntoView();
    };
    // Who opens an entry sees its name in the upper half of the window; one that is closed stays in sight.
    const show = (entry) => {
      const name = entry.querySelector(".name").getBoundingClientRect();
      if (!entry.open) entry.scrollIntoView({ block: "nearest" });
      else if (name.top < 0 || name.bottom > innerHeight / 2) entry.scrollIntoView();
    };
    for (const entry of entries) {
      // A click opens it after all who listen; the next picture shows both.
      entry.firstElementChild.addEventListener("click", () => requestAnimationFrame(() => show(entry)));
    }
    // Not by `toggle`, which comes a task later: who touches an entry and then a link has left by then.
    const opening = new MutationObserver(() => { label(); remember(); });
    for (const entry of entries) opening.observe(entry, { attributeFilter: ["open"] });
    addEventListener("hashchange", openTarget);
    openTarget();
    label();
  }

  // The settings in the bar close by Escape, by a touch beside them, and where they would cover the next focus.
  const menu = document.querySelector(".access-menu");
  if (menu) {
    const [opener, panel] = menu.children;
    const covers = () => getComputedStyle(panel).position !== "static";
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      if (menu.contains(document.activeElement)) opener.focus();
      menu.open = false;
    });
    addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !menu.contains(relatedTarget) && covers()) menu.open = false;
    });
    // Where it stands below the page, it opens out of sight.
    opener.addEventListener("click", () => requestAnimationFrame(() => {
      if (menu.open && !covers()) menu.scrollIntoView({ block: "nearest" });
    }));
  }

  // Preferences without a server: kept in the browser. `preferenceSheets`, before this script, has a style for each choice.
  if (getComputedStyle(root).getPropertyValue("--served")) return;
  const read = () => { try { return localStorage.getItem("preferences") ?? "10"; } catch { return "10"; } };
  const query = new URLSearchParams(location.search);
  let [size, colours] = read();
  if (query.has("reset")) [size, colours] = "10";
  if (`${query.get("size")}0` in preferenceSheets) size = query.get("size");
  if (`1${query.get("colours")}` in preferenceSheets) colours = query.get("colours");
  const chosen = size + colours;
  if (!(chosen in preferenceSheets)) return;
  try { localStorage.setItem("preferences", chosen); } catch { /* storage is off */ }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(preferenceSheets[chosen]);
  document.adoptedStyleSheets = [sheet];
  const back = query.get("back");
  if (back && /^(desk\/)?[a-z0-9][a-z0-9._-]*\.html$/.test(back)) location.replace(back);
})();
