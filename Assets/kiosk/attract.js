// An unused screen shows one poster after another, with one slow pan, until somebody touches it. That touch only wakes.
// A visitor who does not want motion sees one poster, still.
const slideTime = 20_000;
const stillness = matchMedia("(prefers-reduced-motion: reduce)");

function posters() {
  return [...document.querySelectorAll("main .entry")].flatMap((entry) => {
    const picture = entry.querySelector("summary picture, summary img");
    const name = entry.querySelector(".name");
    return picture && name ? [{ picture, name, tie: entry.querySelector(".tie") }] : [];
  });
}

function slide({ picture, name, tie }) {
  const image = picture.cloneNode(true);
  const drawing = image.matches("img") ? image : image.querySelector("img");
  drawing.removeAttribute("srcset");
  const title = make("p", { class: "name", lang: name.lang || false }, name.textContent.trim());
  const country = make("p", { class: "tie" }, tie?.textContent ?? "");
  return make("div", { class: "slide" }, make("div", { class: "frame" }, image),
    make("div", { class: "title" }, title, country));
}

let attraction;
function beginAttraction() {
  const all = posters();
  const stage = make("div", { class: "stage" });
  const greeting = make("button", { type: "button", class: "greeting" },
    ...greetings.map(([language, text]) => make("span", { lang: language }, text)));
  const pause = make("button", { type: "button", class: "pause", "aria-pressed": "false" });
  const element = make("div", { class: "attract", role: "dialog", "aria-modal": "true", "aria-label": say.attract,
    tabindex: "-1" },
    stage, greeting, pause);
  let place = Number(visitNumber()) % Math.max(all.length, 1);
  let timer;
  let isPaused = false;

  function show() {
    if (all.length === 0) return;
    const next = slide(all[place]);
    const last = stage.lastElementChild;
    stage.append(next);
    // The one under it goes when this one has faded in.
    if (last) setTimeout(() => last.remove(), 1500);
    place = (place + 1) % all.length;
  }
  function goOnShowing() {
    clearTimeout(timer);
    if (isPaused || stillness.matches || all.length < 2) return;
    timer = setTimeout(() => { show(); goOnShowing(); }, slideTime);
  }
  function showPause() {
    pause.replaceChildren(sign(isPaused ? `<path d="M10 6v20l16-10z"/>` : `<path d="M11 6v20M21 6v20"/>`),
      make("span", {}, isPaused ? say.play : say.pause));
    pause.setAttribute("aria-pressed", String(isPaused));
    element.classList.toggle("paused", isPaused);
  }
  pause.hidden = stillness.matches || all.length === 0;
  pause.addEventListener("click", () => { isPaused = !isPaused; showPause(); goOnShowing(); });
  function wake(takeAway) {
    if (attraction !== element) return;
    attraction = undefined;
    clearTimeout(timer);
    takeAway(element);
    touched();
  }
  for (const kind of ["pointerup", "pointercancel", "click"]) {
    element.addEventListener(kind, (event) => { if (!event.composedPath().includes(pause)) wake(uncoverSoftly); });
  }
  function press(event) {
    if (["Tab", "Shift"].includes(event.key)) return;
    if (event.target === pause && ["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    removeEventListener("keydown", press, { capture: true });
    wake(uncover);
  }
  addEventListener("keydown", press, { capture: true });

  attraction = element;
  document.activeElement?.blur();
  scrollTo(0, 0);
  showPause();
  show();
  goOnShowing();
  cover(element, element);
}
