// What the pages do beyond links and forms. Every page works without it.
"use strict";
(() => {
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
        sessionStorage.setItem(key, entries.filter((entry) => entry.open).map((entry) => entry.id).join(" "));
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
      for (const entry of entries) entry.open ||= remembered.includes(entry.id);
    } catch { /* storage is off */ }
    const openTarget = () => {
      const entry = entries.find((entry) => entry.id === decodeURIComponent(location.hash.slice(1)));
      if (entry) { entry.open = true; entry.scrollIntoView(); }
    };
    for (const entry of entries) entry.addEventListener("toggle", () => { label(); remember(); });
    addEventListener("hashchange", openTarget);
    openTarget();
    label();
  }

  // Preferences without a server: kept in the browser, set as the same custom properties.
  if (getComputedStyle(root).getPropertyValue("--served")) return;
  const factors = { 1: "1", 2: "1.35", 3: "1.8" };
  const schemes = { 1: ["#ffffff", "#000000", "light"], 2: ["#000000", "#ffffff", "dark"], 3: ["#9dd1ff", "#063462", "light"] };
  const read = () => { try { return localStorage.getItem("preferences") ?? "10"; } catch { return "10"; } };
  const query = new URLSearchParams(location.search);
  let [size, colours] = read();
  if (query.has("reset")) [size, colours] = "10";
  if (factors[query.get("size")]) size = query.get("size");
  if (["0", "1", "2", "3"].includes(query.get("colours"))) colours = query.get("colours");
  try { localStorage.setItem("preferences", size + colours); } catch { /* storage is off */ }
  const set = (name, value) => root.style.setProperty(name, value);
  set("--text-factor", factors[size] ?? "1");
  for (const choice of "123") set(`--size-${choice}-chosen`, choice === size ? "inline" : "none");
  for (const choice of "0123") set(`--colours-${choice}-chosen`, choice === colours ? "inline" : "none");
  if (schemes[colours]) {
    const [paper, ink, scheme] = schemes[colours];
    set("--chosen-paper", paper);
    set("--chosen-ink", ink);
    root.style.setProperty("color-scheme", scheme);
  }
  const back = query.get("back");
  if (back && /^(desk\/)?[a-z0-9][a-z0-9._-]*\.html$/.test(back)) location.replace(back);
})();
