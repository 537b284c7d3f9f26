// The crest at the end of the strip, for staff: a long press on it opens the service page. It is no control of its own:
// the strip's link to the personal page leads there for everybody, by any means.
const longPress = 1500;
const accountLink = document.querySelector(".strip a[href$='account.html']");
const icon = document.querySelector("link[rel='icon']");
if (accountLink && icon && !document.querySelector(".text")) {
  const drawing = new Image();
  drawing.alt = "";
  drawing.src = icon.href;
  const crest = document.createElement("li");
  crest.className = "crest";
  crest.ariaHidden = "true";
  crest.append(drawing);
  accountLink.closest("ul").append(crest);
  let timer;
  crest.addEventListener("pointerdown", (event) => {
    clearTimeout(timer);
    if (event.isPrimary) timer = setTimeout(() => location.assign(`${accountLink.href}?view=service`), longPress);
  });
  for (const kind of ["pointerup", "pointerleave", "pointercancel"]) {
    crest.addEventListener(kind, () => clearTimeout(timer));
  }
}
