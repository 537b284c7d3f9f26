// A keyboard on the glass for the fields of a page: the kiosk's compositor can show none. It comes when a field is
// touched, or by the button beside the field; it goes when a real keyboard types.
//
// To Tab it is one stop behind the field; arrows go from key to key. A touched key leaves the focus in the field.
const typed = `input:is([type=text], [type=search], [type=email], [type=password], [type=url], [type=tel],
  [type=number], :not([type])), textarea`;

const rows = {
  cyrillic: ["әөүҗңһ", "йцукенгшщзхъ", "фывапролджэё", "ячсмитьбю"],
  latin: ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
  digits: ["1234567890", "@._-+/:;!?", "()\"'«»№%&#"],
};
// The signs of an address stand beside the letters.
const addressKeys = ["@", ".", "_", "-", ".ru", ".com"];

let field;
let layer = "latin";
let letters = "latin";
let shift = "off"; // off, once, locked
let keys;
let hasRoom = true;

const isAddress = () => field.dataset.typedAs === "email" || ["email", "url"].includes(field.type);

function key(label, name, act, attributes = {}) {
  const all = { type: "button", class: "key", tabindex: "-1", "aria-label": name, ...attributes };
  const button = make("button", all, label);
  button.act = act;
  return button;
}
const lettered = (text) => key(shift === "off" ? text : text.toUpperCase(), null, () => {
  insert(shift === "off" ? text : text.toUpperCase());
  if (shift === "once") { shift = "off"; draw(); }
}, { class: [...text].length > 1 ? "key wide" : "key" });
function signed(shapes, name, act, attributes) {
  const label = make("span", { class: "word" }, name);
  const button = key(sign(shapes), null, act, { class: "key work", ...attributes });
  button.append(label);
  return button;
}

function draw() {
  const focused = [...keys.querySelectorAll(".key")].indexOf(document.activeElement);
  const lines = rows[layer].map((line) => make("div", { class: "row" }, ...[...line].map(lettered)));
  if (layer !== "digits") {
    lines.at(-1).prepend(signed(`<path d="M16 5 5 16h6v10h10V16h6z"/>`, say.keys.shift, turnShift,
      { "aria-pressed": String(shift !== "off"), class: `key work shift-${shift}` }));
  }
  lines.at(-1).append(signed(`<path d="M11 7h17v18H11L3 16zM15 12l8 8m0-8-8 8"/>`, say.keys.erase, erase,
    { "data-repeats": true }));
  if (isAddress() && layer === "latin") {
    lines.splice(-1, 0, make("div", { class: "row" }, ...addressKeys.map(lettered)));
  }
  const change = (to, label, name) => key(label, name, () => turnTo(to), { class: "key work" });
  const isText = field.matches("textarea");
  lines.push(make("div", { class: "row" },
    layer === "digits"
      ? change(letters, letters === "cyrillic" ? "АБВ" : "ABC", say.keys.letters)
      : change("digits", "123", say.keys.digits),
    letters === "cyrillic" ? change("latin", "ABC", say.keys.latin) : change("cyrillic", "АБВ", say.keys.cyrillic),
    key(say.keys.space, null, () => insert(" "), { class: "key work space" }),
    signed(`<path d="M20 6 9 16l11 10"/>`, say.keys.left, () => move(-1), { "data-repeats": true }),
    signed(`<path d="m12 6 11 10-11 10"/>`, say.keys.right, () => move(1), { "data-repeats": true }),
    key(isText ? say.keys.line : actionName(), null, enter, { class: "key work primary", "data-closes": !isText }),
    signed(`<path d="M4 6h24v12H4zM9 12h14M11 24l5 5 5-5"/>`, say.keys.hide, () => hideKeyboard(true),
      { "data-closes": true })));
  keys.replaceChildren(...lines);
  hasRoom = fit();
  document.documentElement.style.setProperty("--keyboard-height", `${keys.offsetHeight}px`);
  const all = [...keys.querySelectorAll(".key")];
  // Capitals and small letters are the same keys; another layer begins at its start.
  const stop = all[focused] ?? all[0];
  stop.tabIndex = 0;
  if (focused >= 0) stop.focus();
}

function actionName() {
  if (field.type === "search") return say.keys.search;
  return isLastField() ? say.keys.send : say.keys.next;
}
const fieldsOfForm = () => [...(field.form ?? document).querySelectorAll(typed)].filter((other) => !other.disabled);
const isLastField = () => fieldsOfForm().at(-1) === field;

function turnShift() {
  shift = { off: "once", once: "locked", locked: "off" }[shift];
  draw();
}
function turnTo(next) {
  layer = next;
  if (next !== "digits") letters = next;
  draw();
  // It may have grown.
  if (field.getBoundingClientRect().bottom > roomAbove()) showField(field, roomAbove());
}

