// Makes the static views of maillab move. It finds what Python marked with data-ml-… attributes
// and adds controls; it writes no data as markup and computes nothing about mail.
//
// - Every word that it shows stands in an attribute that Python wrote, in the reader's language.
// - Every control that takes the focus says data-lm-suppress-shortcuts: JupyterLab's own keys,
//   such as d d, stay away from it. None is ever disabled: it would lose the focus.

const FOCUSABLE = "a[href], button, input, select, summary, textarea, [tabindex]";
const SPEEDS = [0.5, 1, 2, 4];
const PACE = 2500; // milliseconds that a step is shown at speed 1

/** Make everything that is marked below `root` move; what moves already is left alone. */
export function enhance(root) {
  const still = (mark) => root.querySelectorAll(`[${mark}]:not(.ml-moving)`);
  still("data-ml-steps").forEach(makeStepper);
  still("data-ml-cases").forEach(makeCases);
  still("data-ml-filters").forEach(makeFilters);
  protect(root);
}

/** Keep JupyterLab's shortcuts away from all that takes the focus below `root`. */
export function protect(root) {
  root.querySelectorAll(FOCUSABLE).forEach((one) => (one.dataset.lmSuppressShortcuts = "true"));
}

/** An element with its classes, attributes and content, which is nodes or plain text. */
export function make(tag, style, attributes, ...content) {
  const made = document.createElement(tag);
  made.className = style && style.split(" ").map((word) => `ml-${word}`).join(" ");
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...content);
  return made;
}

/** A button with a sign, and with words for those who do not see it. */
export function button(label, act, sign = label) {
  const made = make("button", "button", { type: "button" }, sign);
  if (sign !== label) {
    made.title = label;
    made.setAttribute("aria-label", label);
  }
  made.addEventListener("click", act);
  return made;
}

/** A labelled list, of which one option, [value, words], is chosen. */
export function choice(label, options, chosen, act) {
  const list = make("select", "select", { "aria-label": label });
  list.append(...options.map(([value, words]) => new Option(words, value)));
  list.value = chosen;
  list.addEventListener("change", () => act(list.value));
  return list;
}

/** What belongs to `owner` itself, not to a view of the same sort inside it. */
function own(owner, mark, part) {
  return [...owner.querySelectorAll(part)].filter((one) => one.parentElement.closest(mark) === owner);
}

// --- steps ---------------------------------------------------------------------------------------

function makeStepper(box) {
  const steps = own(box, "[data-ml-steps]", "[data-ml-step]");
  if (!steps.length) return;
  const words = JSON.parse(box.dataset.mlWords);
  const titles = steps.map((step) => step.dataset.mlStep);
  const position = make("span", "position", {});
  const told = make("span", "unseen", { role: "status" }); // read aloud at each step
  let here = 0;
  let speed = 1;
  let timer = null;

  const advance = () => (box.isConnected && here < steps.length - 1 ? go(here + 1) : stop());
  const stop = () => {
    clearInterval(timer);
    timer = null;
    running.textContent = "▶";
    name(running, words.play);
  };
  const start = () => {
    if (here === steps.length - 1) go(0);
    timer = setInterval(advance, PACE / speed);
    running.textContent = "❚❚";
    name(running, words.pause);
  };
  const move = (target) => {
    stop();
    go(target);
  };
  const running = button(words.play, () => (timer === null ? start() : stop()), "▶");
  const back = [
    button(words.first, () => move(0), "⇤"),
    button(words.back, () => move(here - 1), "←"),
  ];
  const forth = [
    button(words.forward, () => move(here + 1), "→"),
    button(words.last, () => move(steps.length - 1), "⇥"),
  ];
  const jump = choice(
    words.jump,
    titles.map((title, number) => [String(number), `${number + 1}. ${title}`]),
    "0",
    (number) => move(Number(number)),
  );
  const pace = choice(
    words.speed,
    SPEEDS.map((value) => [String(value), `× ${value}`]),
    "1",
    (value) => {
      speed = Number(value);
      if (timer !== null) {
        clearInterval(timer);
        start();
      }
    },
  );

  function go(target) {
    here = Math.max(0, Math.min(target, steps.length - 1));
    steps.forEach((step, number) => {
      step.hidden = number !== here;
      if (step.localName === "details") step.open = true;
    });
    jump.value = String(here);
    position.textContent = `${here + 1} / ${steps.length}`;
    told.textContent = `${here + 1} / ${steps.length} : ${titles[here]}`;
    back.forEach((one) => one.setAttribute("aria-disabled", String(here === 0)));
    forth.forEach((one) => one.setAttribute("aria-disabled", String(here === steps.length - 1)));
    showPlace(box, steps[here]);
  }

  const bar = make("div", "bar", { role: "toolbar", "aria-label": words.controls });
  bar.append(...back, running, ...forth, position, jump, pace, told);
  bar.addEventListener("keydown", (event) => {
    const aims = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: steps.length - 1 };
    if (event.target.localName === "select" || !(event.key in aims)) return;
    event.preventDefault();
    move(aims[event.key]);
  });
  const place = steps[0].parentElement;
  place.insertBefore(bar, steps[0]);
  box.classList.add("ml-moving");
  steps.forEach((step) => makeQuestions(step, box.dataset.mlPredict !== undefined, words));
  go(0);
}

function name(made, label) {
  made.title = label;
  made.setAttribute("aria-label", label);
}

