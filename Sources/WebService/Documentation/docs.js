// Renders /openapi.json. Text goes into the page as text, never as markup.
"use strict";

/** An element with attributes and children; strings become text nodes. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null));
  return element;
}

/** `code` and **strong** inside a line. */
function inline(text) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (part.length > 2 && part.startsWith("`") && part.endsWith("`")) return make("code", {}, part.slice(1, -1));
    if (part.length > 4 && part.startsWith("**") && part.endsWith("**")) return make("strong", {}, part.slice(2, -2));
    return part;
  });
}

function paragraphs(text) {
  return (text ?? "").split(/\n\n+/).filter(Boolean).map((paragraph) =>
    paragraph.startsWith("| ") ? writtenTable(paragraph) : make("p", {}, inline(paragraph)));
}

function table(head, body) {
  return make("div", { class: "wide" }, make("table", {},
    make("thead", {}, make("tr", {}, head.map((title) => make("th", { scope: "col" }, title)))),
    make("tbody", {}, body)));
}

/** A table as Markdown has it: a line of titles, one of dashes, and the rows. */
function writtenTable(text) {
  const [titles, , ...lines] = text.split("\n").map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
  return table(titles.map(inline), lines.map((cells) => make("tr", {}, cells.map((cell) => make("td", {}, inline(cell))))));
}

function snippet(text, label) {
  const button = make("button", { type: "button", "aria-label": `Copy ${label}` }, "Copy");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Not allowed";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  return make("div", { class: "snippet" }, make("pre", { tabindex: "0" }, make("code", {}, text)), button);
}