// The keys shrink on a small or zoomed screen until two lines of the field have room above them: first closer, then
// without the words beside their signs, both down to the least that a finger may be asked to hit (WCAG 2.2, 2.5.8).
// Where even that is too much there is no room for a keyboard.
const leastKey = 24;
function fit() {
  const { fontSize } = getComputedStyle(field);
  const most = innerHeight - Math.min(field.offsetHeight, 2.5 * parseFloat(fontSize)) - 16;
  const isFine = () => keys.offsetHeight <= most &&
    [...keys.children].every((row) => row.scrollWidth <= row.clientWidth);
  const layouts = ["", "close", ...(showsPictures ? ["close wordless"] : [])];
  return layouts.some((layout) => {
    keys.className = `keyboard ${layout}`;
    for (let height = 60; height >= leastKey; height -= 4) {
      keys.style.setProperty("--least-key", `${height}px`);
      if (isFine()) return true;
      if (!layout) break;
    }
    return false;
  });
}

// Changes the text, and fires the events that the browser fires when somebody types.
function insert(text) {
  const room = field.maxLength < 0 ? Infinity : field.maxLength - field.value.length + selected().length;
  if (text.length > room) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  report("insertText", text);
}
const selected = () => field.value.slice(field.selectionStart, field.selectionEnd);
function erase() {
  if (field.selectionStart === field.selectionEnd) {
    if (field.selectionStart === 0) return;
    field.setSelectionRange(neighbour(-1), field.selectionEnd);
  }
  field.setRangeText("", field.selectionStart, field.selectionEnd, "end");
  report("deleteContentBackward", null);
}
function move(step) {
  const place = field.selectionStart !== field.selectionEnd
    ? (step < 0 ? field.selectionStart : field.selectionEnd) : neighbour(step);
  field.setSelectionRange(place, place);
  showCaret(field, roomAbove());
}
// The place one letter on, as people count letters.
function neighbour(step) {
  const place = step < 0 ? field.selectionStart : field.selectionEnd;
  const part = step < 0 ? field.value.slice(0, place) : field.value.slice(place);
  const letter = [...new Intl.Segmenter().segment(part)].at(step < 0 ? -1 : 0)?.segment ?? "";
  return place + step * letter.length;
}
function report(inputType, data) {
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType, data }));
  showCaret(field, roomAbove());
  touched();
}
function enter() {
  if (field.matches("textarea")) return insert("\n");
  const form = field.form;
  const next = fieldsOfForm()[fieldsOfForm().indexOf(field) + 1];
  if (field.type !== "search" && next) {
    next.focus();
    showKeyboard(next);
    return;
  }
  hideKeyboard(true);
  form?.requestSubmit();
}

function showKeyboard(next) {
  if (field === next) return;
  if (field) giveBack();
  field = next;
  // No script may know where the caret stands in a field for e-mail or numbers, so for now it is one for text.
  if (["email", "number"].includes(field.type)) {
    field.dataset.typedAs = field.type;
    field.type = "text";
    field.setSelectionRange(field.value.length, field.value.length);
  }
  shift = "off";
  const isLatin = isAddress() || ["password", "url"].includes(field.type) || document.documentElement.lang !== "ru";
  layer = letters = isLatin ? "latin" : "cyrillic";
  if (["tel"].includes(field.type) || field.inputMode === "numeric") layer = "digits";
  if (!keys) {
    keys = make("div", { class: "keyboard", role: "group", "aria-label": say.keyboard, id: "keyboard" });
    keys.addEventListener("pointerdown", pressKey);
    keys.addEventListener("mousedown", (event) => event.preventDefault());
    keys.addEventListener("click", clickKey);
    keys.addEventListener("keydown", goToKey);
  }
  (field.closest("form") ?? field).after(keys);
  draw();
  if (!hasRoom) return leaveOut();
  buttonOf(field)?.setAttribute("aria-expanded", "true");
  document.documentElement.classList.add("keyboard-open");
  showField(field, roomAbove());
}
// The part of the window above the keys, in pixels from its top.
const roomAbove = () => innerHeight - keys.offsetHeight;

// The buttons that would bring it go, too, until the window has another size.
function leaveOut() {
  hideKeyboard(true);
  document.documentElement.classList.add("keyboard-left-out");
}
addEventListener("resize", () => {
  document.documentElement.classList.remove("keyboard-left-out");
  if (!field) return;
  draw();
  if (hasRoom) showField(field, roomAbove()); else leaveOut();
});

function giveBack() {
  buttonOf(field)?.setAttribute("aria-expanded", "false");
  if (field.dataset.typedAs) {
    field.type = field.dataset.typedAs;
    delete field.dataset.typedAs;
  }
}

function hideKeyboard(returnsFocus) {
  if (!field) return;
  giveBack();
  const left = field;
  const hadFocus = keys.contains(document.activeElement);
  field = undefined;
  keys.remove();
  document.documentElement.classList.remove("keyboard-open");
  if (returnsFocus && (hadFocus || document.activeElement === document.body)) left.focus({ preventScroll: true });
}

