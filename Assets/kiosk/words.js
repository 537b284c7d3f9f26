// What the kiosk's own screen says, by the language of the page.
const words = {
  ru: {
    stillThere: "Вы ещё здесь?",
    willForget: (seconds) => `Через ${seconds} секунд экран вернётся к началу и забудет всё, что выбрано и набрано.`,
    secondsLeft: (seconds) => `Осталось ${seconds} секунд`,
    goOn: "Я ещё здесь",
    attract: "Коснитесь экрана или нажмите любую клавишу",
    pause: "Остановить движение",
    play: "Продолжить движение",
    leavingTitle: "Этот сайт откроется на вашем телефоне",
    leavingHint: "Этот экран не выходит в интернет. Наберите адрес в браузере телефона.",
    close: "Закрыть",
    keyboard: "Клавиатура",
    showKeyboard: "Экранная клавиатура",
    keys: {
      shift: "Заглавные", erase: "Стереть", space: "Пробел", left: "Влево", right: "Вправо", hide: "Скрыть",
      latin: "Латинские буквы", cyrillic: "Русские и татарские буквы", digits: "Цифры и знаки", letters: "Буквы",
      line: "Новая строка", search: "Найти", next: "Дальше", send: "Готово",
    },
  },
  en: {
    stillThere: "Are you still there?",
    willForget: (seconds) =>
      `In ${seconds} seconds the screen goes back to its beginning and forgets all that was chosen and typed.`,
    secondsLeft: (seconds) => `${seconds} seconds left`,
    goOn: "I am still here",
    attract: "Touch the screen or press any key",
    pause: "Stop the motion",
    play: "Go on moving",
    leavingTitle: "This site opens on your own phone",
    leavingHint: "This screen has no way to the internet. Type the address into the browser of your phone.",
    close: "Close",
    keyboard: "Keyboard",
    showKeyboard: "On-screen keyboard",
    keys: {
      shift: "Capitals", erase: "Delete", space: "Space", left: "Left", right: "Right", hide: "Hide",
      latin: "Latin letters", cyrillic: "Russian and Tatar letters", digits: "Digits and signs", letters: "Letters",
      line: "New line", search: "Search", next: "Next", send: "Done",
    },
  },
};
const say = words[document.documentElement.lang] ?? words.en;

// Said to everybody at once, that of the page first.
const greetings = [
  ["ru", "Коснитесь экрана"], ["tt", "Экранга кагылыгыз"], ["en", "Touch to begin"],
  ["zh", "轻触屏幕开始"], ["tr", "Başlamak için dokunun"], ["bg", "Докоснете екрана"],
].sort(([left], [right]) => (right === document.documentElement.lang) - (left === document.documentElement.lang));

// The update banner speaks both languages of the staff.
const updates = {
  reading: {
    ru: ["Не вынимайте флешку", "Идёт обновление"],
    en: ["Do not pull the stick out", "An update is being read"],
  },
  done: {
    ru: ["Флешку можно вынуть", "Обновление установлено"],
    en: ["You may pull the stick out", "The update is installed"],
  },
  same: {
    ru: ["Флешку можно вынуть", "Здесь уже самые новые страницы"],
    en: ["You may pull the stick out", "The newest pages are here already"],
  },
  refused: {
    ru: ["Обновление не принято", "Флешку можно вынуть"],
    en: ["The update was refused", "You may pull the stick out"],
  },
};
const refusals = {
  untrusted: {
    ru: "На флешке нет подписи, которой этот киоск доверяет.",
    en: "The signature is not one this kiosk trusts.",
  },
  damaged: {
    ru: "Файл на флешке повреждён. Скопируйте его заново.",
    en: "The file on the stick is damaged. Copy it again.",
  },
  unreadable: {
    ru: "Флешка не читается. Нужна другая, с FAT или exFAT.",
    en: "The stick cannot be read. Use another one, with FAT or exFAT.",
  },
  old: {
    ru: "На флешке старые страницы, они больше не принимаются.",
    en: "The pages on the stick are too old to be taken.",
  },
  empty: {
    ru: "На флешке нет файла с обновлением.",
    en: "There is no update on the stick.",
  },
  room: {
    ru: "На диске киоска не хватает места.",
    en: "The kiosk's disk has no room left.",
  },
  other: {
    ru: "Страницы на экране прежние. Причина записана в журнале.",
    en: "The pages stay as they were. The log has the reason.",
  },
};
