// The preview's bar: follows what the editor saves, and answers to the keyboard.

const host = document.querySelector("#apercu");
const root = host.shadowRoot;
const state = host.dataset;
const AGAIN = 1000;
let stream;

function listen() {
  stream?.close();
  const asked = new URLSearchParams({
    page: state.page,
    content: state.content,
    styles: state.styles,
    bar: state.bar,
  });
  stream = new EventSource(`${state.events}?${asked}`);
  stream.addEventListener("page", () => {
    remember();
    location.reload();
  });
  stream.addEventListener("styles", (event) => {
    const { hrefs, mark } = JSON.parse(event.data);
    state.styles = mark;
    dress(hrefs);
  });
  stream.addEventListener("bar", (event) => {
    const { html, mark } = JSON.parse(event.data);
    state.bar = mark;
    renew(html);
  });
  // The browser would ask again with the marks of the start.
  stream.addEventListener("error", () => {
    stream.close();
    stream = undefined;
    setTimeout(() => stream || document.hidden || listen(), AGAIN);
  });
}

// A new style sheet takes the place of the old one once it is there, so that nothing flashes.
function dress(hrefs) {
  const links = document.querySelectorAll("link[rel=stylesheet]");
  for (const [place, old] of links.entries()) {
    if (!hrefs[place] || old.getAttribute("href") === hrefs[place]) continue;
    const link = old.cloneNode();
    link.href = hrefs[place];
    link.addEventListener("load", () => old.remove(), { once: true });
    old.after(link);
  }
}

// Each part is replaced on its own, but the one that is being used.
function renew(html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  for (const part of fresh.content.querySelectorAll("[data-part]")) {
    const old = root.querySelector(`[data-part=${part.dataset.part}]`);
    if (!old || old.contains(root.activeElement)) continue;
    if (old.open) part.open = true;
    old.replaceWith(part);
  }
}

const panels = () => [...root.querySelectorAll("details")];

// What is open stays open when the page is loaded again: the history keeps it for this page.
function remember() {
  const open = panels().filter((panel) => panel.open).map((panel) => panel.dataset.part);
  history.replaceState({ ...history.state, apercu: open }, "");
}

function close(panel) {
  panel.open = false;
  panel.querySelector("summary").focus();
}

document.addEventListener("keydown", (event) => {
  const target = event.composedPath()[0];
  if (event.key === "Escape") {
    const panel = panels().find((one) => one.open);
    if (panel) close(panel);
  }
  if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target.closest?.("input, textarea, select") || target.isContentEditable) return;
  event.preventDefault();
  const clock = root.querySelector("[data-part=horloge]");
  clock.open = true;
  clock.querySelector("#instant").focus();
});

// One panel at a time: they open on the same place.
root.addEventListener(
  "toggle",
  (event) => {
    if (event.target.open) for (const panel of panels()) if (panel !== event.target) panel.open = false;
  },
  true,
);

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) return stream || listen();
  stream?.close();
  stream = undefined;
});
addEventListener("pageshow", (event) => event.persisted && listen());
addEventListener("pagehide", () => stream?.close());

// Whatever takes the focus is brought above the bar, not behind it.
new ResizeObserver(() => {
  document.documentElement.style.scrollPaddingBottom = `${host.offsetHeight}px`;
}).observe(host);

for (const part of history.state?.apercu ?? []) {
  const panel = root.querySelector(`details[data-part=${part}]`);
  if (panel) panel.open = true;
}
listen();
