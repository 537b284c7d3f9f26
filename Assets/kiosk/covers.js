// Covers lie over the whole page: while one does, the rest can be neither touched, nor reached by keys, nor read out.

// make("p", { class: "lead" }, "text", child…): an element. An attribute that is true stands without a value.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

// Signs drawn by us, in one weight of line. The large-text version has no picture of any kind: there words do it all.
const showsPictures = !document.documentElement.classList.contains("text");
function sign(shapes) {
  if (!showsPictures) return "";
  const holder = document.createElement("template");
  const line = `fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"`;
  holder.innerHTML = `<svg class="sign" viewBox="0 0 32 32" width="32" height="32" ${line} aria-hidden="true" ` +
    `focusable="false">${shapes}</svg>`;
  return holder.content.firstChild;
}

const covers = [];

function keepRestInert() {
  const top = covers.at(-1)?.element;
  for (const child of document.body.children) {
    child.inert = top !== undefined && child !== top && !child.classList.contains("update-banner");
  }
  document.documentElement.classList.toggle("covered", top !== undefined);
}

// A visitor who has zoomed in sees a part of the window: a cover lies over that part, as large as ever.
function fitCovers() {
  const { scale, offsetLeft, offsetTop } = visualViewport;
  for (const { element } of covers) {
    element.style.transform = "";
    if (scale <= 1) continue;
    element.style.transformOrigin = `${-element.offsetLeft}px ${-element.offsetTop}px`;
    element.style.transform = `translate(${offsetLeft}px, ${offsetTop}px) scale(${1 / scale})`;
  }
}
for (const kind of ["resize", "scroll"]) visualViewport.addEventListener(kind, fitCovers);

function cover(element, focused) {
  covers.push({ element, before: document.activeElement });
  document.body.append(element);
  fitCovers();
  keepRestInert();
  focused.focus({ preventScroll: true });
}

// The focus returns to where it was, unless that lies under another cover.
function uncover(element) {
  const place = covers.findIndex((covering) => covering.element === element);
  if (place < 0) return;
  const [{ before }] = covers.splice(place, 1);
  if (element.matches("dialog")) element.open = false; else element.remove();
  element.classList.remove("fading");
  keepRestInert();
  const top = covers.at(-1)?.element ?? document.body;
  if (before?.isConnected && top.contains(before)) before.focus({ preventScroll: true });
}

// A touch that takes a cover away presses nothing under it: the cover stays, fading, until the touch has had its click.
const fadingTime = 300;
function uncoverSoftly(element) {
  element.classList.add("fading");
  setTimeout(() => uncover(element), fadingTime);
}
