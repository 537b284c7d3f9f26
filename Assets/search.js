// The search of an exported site: the cities and their words stand before this, put there by `pobratim pack`.
// Sources/Cities/Search folds words in the same way; one table of queries is run against both.
(() => {
  const cyrillic = {
    а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", й: "i", к: "k", л: "l", м: "m", н: "n",
    о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "h", ц: "c", ч: "ch", ш: "sh", щ: "sh", ъ: "", ы: "i",
    ь: "", э: "e", ю: "iu", я: "ia", ё: "e", ә: "a", ө: "o", ү: "u", җ: "zh", ң: "n", һ: "h",
    қ: "k", ғ: "g", ұ: "u", і: "i", ї: "i", є: "e", ґ: "g", ў: "u", ј: "i", љ: "l", њ: "n", ћ: "ch",
    ђ: "zh", џ: "zh", ѓ: "g", ќ: "k", ѕ: "z",
  };
  const rules = [
    ["y", "i"], ["j", "i"], ["w", "v"], ["q", "k"], ["ck", "k"], ["x", "ks"], ["ph", "f"], ["kh", "h"], ["ts", "c"],
    ["tz", "c"], ["chzh", "zh"], ["shch", "sh"], ["sch", "sh"], ["ie", "e"],
  ];
  const keys = ["`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>",
    "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"];
  const fillers = new Set(searchTexts.fillers.split(" "));
  const ordinalEndings = new Set(searchTexts.ordinalEndings.split(" "));

  const split = (text) => text.normalize("NFC").toLowerCase().replace(/\p{Cf}/gu, "")
    .replace(/[\uFF10-\uFF5A]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xFEE0)).match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [];
  // `17-я` is `17`.
  const withoutEndings = (words) => words.filter((word, place) =>
    !(ordinalEndings.has(word) && /^[0-9]+$/.test(words[place - 1] ?? "")));
  const skeleton = (word) => {
    let latin = word.normalize("NFD").replace(/([a-z])\p{M}+/gu, "$1").normalize("NFC").replaceAll("ı", "i")
      .replaceAll("ß", "ss").replaceAll("æ", "ae").replace(/./gu, (letter) => cyrillic[letter] ?? letter);
    for (const [from, to] of rules) latin = latin.replaceAll(from, to);
    return latin.replace(/([a-z])\1+/g, "$1");
  };
  // Each letter three times in a row, or more: a key was held down, which to the ear would be some word or other.
  const isOfHeldKeys = (word) => /^(?:(\p{L})\1\1+)+$/u.test(word);
  const swapped = (text) => [...text].map((letter) => {
    for (const side of [0, 1]) {
      const place = keys[side].indexOf(letter);
      if (place >= 0) return keys[1 - side][place];
    }
    return letter;
  }).join("");

  function unpacked(words) {
    const list = [];
    let last = "";
    for (const [, sign, rest] of words.matchAll(/([0-9A-Z])([a-z]*)/g)) {
      last = last.slice(0, parseInt(sign, 36)) + rest;
      list.push(last);
    }
    return list;
  }
  const cities = searchCities.map((city) =>
    ({ ...city, fields: [city.names.split(" "), city.countries.split(" "), unpacked(city.words)] }));

  // Two words are forms of one if they begin alike and differ in their endings only.
  function alike(word, typed, mayGoOn) {
    if (word === typed) return 0;
    if (mayGoOn && typed.length > 1 && word.startsWith(typed)) return 1;
    let shared = 0;
    while (shared < word.length && word[shared] === typed[shared]) shared += 1;
    const rest = Math.max(word.length, typed.length) - shared;
    if (shared > 4 ? rest <= 3 : rest <= 2 && (shared === 4 || (shared === 3 && word.length <= 5))) return 2;
    return shared === 4 && rest === 3 ? 3 : null;
  }
  // A letter wrong, missing, too many, or two neighbours exchanged.
  function slips(left, right) {
    let beforeLast = [], last = [...right, 0].map((_, place) => place);
    for (let row = 1; row <= left.length; row += 1) {
      const current = [row];
      for (let column = 1; column <= right.length; column += 1) {
        let cost = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (left[row - 1] === right[column - 1] ? 0 : 1));
        if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
          cost = Math.min(cost, beforeLast[column - 2] + 1);
        }
        current.push(cost);
      }
      [beforeLast, last] = [last, current];
    }
    return last[right.length];
  }

  // For one typed word: the rank in each city that has it (field, then how well).
  function ranks(typed, mayGoOn) {
    const found = new Map();
    cities.forEach((city, index) => city.fields.forEach((words, field) => {
      for (const word of words) {
        const grade = alike(word, typed, mayGoOn);
        if (grade === null) continue;
        const rank = field * 4 + grade;
        if (!(found.get(index) <= rank)) found.set(index, rank);
      }
    }));
    return found;
  }
  // Only alike, and in no name: a slip in a name is more likely.
  const isClear = (found) => [...found.values()].some((rank) => rank % 4 < 2 || (rank < 8 && rank % 4 < 3));
  function repaired(typed) {
    const limit = typed.length < 4 ? 0 : typed.length < 7 ? 1 : 2;
    let best = { slips: limit + 1 };
    for (const city of cities) for (const field of [0, 1]) for (const word of city.fields[field]) {
      const count = Math.abs(word.length - typed.length) > limit ? limit + 1 : slips(word, typed);
      if (count < best.slips) best = { slips: count, word, read: field === 0 ? city.name : city.country };
    }
    return best.slips <= limit ? best : null;
  }

  // `Цин дао`: neighbours that are one word of a name, and apart are none, in one chunk.
  function joined(chunks) {
    const isName = (word) => word.length > 3 && cities.some((city) => city.fields[0].includes(word));
    const isKnown = (word) => cities.some((city) => city.fields.some((words) => words.includes(word)));
    const list = [];
    for (const chunk of chunks) {
      const parts = [...split(list.at(-1) ?? ""), ...split(chunk)];
      if (parts.length > 1 && parts.length < 4 && !parts.map(skeleton).every(isKnown) && isName(skeleton(parts.join("")))) {
        if (list.length && split(chunk).length < parts.length) list.pop();
        list.push(parts.join(""));
      } else {
        list.push(chunk);
      }
    }
    return list;
  }

  function search(query) {
    const chunks = joined([...query].slice(0, 200).join("").split(/\s+/).filter(Boolean).slice(0, 8));
    const open = !/\s$/.test(query);
    const units = [], repairs = [], leftOut = [];
    const isWanted = (word) => !fillers.has(word);
    const onlyFillers = !chunks.some((chunk) => split(chunk).some(isWanted));
    chunks.forEach((chunk, place) => {
      const mayGoOn = open && place === chunks.length - 1;
      const all = withoutEndings(split(chunk));
      const words = all.filter((word) => onlyFillers || isWanted(word));
      if (all.length && !words.length) return;
      if (words.some(isOfHeldKeys)) {
        leftOut.push(...words);
        return;
      }
      const found = words.map((word) => ranks(skeleton(word), mayGoOn));
      const slip = words.length === 1 && found[0].size && !isClear(found[0]) && repaired(skeleton(words[0]));
      if (slip) {
        units.push(ranks(slip.word, false));
        repairs.push([chunk, slip.read]);
        return;
      }
      if (found.some((ranks) => ranks.size)) {
        found.forEach((ranks, index) => ranks.size ? units.push(ranks) : leftOut.push(words[index]));
        return;
      }
      const other = split(swapped(chunk));
      const otherFound = other.map((word) => ranks(skeleton(word), mayGoOn && word.length > 3));
      if (other.length && other[0].length > 1 && otherFound.every((ranks) => ranks.size)) {
        units.push(...otherFound);
        repairs.push([chunk, swapped(chunk)]);
        return;
      }
      for (const list of [words, other]) {
        const repair = list.map((word) => repaired(skeleton(word)));
        if (!list.length || repair.some((repair) => !repair)) continue;
        for (const { word, read } of repair) {
          units.push(ranks(word, false));
          repairs.push([chunk, read]);
        }
        return;
      }
      leftOut.push(...words);
    });
    const whole = units.length === 0 && chunks.length > 1 && chunks.length < 4 && repaired(skeleton(split(query).join("")));
    if (whole) {
      units.push(ranks(whole.word, false));
      repairs.push([query.trim(), whole.read]);
      leftOut.length = 0;
    }
    const answered = (index) => units.filter((ranks) => ranks.has(index)).length;
    const most = Math.max(0, ...cities.map((_, index) => answered(index)));
    const isApart = most > 0 && most < units.length;
    const hits = cities.map((_, index) => index).filter((index) => answered(index) > 0 && (isApart || answered(index) === most));
    // Apart, the words that stand first in the query come first within a field.
    const place = (rank, unit) => isApart ? Math.floor(rank / 4) * 100 + unit * 4 + rank % 4 : rank;
    const rank = (index) => Math.min(...units.map((ranks, unit) => ranks.has(index) ? place(ranks.get(index), unit) : Infinity));
    hits.sort((left, right) => answered(right) - answered(left) || rank(left) - rank(right) ||
      (cities[left].slug < cities[right].slug ? -1 : 1));
    return { hits, repairs, leftOut: [...new Set(leftOut)], isApart, nearest: hits.length ? [] : nearest(query) };
  }
  function nearest(query) {
    const pairs = (word) => new Set([...` ${word} `].slice(1).map((letter, place) => ` ${word}`[place] + letter));
    const wanted = pairs(skeleton(split(query).join("")));
    const likeness = (city) => Math.max(...city.fields[0].map((word) => {
      const own = pairs(word);
      return 2 * [...own].filter((pair) => wanted.has(pair)).length / (own.size + wanted.size);
    }));
    const order = cities.map((city, index) => [likeness(city), index]);
    return order.sort(([left, first], [right, second]) => right - left || first - second).slice(0, 3).map(([, index]) => index);
  }

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    return made;
  }
  function list(hits) {
    const items = element("ol", "", { class: "found" });
    for (const city of hits.slice(0, 20).map((index) => cities[index])) {
      const link = element("a", "", { class: "found-city", href: `${city.slug}.html` });
      link.append(element("span", city.name, { class: "name", lang: city.nameLanguage }), " ", element("span", city.country, { class: "tie" }));
      items.append(element("li", ""));
      items.lastChild.append(link);
    }
    return items;
  }
  function show(query) {
    const place = document.getElementById("found");
    if (!query.trim()) { place.replaceChildren(); return; }
    const { hits, repairs, leftOut, isApart, nearest } = search(query);
    const count = hits.length ? searchTexts.found[hits.length - 1] ?? searchTexts.many : searchTexts.nothing;
    const parts = [element("p", count, { class: "found-count" })];
    if (hits.length) {
      for (const [typed, read] of repairs) {
        const note = element("p", `${searchTexts.shownFor.replace("\uFFFC", () => typed)} `, { class: "found-note" });
        note.append(element("em", read), ".");
        parts.push(note);
      }
      if (leftOut.length) parts.push(element("p", `${searchTexts.leftOut} ${leftOut.join(", ")}.`, { class: "found-note" }));
      if (isApart) parts.push(element("p", searchTexts.apart, { class: "found-note" }));
      parts.push(list(hits));
    } else {
      parts.push(element("h2", searchTexts.nearest), list(nearest));
    }
    place.replaceChildren(...parts);
  }

  const field = document.getElementById("q");
  field.value = new URLSearchParams(location.search).get("q") ?? field.value;
  field.addEventListener("input", () => show(field.value));
  show(field.value);
})();
