// The search: loads its index when the reader begins to type, and says what it found.

const form = document.querySelector("form[data-index]");
const field = form.querySelector("input");
const filters = form.querySelector(".filters");
const results = document.querySelector(".results");
const title = results.querySelector("h2");
const status = document.querySelector("[role=status]");
const list = results.querySelector("ol");
const more = results.querySelector(".more");
const NAMES = {
  genre: ["Genre", "Tous"],
  domaine: ["Domaine", "Tous"],
  commune: ["Commune", "Toutes"],
  numero: ["Numéro", "Tous"],
};
const PAGE = 10;
const AROUND = 14;
const own = document.title;
let engine;
let found = [];
let shown = 0;
let asked = 0;

// The index holds ordinary characters; what the reader types is folded the same way.
const fold = (text) =>
  text.replace(/œ/g, "oe").replace(/Œ/g, "Oe").replace(/’/g, "'").replace(/[\u00a0\u202f\u2009]/g, " ");

async function load() {
  engine ??= import(`${form.dataset.index}pagefind.js`).then(async (module) => {
    await module.init();
    offer(await module.filters());
    return module;
  });
  return engine;
}

function offer(known) {
  for (const [name, [label, every]] of Object.entries(NAMES)) {
    const values = Object.keys(known[name] ?? {}).sort((a, b) => a.localeCompare(b, "fr", { numeric: true }));
    if (values.length < 2) continue;
    const holder = document.createElement("label");
    const select = document.createElement("select");
    select.name = name;
    select.append(new Option(every, ""), ...values.map((value) => new Option(value.replace(/'/g, "’"), value)));
    holder.append(label, select);
    filters.append(holder);
  }
  const address = new URLSearchParams(location.search);
  for (const select of filters.querySelectorAll("select")) select.value = address.get(select.name) ?? "";
  filters.hidden = filters.childElementCount === 0;
}

function chosen() {
  const selects = [...filters.querySelectorAll("select")].filter((select) => select.value);
  return Object.fromEntries(selects.map((select) => [select.name, select.value]));
}

function remember(words) {
  const address = new URLSearchParams({ ...(words && { q: words }), ...chosen() });
  const target = address.size ? `?${address}` : location.pathname;
  if (location.search !== (address.size ? `?${address}` : "")) history.pushState(null, "", target);
}

async function search(record = true) {
  const turn = ++asked;
  const words = field.value.trim();
  const module = await load();
  if (record) remember(words);
  if (!words && !Object.keys(chosen()).length) {
    forget();
    return;
  }
  const answer = await module.search(fold(words) || null, { filters: chosen() });
  if (turn !== asked) return;
  found = answer.results;
  shown = 0;
  list.replaceChildren();
  results.hidden = false;
  const count = found.length;
  title.textContent = count === 0 ? "Rien entre ces parenthèses" : `${count} résultat${count > 1 ? "s" : ""}`;
  status.textContent = title.textContent;
  document.title = [words && `« ${words} »`, title.textContent, own].filter(Boolean).join(" – ");
  await extend();
}

// A count that stayed would be read long after its results have gone.
function forget() {
  results.hidden = true;
  status.textContent = "";
  document.title = own;
}

async function extend() {
  const turn = asked;
  const next = await Promise.all(found.slice(shown, shown + PAGE).map((result) => result.data()));
  if (turn !== asked) return;
  shown += next.length;
  list.append(...next.map(row));
  more.hidden = shown >= found.length;
}

function row(data) {
  const item = document.createElement("li");
  const body = document.createElement("div");
  const heading = document.createElement("h3");
  const link = document.createElement("a");
  const kicker = document.createElement("p");
  const excerpt = document.createElement("p");
  link.href = data.url;
  link.textContent = data.meta.title;
  body.className = "body";
  heading.className = "title";
  heading.append(link);
  excerpt.className = "deck";
  kicker.className = "kicker label";
  kicker.textContent = data.meta.kicker;
  excerpt.append(...marked(data));
  // VoiceOver stops at each piece of text: without this, at each word.
  excerpt.normalize();
  body.append(kicker, heading, excerpt);
  item.append(body);
  return item;
}

// Shows the typeset text around the words found: the index counts words as this does.
function marked(data) {
  const words = `${data.meta.title} ${data.meta.text}`.split(/\s+/);
  const title = data.meta.title.split(/\s+/).length;
  const places = new Set((data.locations ?? []).filter((place) => place >= title));
  const first = places.size ? Math.min(...places) : title;
  const start = Math.max(title, first - AROUND / 2);
  const end = Math.min(words.length, start + 2 * AROUND);
  const pieces = start > title ? ["… "] : [];
  for (let place = start; place < end; place += 1) {
    if (places.has(place)) {
      const mark = document.createElement("mark");
      mark.textContent = words[place];
      pieces.push(mark, " ");
    } else {
      pieces.push(`${words[place]} `);
    }
  }
  if (end < words.length) pieces.push("…");
  return pieces;
}

function fromAddress() {
  const address = new URLSearchParams(location.search);
  field.value = address.get("q") ?? "";
  for (const select of filters.querySelectorAll("select")) select.value = address.get(select.name) ?? "";
  if (address.size) search(false);
  else forget();
}

form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
field.addEventListener("focus", load, { once: true });
field.addEventListener("input", () => {
  const turn = ++asked;
  setTimeout(() => turn === asked && search(), 250);
});
filters.addEventListener("change", () => search());
more.addEventListener("click", async () => {
  const next = shown;
  await extend();
  list.children[next]?.querySelector("a").focus();
});
addEventListener("popstate", fromAddress);
fromAddress();
