// A message that is being written outlasts what loads its page anew: another size or language, a session that ended and
// signing in again. It goes when it was kept, when its writer signs out, and with the visit.
const draftMark = "draft ";
const draftKey = `${draftMark}${location.pathname.match(/\/desk\/([a-z-]+)\.html$/)?.[1]}`;
const draftField = document.querySelector("main form textarea[name=text]");
const draftQuery = new URLSearchParams(location.search);
if (draftQuery.has("kept")) {
  sessionStorage.removeItem(draftKey);
} else if (draftField) {
  const about = draftField.form.elements.about?.value;
  const draft = JSON.parse(sessionStorage.getItem(draftKey) ?? "{}");
  // The links of the bar do not know the page that a report is about.
  if (draft.about && !about && !draftQuery.has("about")) location.replace(`?about=${encodeURIComponent(draft.about)}`);
  // A draft about another page belongs to another report.
  if ((draft.about ?? about) === about) draftField.value ||= draft.text ?? "";
  draftField.addEventListener("input", () => {
    if (draftField.value) sessionStorage.setItem(draftKey, JSON.stringify({ text: draftField.value, about }));
    else sessionStorage.removeItem(draftKey);
  });
}
addEventListener("submit", (event) => {
  if (!["sign-out", "end-sessions"].includes(event.target.elements.do?.value)) return;
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(draftMark)) sessionStorage.removeItem(key);
});
