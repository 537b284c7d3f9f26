// Where a server searches: its answer under the field while one types. Without it the form still asks by its button.
(() => {
  const field = document.querySelector("form.search-form input[type=search]");
  const place = document.getElementById("found");
  if (!field || !place || !getComputedStyle(document.documentElement).getPropertyValue("--served")) return;

  // Only how many were found is read out; it stands where it was when the page came, or nothing would be read.
  const told = document.createElement("p");
  told.className = "unseen";
  told.setAttribute("role", "status");
  place.before(told);

  // The same question in another language, another version, another size: links to these take it along.
  function carry(query) {
    for (const link of document.querySelectorAll("a[href*='search.html']")) {
      const address = new URL(link.href);
      if (address.origin !== location.origin || (!query && !address.searchParams.has("q"))) continue;
      if (query) address.searchParams.set("q", query);
      else address.searchParams.delete("q");
      link.href = address;
    }
  }

  let asked = field.value.trim();
  carry(asked);
  let timer;
  let current;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 250);
  });

  async function ask() {
    const query = field.value.trim();
    if (query === asked) return;
    asked = query;
    carry(query);
    current?.abort();
    current = new AbortController();
    const address = new URL(location.href);
    address.search = query ? `?${new URLSearchParams({ q: query })}` : "";
    let page;
    try {
      const answer = await fetch(address, { signal: current.signal });
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      return; // a newer question is on its way, or the button will do
    }
    const found = page.getElementById("found");
    if (!found) return;
    const status = found.querySelector("[role=status]");
    told.textContent = status?.textContent.trim() ?? "";
    status?.removeAttribute("role");
    place.replaceChildren(...found.childNodes);
    // Whoever comes back from a city finds the same answer.
    history.replaceState(history.state, "", address);
  }
})();