function page(api) {
  const resolve = (node) => {
    let current = node;
    for (let hops = 0; current && current.$ref && hops < 10; hops += 1) {
      current = current.$ref.slice(2).split("/").reduce((found, key) => found?.[key], api);
    }
    return current ?? {};
  };
  const nameOf = (node) => node?.$ref?.startsWith("#/components/schemas/") ? node.$ref.split("/").pop() : undefined;

  /** A schema's type in words, with links to named schemas. */
  function type(schema) {
    const name = nameOf(schema);
    if (name) return [make("a", { href: `#schema-${name}` }, name)];
    const choices = schema.oneOf ?? schema.anyOf;
    if (choices) return choices.flatMap((choice, index) => (index ? [" or ", ...type(choice)] : type(choice)));
    if ("const" in schema) return [make("code", {}, JSON.stringify(schema.const))];
    if (schema.enum) return schema.enum.flatMap((value, index) => (index ? [" · ", make("code", {}, value)] : [make("code", {}, value)]));
    const types = [schema.type ?? "any"].flat();
    if (types.includes("array")) return ["list of ", ...type(schema.items ?? {})];
    const word = schema.format === "date-time" ? "time" : types.filter((one) => one !== "null").join(" or ");
    return [word + (types.includes("null") ? " or null" : "")];
  }

  function bounds(schema, described = false) {
    const target = resolve(schema);
    const words = [];
    if (target.minimum !== undefined && target.maximum !== undefined) words.push(`${target.minimum} to ${target.maximum}`);
    else if (target.minimum !== undefined) words.push(`at least ${target.minimum}`);
    if (target.maxItems !== undefined) words.push(`at most ${target.maxItems}`);
    if (target.maxLength !== undefined && !target.description && !described) words.push(`at most ${target.maxLength} characters`);
    if (target.default !== undefined) words.push(`default ${JSON.stringify(target.default)}`);
    return words.join(", ");
  }

  function rows(schema, prefix = "") {
    const target = nameOf(schema) && prefix ? {} : resolve(schema);
    return Object.entries(target.properties ?? {}).flatMap(([name, property]) => {
      const required = (target.required ?? []).includes(name);
      const limit = bounds(property);
      const own = property.description ?? (nameOf(property) ? undefined : resolve(property).description);
      const nested = property.type === "array" || [property.type].flat().includes("array") ? property.items : property;
      const inner = nested && !nameOf(nested) && nested.properties
        ? rows(nested, `${prefix}${name}${nested === property ? "" : "[]"}.`) : [];
      return [
        make("tr", {},
          make("td", {}, make("code", {}, prefix + name), required ? make("span", { class: "need" }, "required") : null),
          make("td", {}, type(property)),
          make("td", {}, own ? inline(own.split("\n\n").join(" ")) : [], own && limit ? ` (${limit})` : limit)),
        ...inner,
      ];
    });
  }

  function schemaView(schema) {
    const found = rows(schema);
    if (found.length) return table(["Field", "Type", "Meaning"], found);
    return make("p", {}, type(resolve(schema)));
  }

  function examplesOf(content) {
    const list = Object.entries(content.examples ?? {}).map(([name, example]) => [example.summary ?? name.split("_").join(" "), example.value]);
    if (content.example !== undefined) list.unshift(["Example", content.example]);
    return list;
  }

  const text = (value) => (typeof value === "string" ? value : JSON.stringify(value, null, 2));

  function contentView(content) {
    return Object.entries(content ?? {}).map(([media, entry]) => {
      const name = nameOf(entry.schema);
      return [
        make("p", { class: "quiet" }, media, name ? [" · ", ...type(entry.schema)] : []),
        !name && Object.keys(resolve(entry.schema).properties ?? {}).length ? schemaView(entry.schema) : null,
        examplesOf(entry).map(([title, value]) => [make("h4", {}, title), snippet(text(value), title)]),
      ];
    });
  }

  function curl(method, path, operation) {
    const parameters = (operation.parameters ?? []).map(resolve);
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => (name === "delivery" ? "4711" : `$${name.toUpperCase()}`));
    const lines = [`curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}"${location.origin}${filled}"`];
    if (operation.security?.length !== 0) lines.push('-H "Authorization: Bearer $TOKEN"');
    if (parameters.some((parameter) => parameter.name === "Idempotency-Key")) lines.push('-H "Idempotency-Key: order-4711"');
    const content = resolve(operation.requestBody).content?.["application/json"];
    if (content) {
      const value = examplesOf(content)[0]?.[1];
      if (value !== undefined) {
        lines.push('-H "Content-Type: application/json"');
        lines.push(`-d '${JSON.stringify(value).split("'").join("'\\''")}'`);
      }
    }
    return lines.join(" \\\n  ");
  }

  function answer(status, response, opened) {
    const target = resolve(response);
    const headers = Object.entries(target.headers ?? {}).map(([name, header]) =>
      make("p", {}, make("code", {}, name), " ", inline(header.description ?? "")));
    return make("details", opened ? { open: "" } : {},
      make("summary", {}, make("span", { class: "status" }, status), inline(target.description ?? "")),
      make("div", {}, headers, contentView(target.content)));
  }

  function operationView(method, path, operation, isWebhook) {
    const parameters = (operation.parameters ?? []).map(resolve);
    const request = resolve(operation.requestBody);
    const content = request.content?.["application/json"];
    const details = [...paragraphs(operation.description?.replace(/\n*Scope: `[^`]+`\.$/, ""))];
    if (parameters.length) {
      details.push(make("h4", {}, isWebhook ? "Headers" : "Parameters"), table(["Name", "In", "Type", "Meaning"], parameters.map((parameter) => {
        const limit = bounds(parameter.schema ?? {}, Boolean(parameter.description));
        return make("tr", {},
          make("td", {}, make("code", {}, parameter.name), parameter.required ? make("span", { class: "need" }, "required") : null),
          make("td", {}, parameter.in),
          make("td", {}, type(parameter.schema ?? {})),
          make("td", {}, inline(parameter.description ?? ""), limit ? ` (${limit})` : ""));
      })));
    }
    if (content && Object.keys(resolve(content.schema).properties ?? {}).length) {
      const name = nameOf(content.schema);
      details.push(make("h4", {}, "Body", name ? [": ", ...type(content.schema)] : []));
      if (!isWebhook) details.push(schemaView(content.schema));
      details.push(...examplesOf(content).map(([title, value]) => make("details", {},
        make("summary", {}, title), make("div", {}, snippet(text(value), title)))));
    }
    if (!isWebhook) details.push(make("h4", {}, "Try it"), snippet(curl(method, path, operation), "command"));
    details.push(make("h4", {}, "Answers"));
    for (const [status, response] of Object.entries(operation.responses ?? {})) details.push(answer(status, response, false));
    return make("article", { class: "operation", id: operation.operationId, "aria-labelledby": `${operation.operationId}-title` },
      make("header", {},
        make("h3", { id: `${operation.operationId}-title` }, isWebhook ? make("code", {}, operation.summary) : operation.summary),
        isWebhook ? null : make("p", { class: "route" }, make("span", { class: `method ${method}` }, method.toUpperCase()), path,
          operation["x-scope"] ? make("span", { class: "scope" }, `scope ${operation["x-scope"]}`) : null)),
      make("div", {}, details));
  }

  const operations = [];
  for (const [path, item] of Object.entries(api.paths ?? {})) {
    for (const [method, operation] of Object.entries(item)) operations.push({ method, path, operation });
  }
  for (const [type, item] of Object.entries(api.webhooks ?? {})) {
    for (const [method, operation] of Object.entries(item)) operations.push({ method, path: type, operation, isWebhook: true });
  }

  const main = document.getElementById("content");
  const index = document.getElementById("index");
  document.getElementById("summary").textContent = `${api.info.summary} Version ${api.info.version}, OpenAPI ${api.openapi}.`;
  main.append(...paragraphs(api.info.description));
  main.append(make("p", {}, "For programs: ", make("a", { href: "/openapi.json" }, "/openapi.json")));
  for (const tag of api.tags) {
    const own = operations.filter(({ operation }) => operation.tags.includes(tag.name));
    const anchor = `group-${tag.name.toLowerCase().split(" ").join("-")}`;
    main.append(make("h2", { id: anchor }, tag.name), ...paragraphs(tag.description));
    main.append(...own.map(({ method, path, operation, isWebhook }) => operationView(method, path, operation, isWebhook)));
    index.append(make("section", {}, make("h2", {}, tag.name), make("ul", {}, own.map(({ method, path, operation, isWebhook }) => {
      const label = operation.summary;
      return make("li", { "data-words": `${method} ${path} ${label}`.toLowerCase() },
        make("a", { href: `#${operation.operationId}`, title: isWebhook ? operation.description : `${method.toUpperCase()} ${path}` },
          isWebhook ? null : make("span", { class: `method ${method}` }, method.toUpperCase()), label));
    }))));
  }
  main.append(make("h2", { id: "group-schemas" }, "Schemas"));
  for (const [name, schema] of Object.entries(api.components.schemas)) {
    main.append(make("article", { class: "operation", id: `schema-${name}` },
      make("header", {}, make("h3", {}, name)),
      make("div", {}, paragraphs(schema.description), schemaView(schema))));
  }
  index.append(make("section", {}, make("h2", {}, make("a", { href: "#group-schemas" }, "Schemas"))));
}

/** Hides what does not contain every word of the filter. */
function startFilter() {
  const field = document.getElementById("filter");
  const found = document.getElementById("found");
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const items = [...document.querySelectorAll("#index li")];
    for (const item of items) item.hidden = !words.every((word) => item.dataset.words.includes(word));
    for (const section of document.querySelectorAll("#index section")) {
      section.hidden = words.length > 0 && !section.querySelector("li:not([hidden])");
    }
    const count = items.filter((item) => !item.hidden).length;
    found.textContent = words.length ? `${count} of ${items.length}` : "";
  });
}

async function start() {
  try {
    const response = await fetch("/openapi.json");
    if (!response.ok) throw new Error(`status ${response.status}`);
    page(await response.json());
    startFilter();
    // What the address points to exists only now.
    if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  } catch (error) {
    document.getElementById("summary").textContent = `The description could not be read: ${error.message}`;
  }
}

start();
