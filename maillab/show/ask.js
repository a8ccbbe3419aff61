// The form of a question that Python answers: it sends what was typed, and shows what comes back.
// It computes nothing about mail. What takes the focus carries data-lm-suppress-shortcuts, or
// JupyterLab's keys would act.

function make(tag, style, attributes, ...content) {
  const made = document.createElement(tag);
  if (style) made.className = `ml-${style}`;
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  const focusable = ["button", "input", "select"].includes(tag) || "tabindex" in attributes;
  if (focusable) made.dataset.lmSuppressShortcuts = "true";
  made.append(...content);
  return made;
}

function control([, words, value, options]) {
  const input = options.length
    ? make("select", "select", { "aria-label": words })
    : make("input", "select", { type: "text", "aria-label": words, spellcheck: "false" });
  options.forEach(([option, label]) => input.append(new Option(label, option)));
  input.value = value;
  return input;
}

/** HTML that Python escaped, as nodes: scripts in it never run, and none is there. */
function parsed(html) {
  return [...new DOMParser().parseFromString(html, "text/html").body.children];
}

/**
 * Make a grid of the lines of which a character may be picked: one stop of Tab, arrows within,
 * Enter or Space to pick. Gives what shows the character that is chosen, by its line and number.
 */
function makeGrid(box, pick) {
  const names = JSON.parse(box.dataset.mlNames);
  const cell = (glyph, name, style = "glyph") =>
    make("span", style, { role: "gridcell", tabindex: "-1", "aria-label": name }, glyph);
  const lines = [...box.querySelectorAll("[data-ml-pick]")];
  const rows = lines.map((line) => {
    const glyphs = line.dataset.mlGlyphs.split(" ").filter(Boolean);
    const cells = glyphs.map((glyph) => cell(glyph, names[glyph] ?? glyph));
    const rest = line.lastElementChild.textContent.slice(glyphs.join("").length);
    if (!rest) cells.push(cell("+", box.dataset.mlEnd, "glyph ml-quiet"));
    line.setAttribute("role", "row");
    line.firstElementChild.setAttribute("role", "rowheader");
    line.lastElementChild.setAttribute("role", "presentation");
    line.lastElementChild.replaceChildren(...cells, rest);
    return cells;
  });
  const place = (one) => {
    const row = rows.findIndex((cells) => cells.includes(one));
    return [row, row < 0 ? -1 : rows[row].indexOf(one)];
  };
  let stop = rows[0]?.[0];
  const moveTo = (row, at) => {
    const cells = rows[Math.max(0, Math.min(row, rows.length - 1))];
    stop.tabIndex = -1;
    stop = cells[Math.max(0, Math.min(at, cells.length - 1))];
    stop.tabIndex = 0;
    return stop;
  };
  const take = (one) => {
    const [row, at] = place(one);
    if (row >= 0) pick(lines[row].dataset.mlPick, moveTo(row, at) && at + 1);
  };
  box.setAttribute("role", "grid");
  box.setAttribute("aria-label", box.dataset.mlPicks);
  if (stop) stop.tabIndex = 0;
  box.addEventListener("click", ({ target }) => take(target));
  box.addEventListener("keydown", (event) => {
    const [row, at] = place(event.target);
    const aims = {
      ArrowLeft: [row, at - 1],
      ArrowRight: [row, at + 1],
      ArrowUp: [row - 1, at],
      ArrowDown: [row + 1, at],
      Home: [row, 0],
      End: [row, Infinity],
    };
    if (row < 0) return;
    if (event.key in aims) moveTo(...aims[event.key]).focus();
    else if (event.key === "Enter" || event.key === " ") take(event.target);
    else return;
    event.preventDefault();
  });
  return (piece, number) =>
    rows.forEach((cells, row) =>
      cells.forEach((one, at) => {
        const chosen = lines[row].dataset.mlPick === piece && String(at + 1) === number;
        one.setAttribute("aria-selected", String(chosen));
      }),
    );
}

function render({ model, el }) {
  el.replaceChildren(...parsed(model.get("html")));
  el.classList.add("ml-alive"); // the still view above hides itself
  const box = el.querySelector("[data-ml-ask]");
  const { mlAsk: label, mlSend: word, mlFields: written } = box.dataset;
  const fields = JSON.parse(written);
  const inputs = fields.map(control);
  const send = () => {
    model.send({ asked: Object.fromEntries(fields.map(([name], at) => [name, inputs[at].value])) });
  };
  const asked = fields.map(([, words], at) => make("label", "", {}, `${words} `, inputs[at]));
  const button = make("button", "button", { type: "button" }, word);
  button.addEventListener("click", send);
  const form = make("div", "bar", { role: "group", "aria-label": label }, ...asked, button);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.localName === "input") send();
  });
  const told = make("div", "told", { role: "status", "aria-live": "polite" });
  box.append(form, told);
  const grid = box.querySelector("[data-ml-picks]");
  if (grid) {
    const [piece, at, by] = ["piece", "at", "by"].map(
      (wanted) => inputs[fields.findIndex(([name]) => name === wanted)],
    );
    const show = makeGrid(grid, (value, number) => {
      piece.value = value;
      at.value = String(number);
      show(piece.value, at.value);
      by.focus();
      by.select();
    });
    [piece, at].forEach((one) => one.addEventListener("input", () => show(piece.value, at.value)));
    show(piece.value, at.value);
  }
  const answer = ({ told: html }) => {
    if (html === undefined) return;
    told.replaceChildren(...parsed(html));
    told.querySelectorAll("summary").forEach((one) => (one.dataset.lmSuppressShortcuts = "true"));
  };
  model.on("msg:custom", answer);
  return () => model.off("msg:custom", answer);
}

export default { render };
