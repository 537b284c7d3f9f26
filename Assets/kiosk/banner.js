// The banner tells across the room what happens with a stick: a picture, one colour, words in both languages under it.
const pictures = {
  reading: `<path d="M2 29h16M4 13h12v16H4zM6 6h8v7H6zM20 15h10v9H20zM22 15v-3a3 3 0 0 1 6 0v3"/>`,
  done: `<path d="M2 29h16M4 9h12v13H4zM6 2h8v7H6zM25 25V6m-5 5 5-5 5 5"/>`,
  same: `<path d="m5 17 7 7L27 8"/>`,
  refused: `<path d="M16 4 30 28H2zM16 13v7m0 4v.2"/>`,
};
// How long a state is shown, in seconds, if nothing new comes: an end has been read then, and whoever brought half a
// stick has gone.
const shownFor = { reading: 180, done: 120, same: 120, refused: 600 };

const banner = make("div", { class: "update-banner", role: "status", hidden: true });
let bannerTimer;

function hideBanner() {
  banner.hidden = true;
  banner.replaceChildren();
}

// { number, state, done: 0 to 1 or none, reason, age: seconds }
function showUpdate({ number, state, done, reason, age }) {
  clearTimeout(bannerTimer);
  const left = shownFor[state] - age;
  if (left <= 0 || sessionStorage.getItem("update-seen") === String(number)) {
    hideBanner();
    return;
  }
  bannerTimer = setTimeout(hideBanner, left * 1000);
  // The picture and the words stay as they are while only the share grows, so that nothing is read out twice.
  if (banner.dataset.number !== String(number) || banner.hidden) drawBanner(number, state, reason);
  const share = banner.querySelector("progress");
  if (share && typeof done === "number") share.value = done;
}

function drawBanner(number, state, reason) {
  banner.dataset.number = number;
  banner.className = `update-banner ${state}`;
  const lines = bannerLanguages.map((language) => {
    const { updates, refusals } = spoken.words[language];
    const { what, next } = updates[state];
    const why = state === "refused" ? [make("span", {}, refusals[reason] ?? refusals.other)] : [];
    return make("p", { lang: language }, make("strong", {}, what), ...why, make("span", {}, next));
  });
  banner.replaceChildren(sign(pictures[state]), make("div", { class: "words" }, ...lines));
  if (state === "reading") {
    banner.append(make("progress", { max: "1", "aria-label": say.updates.reading.next }));
  } else {
    const close = make("button", { type: "button" }, say.close);
    close.addEventListener("click", () => {
      sessionStorage.setItem("update-seen", String(number));
      hideBanner();
    });
    banner.append(close);
  }
  banner.hidden = false;
}