// A touched key acts at once and does not take the focus; held, some go on. One that may take the keyboard away waits
// for its click, which would press what lies under it otherwise. Who types with two fingers puts one down before the
// other is lifted: each counts.
let repeating;
// The key that was touched last, while its click is still to come: other keys may lie under the finger by then.
let pressed;
const fingers = new Set();
// The key that waits, its finger, and whether another was down meanwhile.
let waiting;
function pressKey(event) {
  const button = event.target.closest(".key");
  event.preventDefault();
  clearTimeout(repeating);
  pressed = button;
  if (!button) return;
  if (button.dataset.closes !== undefined) {
    waiting = { button, pointer: event.pointerId, isAmongOthers: fingers.size > 1 };
    return;
  }
  const { act } = button;
  if (button.dataset.repeats !== undefined) {
    const again = (pause) => { repeating = setTimeout(() => { act(); again(80); }, pause); };
    again(500);
  }
  act();
}
addEventListener("pointerdown", (event) => {
  // The first of them all: whatever is still counted was lifted unseen.
  if (event.isPrimary) fingers.clear();
  fingers.add(event.pointerId);
  if (waiting && fingers.size > 1) waiting.isAmongOthers = true;
}, { capture: true });
for (const kind of ["pointerup", "pointercancel"]) {
  addEventListener(kind, (event) => {
    clearTimeout(repeating);
    fingers.delete(event.pointerId);
    if (waiting?.pointer !== event.pointerId) return;
    const { button, isAmongOthers } = waiting;
    waiting = undefined;
    // The browser makes no click of two fingers at once.
    if (field && isAmongOthers && kind === "pointerup") button.act();
  }, { capture: true });
}
// Enter, the space bar and a screen reader click without having touched.
function clickKey(event) {
  const button = event.target.closest(".key");
  const isOther = pressed !== undefined && pressed !== button;
  const wasTouched = event.detail > 0 && (button?.dataset.closes === undefined || isOther);
  pressed = undefined;
  if (button && !wasTouched) button.act();
}

function goToKey(event) {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (event.key === "Escape") {
    hideKeyboard(true);
    return;
  }
  if (!step) return;
  event.preventDefault();
  const here = centre(event.target);
  // The nearest key on that side, where a step to the side counts more than one along the row.
  const distance = (button) => {
    const there = centre(button);
    const [right, down] = [there.x - here.x, there.y - here.y];
    const [ahead, aside] = step[0] ? [right * step[0], down] : [down * step[1], right];
    return ahead < 10 || (step[0] && Math.abs(aside) > 10) ? Infinity : ahead * 3 + Math.abs(aside);
  };
  const all = [...keys.querySelectorAll(".key")];
  const best = all.reduce((left, right) => (distance(right) < distance(left) ? right : left));
  if (distance(best) === Infinity) return;
  for (const button of all) button.tabIndex = button === best ? 0 : -1;
  best.focus();
}
function centre(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

// The button beside each field.
const buttonOf = (field) => document.querySelector(`[data-keyboard-for="${CSS.escape(field.id)}"]`);
for (const owner of document.querySelectorAll(typed)) {
  if (!owner.id || owner.readOnly || owner.disabled) continue;
  // A form has several of them.
  const label = owner.labels[0]?.textContent.trim();
  const button = make("button", { type: "button", class: "keyboard-button", "aria-expanded": "false",
    "aria-label": label ? `${say.showKeyboard}: ${label}` : say.showKeyboard, "data-keyboard-for": owner.id },
    sign(`<path d="M3 8h26v16H3zM8 13h.1M13 13h.1M18 13h.1M23 13h.1M10 19h12"/>`), showsPictures ? "" : say.keyboard);
  button.addEventListener("click", (event) => {
    if (field === owner) return hideKeyboard(false);
    showKeyboard(owner);
    if (!field) return owner.focus();
    // Opened by a key, the focus goes to the keys on the glass: who meant to type into the next field, and whose space
    // bar opened this, must not go on in this field, where a password would be readable.
    if (event.detail === 0) keys.querySelector("[tabindex='0']").focus({ preventScroll: true });
    else owner.focus({ preventScroll: true });
  });
  owner.after(button);
}

// Not before the click: a page that makes room between a touch and its click would have it go elsewhere.
addEventListener("click", (event) => {
  const touchedField = event.target.closest?.(typed);
  if (touchedField && !touchedField.readOnly && !touchedField.disabled) showKeyboard(touchedField);
});
addEventListener("focusin", (event) => {
  if (!field || event.target === field || keys.contains(event.target) || event.target === buttonOf(field)) return;
  // A touch moves on to another field, and the keyboard follows; Tab may lead back.
  if (!event.target.matches(typed) && event.target.closest("form") !== field.form) hideKeyboard(false);
});
// A real keyboard types: the browser itself says so, not this script.
addEventListener("input", (event) => {
  if (field && event.isTrusted && event.target === field) hideKeyboard(false);
}, { capture: true });
addEventListener("keydown", (event) => {
  if (field && event.target === field && ["Escape", "Enter"].includes(event.key)) hideKeyboard(false);
}, { capture: true });
