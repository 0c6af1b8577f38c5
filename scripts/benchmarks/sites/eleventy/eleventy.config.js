// Eleventy's settings for the same magazine.
import footnotes from "markdown-it-footnote";

const SIZE = 20;

/** Every list of articles that share something, a page at a time. */
function paged(articles, folder, names) {
  const groups = new Map();
  for (const article of articles)
    for (const name of names(article.data)) {
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(article);
    }
  return [...groups].flatMap(([name, found]) => pages(found, `/${folder}/${slug(name)}/`, name));
}

function pages(articles, address, title) {
  const count = Math.max(1, Math.ceil(articles.length / SIZE));
  const at = (rank) => (rank ? `${address}page/${rank + 1}/` : address);
  return Array.from({ length: count }, (_, rank) => ({
    title,
    address: at(rank),
    previous: rank > 0 ? at(rank - 1) : "",
    next: rank + 1 < count ? at(rank + 1) : "",
    articles: articles.slice(rank * SIZE, (rank + 1) * SIZE),
  }));
}

const slug = (name) => name.toLowerCase().replaceAll(" ", "-");
const newest = (api) => api.getFilteredByGlob("content/articles/*.md").reverse();

export default function (config) {
  config.amendLibrary("md", (markdown) => markdown.use(footnotes));
  config.addPassthroughCopy({ "style.css": "style.css" });
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("slug", slug);
  config.addCollection("articles", newest);
  config.addCollection("last", (api) => newest(api).slice(0, SIZE));
  config.addCollection("lists", (api) => {
    const articles = newest(api);
    return [
      ...pages(articles, "/articles/", "Articles"),
      ...pages(api.getFilteredByGlob("content/poc/*.md"), "/poc/", "POC"),
      ...paged(articles, "numeros", (data) => [data.numero]),
      ...paged(articles, "authors", (data) => [data.author]),
      ...paged(articles, "tags", (data) => data.topics),
    ];
  });
  return {
    dir: { input: "content", includes: "../layouts", data: "../data", output: "public" },
    markdownTemplateEngine: false,
    templateFormats: ["md", "njk"],
  };
}
