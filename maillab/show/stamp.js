// Keeps JupyterLab's keys away from the controls of a form, and lets news in it be read aloud.
// JupyterLab looks at the focused element alone: the mark on the form itself would do nothing.

const TYPED = "input[type=text], textarea";
const FOCUSABLE = "button, input, select, textarea, summary, a[href], [tabindex]";

function stamp(form) {
  form.querySelectorAll(FOCUSABLE).forEach((one) => (one.dataset.lmSuppressShortcuts = "true"));
  form.querySelectorAll(".ml-live").forEach((one) => {
    one.setAttribute("role", "status");
    one.setAttribute("aria-live", "polite");
  });
}

function render({ model, el }) {
  let frame = 0;
  const watcher = new MutationObserver((changes) => stamp(changes[0].target.closest(".ml-form")));
  const tell = ({ currentTarget: form, target }) => {
    if (!target.closest("button")) return;
    model.send({ typed: [...form.querySelectorAll(TYPED)].map((one) => one.value) });
  };
  let form = null;
  // a widget is drawn before it has its place on the page
  const begin = () => {
    form = el.closest(".ml-form");
    if (!form) {
      frame = requestAnimationFrame(begin);
      return;
    }
    el.classList.add("ml-alive"); // the still view above hides itself
    form.setAttribute("role", "group");
    form.setAttribute("aria-label", model.get("label"));
    stamp(form);
    form.addEventListener("click", tell, true); // before the button's own message leaves
    watcher.observe(form, { childList: true, subtree: true });
  };
  begin();
  return () => {
    cancelAnimationFrame(frame);
    watcher.disconnect();
    form?.removeEventListener("click", tell, true);
  };
}

export default { render };
