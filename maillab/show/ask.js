// The form of a question that Python answers: it sends what was typed, and shows what comes back.
// It computes nothing about mail. What takes the focus carries data-lm-suppress-shortcuts, or
// JupyterLab's keys would act.

function make(tag, style, attributes, ...content) {
  const made = document.createElement(tag);
  if (style) made.className = `ml-${style}`;
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  if (["button", "input", "select"].includes(tag)) made.dataset.lmSuppressShortcuts = "true";
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
  box.replaceChildren(make("p", "question", {}, label), form, told);
  const answer = ({ told: html }) => {
    if (html === undefined) return;
    told.replaceChildren(...parsed(html));
    told.querySelectorAll("summary").forEach((one) => (one.dataset.lmSuppressShortcuts = "true"));
  };
  model.on("msg:custom", answer);
  return () => model.off("msg:custom", answer);
}

export default { render };