/** Mark on the map where the message is, whence it came, and the links that it took. */
function showPlace(box, step) {
  const { mlAt: at, mlFrom: from, mlVia: via } = step.dataset;
  const taken = via ? JSON.parse(via) : [];
  box.querySelectorAll("[data-ml-host]").forEach((host) => {
    host.classList.toggle("ml-here", host.dataset.mlHost === at);
    host.classList.toggle("ml-left", from !== undefined && host.dataset.mlHost === from);
  });
  box.querySelectorAll("[data-ml-link]").forEach((link) => {
    link.classList.toggle("ml-taken", taken.includes(link.dataset.mlLink));
  });
  const marker = box.querySelector("[data-ml-message]");
  const target = [...box.querySelectorAll("[data-ml-host]")].find((host) => host.dataset.mlHost === at);
  if (!marker) return;
  marker.toggleAttribute("hidden", !target);
  if (target) {
    const { x, y, width } = target.querySelector("rect").getBBox();
    marker.style.transform = `translate(${x + width - 26}px, ${y + 3}px)`;
  }
}

/** In prediction mode, hide each outcome until one of its choices is taken. */
function makeQuestions(step, asked, words) {
  step.querySelectorAll("[data-ml-choices]").forEach((question) => {
    const outcome = question.parentElement.querySelector("[data-ml-outcome]");
    if (!asked || !outcome) return;
    const answer = question.dataset.mlAnswer;
    const verdict = make("p", "note", { role: "status" });
    const buttons = JSON.parse(question.dataset.mlChoices).map(([value, label]) => {
      const made = button(label, () => {
        const right = value === answer;
        buttons.forEach((one) => one.setAttribute("aria-pressed", String(one === made)));
        verdict.textContent = right ? `✓ ${words.right}` : `✗ ${words.wrong}`;
        outcome.hidden = false;
      });
      made.setAttribute("aria-pressed", "false");
      return made;
    });
    outcome.hidden = true;
    question.querySelector("[data-ml-listed]")?.remove();
    question.append(make("div", "choices", {}, ...buttons), verdict);
  });
}

// --- cases ---------------------------------------------------------------------------------------

function makeCases(box) {
  const panels = own(box, "[data-ml-cases]", "[data-ml-case]");
  const switches = own(box, "[data-ml-cases]", "[data-ml-switch]");
  const chosen = switches.map((one) => one.dataset.mlChosen);
  const show = () => {
    panels.forEach((panel) => {
      panel.hidden = panel.dataset.mlCase !== chosen.join("|");
      if (panel.localName === "details") panel.open = true;
    });
  };
  switches.forEach((one, place) => {
    const options = JSON.parse(one.dataset.mlOptions);
    const act = (value) => {
      chosen[place] = value;
      show();
    };
    one.append(options.length > 4 ? choice(one.textContent, options, chosen[place], act) : toggles());
    function toggles() {
      const made = options.map(([value, label]) =>
        button(label, (event) => {
          made.forEach((other) => other.setAttribute("aria-pressed", String(other === event.currentTarget)));
          act(value);
        }),
      );
      made.forEach((other, number) => {
        other.setAttribute("aria-pressed", String(options[number][0] === chosen[place]));
      });
      return make("span", "choices", { role: "group", "aria-label": one.textContent }, ...made);
    }
  });
  box.classList.add("ml-moving");
  show();
}

// --- filters -------------------------------------------------------------------------------------

function makeFilters(box) {
  const words = JSON.parse(box.dataset.mlWords);
  const parts = own(box, "[data-ml-filters]", "[data-ml-tags]");
  const folds = own(box, "[data-ml-filters]", "details");
  const places = own(box, "[data-ml-filters]", "[data-ml-filter]");
  const told = make("span", "position", { role: "status", "aria-live": "polite" });
  const lists = places.map((place) => {
    const { mlLabel: label, mlOptions: options } = place.dataset;
    const list = choice(label, JSON.parse(options), "", show);
    place.append(make("span", "quiet", {}, label), list);
    return list;
  });
  const spans = lists[places.findIndex((place) => place.dataset.mlFilter === "span")];

  function show() {
    const wanted = lists.map((list) => list.value).filter(Boolean);
    parts.forEach((part) => {
      const tags = part.dataset.mlTags.split(" ");
      part.toggleAttribute("hidden", !wanted.every((tag) => tags.includes(tag)));
    });
    folds.forEach((fold) => {
      fold.hidden = !fold.querySelector("[data-ml-tags]:not([hidden])");
      if (wanted.length) fold.open = true;
    });
    const rows = parts.filter((part) => part.localName === "tr");
    const shown = rows.filter((part) => !part.hidden).length;
    told.textContent = `${shown} / ${rows.length}`;
    told.setAttribute("aria-label", `${shown} / ${rows.length} ${words.shown}`);
  }

  function zoom(target) {
    spans.selectedIndex = Math.max(0, Math.min(target, spans.options.length - 1));
    show();
  }

  const bar = places[0].parentElement;
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", words.controls);
  const zooming = make("span", "zoom", {}); // wraps as one
  if (spans) {
    zooming.append(
      button(words.earlier, () => zoom(Math.max(1, spans.selectedIndex - 1)), "◀"),
      button(words.narrow, () => zoom(Math.max(1, spans.selectedIndex)), "+"),
      button(words.widen, () => zoom(0), "−"),
      button(words.later, () => zoom(spans.selectedIndex + 1), "▶"),
    );
  }
  zooming.append(told);
  bar.append(zooming);
  box.classList.add("ml-moving");
  show();
}
