// Keeps the caret of a field in view, as a browser does for a real keyboard, but not for text that a script sets.
const setAsInField = ["font", "letterSpacing", "wordSpacing", "tabSize", "textIndent", "textAlign", "padding"];

// The place of the caret, in pixels from the field's inner edge. No script may ask for it, but an unseen copy, set as
// the field is, has the same lines.
function caretOf(field) {
  const style = getComputedStyle(field);
  const isText = field.matches("textarea");
  const asShown = (text) => (field.type === "password" ? text.replace(/./gsu, "•") : text);
  const place = make("span", {}, "\u200b");
  // The text after the caret decides where its word is broken.
  const copy = make("div", { "aria-hidden": "true" }, asShown(field.value.slice(0, field.selectionStart)), place,
    asShown(field.value.slice(field.selectionStart)));
  for (const name of setAsInField) copy.style[name] = style[name];
  Object.assign(copy.style, {
    position: "absolute", top: 0, left: 0, visibility: "hidden", boxSizing: "border-box",
    width: isText ? `${field.clientWidth}px` : "max-content", lineHeight: isText ? style.lineHeight : "normal",
    whiteSpace: isText ? "pre-wrap" : "pre", overflowWrap: "break-word",
  });
  document.body.append(copy);
  const caret = { left: place.offsetLeft, top: place.offsetTop, height: place.offsetHeight };
  copy.remove();
  // One line stands in the middle of its field.
  return isText ? caret : { ...caret, top: (field.clientHeight - caret.height) / 2 };
}

// The least scrolling that brings a piece into view.
const scrolledTo = (now, room, start, end) => Math.max(Math.min(now, start), end - room);

// Within the field, and on the page, of which `bottom` pixels from the top can be seen.
function showCaret(field, bottom) {
  const caret = caretOf(field);
  const { paddingTop, paddingBottom, paddingLeft, paddingRight, fontSize } = getComputedStyle(field);
  field.scrollTop = scrolledTo(field.scrollTop, field.clientHeight,
    caret.top - parseFloat(paddingTop), caret.top + caret.height + parseFloat(paddingBottom));
  // A letter's width is spared, as the cross of a search field takes some of its end.
  field.scrollLeft = scrolledTo(field.scrollLeft, field.clientWidth,
    caret.left - parseFloat(paddingLeft), caret.left + parseFloat(fontSize) + parseFloat(paddingRight));
  const top = field.getBoundingClientRect().top + field.clientTop + caret.top - field.scrollTop;
  const margin = Math.max(0, Math.min(caret.height / 2, (bottom - caret.height) / 2));
  scrollBy(0, scrolledTo(0, bottom, top - margin, top + caret.height + margin));
}

// The whole field in the middle of what can be seen; of one that is taller, its line with the caret.
function showField(field, bottom) {
  const { top, height } = field.getBoundingClientRect();
  scrollBy(0, height <= bottom ? top - (bottom - height) / 2 : top - 8);
  showCaret(field, bottom);
}
