// What the kiosk's own screen says, by the language of the page. `spoken` stands before this: CityPages/KioskScript.swift
// writes it from the files of words.
const spokenLanguage = document.documentElement.lang in spoken.words ? document.documentElement.lang : "en";
const words = spoken.words[spokenLanguage];

// A phrase with its number of seconds, in the form that the language has for it.
const counted = (phrase, seconds) =>
  (typeof phrase === "string" ? phrase : phrase[spoken.forms[spokenLanguage][seconds]])
    .replaceAll("{seconds}", String(seconds));
const say = {
  ...words,
  willForget: (seconds) => counted(words.willForget, seconds),
  secondsLeft: (seconds) => counted(words.secondsLeft, seconds),
};

// Said to everybody at once, that of the page first; also in languages in which the program says nothing else.
const otherGreetings = { tt: "Экранга кагылыгыз", zh: "轻触屏幕开始", tr: "Başlamak için dokunun", bg: "Докоснете екрана" };
const greetings = [...new Set(["ru", "tt", "en", "zh", "tr", "bg", ...Object.keys(spoken.words)])]
  .map((language) => [language, spoken.words[language]?.greeting ?? otherGreetings[language]])
  .sort(([left], [right]) => (right === document.documentElement.lang) - (left === document.documentElement.lang));

// The update banner speaks both languages of the staff, and that of the page.
const bannerLanguages = [...new Set(["ru", "en", spokenLanguage])];
