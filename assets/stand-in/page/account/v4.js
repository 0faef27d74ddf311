// API v4 of the made-up account: a pure answer to each request. An answer is `{status, json}`; without `json` its body is empty.
import { seconds } from "./account.js";
import { accountShape, entityShape, fieldShape, noteShape, pipelineShape, problem, taskShape, userShape } from "./shapes.js";

const CARDS = ["leads", "contacts", "companies", "customers"];
const MOST = 250;

const listed = (path, name, items, query) => {
  const page = Math.max(1, Number(query.get("page") ?? 1));
  const limit = Number(query.get("limit") ?? 50);
  if (limit > MOST) return problem(422, "Unprocessable Entity", "Limit 250 per page");
  const part = items.slice((page - 1) * limit, page * limit);
  if (part.length === 0) return { status: 204 };
  const links = { self: { href: `${path}?page=${page}&limit=${limit}` } };
  if (items.length > page * limit) links.next = { href: `${path}?page=${page + 1}&limit=${limit}` };
  return { status: 200, json: { _page: page, _links: links, _embedded: { [name]: part } } };
};

const invalid = (path, detail) =>
  problem(400, "Bad Request", "Request validation failed", {
    "validation-errors": [{ request_id: "0", errors: [{ code: "InvalidType", path, detail }] }],
  });
const notFound = (path) => problem(404, "Not Found", `Cannot GET ${path}!`);

function takeValues(record, values) {
  for (const { field_id: id, values: given } of values ?? []) if (id) record.values[id] = given?.[0]?.enum_id ?? given?.[0]?.value ?? "";
}

const WRITABLE = [
  "name",
  "first_name",
  "last_name",
  "price",
  "status_id",
  "pipeline_id",
  "responsible_user_id",
  "text",
  "task_type_id",
  "entity_id",
  "entity_type",
  "complete_till",
  "is_completed",
  "result",
  "next_price",
  "next_date",
];

function change(record, given) {
  for (const key of WRITABLE) if (given[key] !== undefined) record[key] = given[key];
  record.values ??= {};
  takeValues(record, given.custom_fields_values);
  for (const name of ["contacts", "companies"]) {
    const ids = given._embedded?.[name]?.map((item) => item.id);
    if (ids) record[name] = ids;
  }
  record.updated_at = seconds();
  return record;
}

function write(account, entity, request, id) {
  const { method, path, body } = request;
  if (body === null || body === undefined) return problem(400, "Bad Request", "Request data can not be empty");
  if (method === "PATCH" && id) {
    const record = account.find(entity, id);
    if (!record || Array.isArray(body)) return record ? invalid("", "This value should be of type object.") : notFound(path);
    change(record, body);
    account.onChange();
    return {
      status: 200,
      json: { id: record.id, updated_at: record.updated_at, _links: { self: { href: `/api/v4/${entity}/${record.id}` } } },
    };
  }
  if (!Array.isArray(body)) return invalid("", "This value should be of type array.");
  const done = body.map((given, at) => {
    const record =
      method === "PATCH"
        ? account.find(entity, given.id)
        : account.add(entity, entity === "leads" ? { status_id: 2101, pipeline_id: 2001, price: 0 } : {});
    if (record) change(record, given);
    return (
      record && {
        id: record.id,
        request_id: String(given.request_id ?? at),
        ...(method === "PATCH" ? { updated_at: record.updated_at } : {}),
        _links: { self: { href: `/api/v4/${entity}/${record.id}` } },
      }
    );
  });
  account.onChange();
  return { status: 200, json: { _links: { self: { href: `/api/v4/${entity}` } }, _embedded: { [entity]: done.filter(Boolean) } } };
}

function notes(account, entity, rest, request) {
  const [first, second] = rest[0] === "notes" ? [null, rest[1]] : [rest[0], rest[2]];
  const mine = account.list("notes").filter((note) => note.entity_type === entity && (!first || note.entity_id === Number(first)));
  if (request.method === "GET") {
    if (second)
      return mine.some((note) => note.id === Number(second))
        ? { status: 200, json: noteShape(account, entity, account.find("notes", second)) }
        : notFound(request.path);
    return listed(
      request.path,
      "notes",
      mine.map((note) => noteShape(account, entity, note)),
      request.query,
    );
  }
  if (!Array.isArray(request.body)) return invalid("", "This value should be of type array.");
  const added = request.body.map((given, at) => {
    const note = account.add("notes", {
      entity_type: entity,
      entity_id: Number(first ?? given.entity_id),
      note_type: given.note_type,
      params: given.params,
      text: given.params?.text ?? "",
      created_by: account.user.id,
    });
    return {
      id: note.id,
      entity_id: note.entity_id,
      request_id: String(given.request_id ?? at),
      _links: { self: { href: `/api/v4/${entity}/notes/${note.id}` } },
    };
  });
  return { status: 200, json: { _links: { self: { href: request.path } }, _embedded: { notes: added } } };
}

function found(account, entity, query) {
  const text = (query.get("query") ?? "").toLowerCase();
  const ids = [...query.entries()].filter(([key]) => /^filter\[id\]/.test(key)).map(([, id]) => Number(id));
  return account
    .list(entity)
    .filter(
      (record) =>
        (ids.length === 0 || ids.includes(record.id)) &&
        (!text || JSON.stringify([record.name, record.values]).toLowerCase().includes(text)),
    );
}

function card(account, entity, rest, request) {
  const { method, path, query } = request;
  const asked = (query.get("with") ?? "").split(",");
  if (rest[0] === "custom_fields") {
    if (rest[1] === "groups")
      return {
        status: 200,
        json: {
          _page: 1,
          _embedded: { custom_field_groups: [{ id: "default", name: "Main", is_predefined: true, type: entity, sort: 0 }] },
        },
      };
    const field = rest[1] && account.fields(entity).find((item) => item.id === Number(rest[1]));
    if (rest[1]) return field ? { status: 200, json: fieldShape(account, entity, field) } : notFound(path);
    return listed(
      path,
      "custom_fields",
      account.fields(entity).map((item) => fieldShape(account, entity, item)),
      query,
    );
  }
  if (rest[0] === "tags") return listed(path, "tags", account.data.tags[entity] ?? [], query);
  if (rest[0] === "notes" || rest[1] === "notes") return notes(account, entity, rest, request);
  if (rest[0] === "pipelines") return pipelines(account, rest.slice(1), request);
  if (rest[0] === "loss_reasons" || rest[0] === "unsorted") return { status: 204 };
  if (rest[1] === "links") return { status: 200, json: { _links: { self: { href: path } }, _embedded: { links: [] } } };
  if (method !== "GET") return write(account, entity, request, rest[0]);
  if (!rest[0])
    return listed(
      path,
      entity,
      found(account, entity, query).map((record) => entityShape(account, entity, record, asked)),
      query,
    );
  const record = account.find(entity, rest[0]);
  return record ? { status: 200, json: entityShape(account, entity, record, asked) } : { status: 204 };
}

function pipelines(account, rest, { path }) {
  const all = account.data.pipelines.map((pipeline) => pipelineShape(account, pipeline));
  const one = all.find((pipeline) => pipeline.id === Number(rest[0]));
  if (!rest[0]) return { status: 200, json: { _total_items: all.length, _links: { self: { href: path } }, _embedded: { pipelines: all } } };
  if (!one) return notFound(path);
  if (rest[1] !== "statuses") return { status: 200, json: one };
  return { status: 200, json: { _total_items: one._embedded.statuses.length, _embedded: { statuses: one._embedded.statuses } } };
}

function users(account, rest, { path, query }) {
  if (!account.user.is_admin) return problem(403, "Forbidden", "Admin access only");
  const all = account.data.users.map((user) => userShape(account, user));
  if (rest[0])
    return all.some((user) => user.id === Number(rest[0]))
      ? { status: 200, json: all.find((user) => user.id === Number(rest[0])) }
      : notFound(path);
  const answer = listed(path, "users", all, query);
  if (answer.json?._embedded) answer.json = { _total_items: all.length, _page_count: 1, ...answer.json };
  return answer;
}

function tasks(account, rest, request) {
  if (rest[0] === "types") return listed(request.path, "task_types", account.data.task_types, request.query);
  if (request.method !== "GET") return write(account, "tasks", request, rest[0]);
  if (rest[0])
    return account.find("tasks", rest[0]) ? { status: 200, json: taskShape(account, account.find("tasks", rest[0])) } : { status: 204 };
  return listed(
    request.path,
    "tasks",
    account.list("tasks").map((task) => taskShape(account, task)),
    request.query,
  );
}

function catalogs(account, rest, { path, query }) {
  const all = account.data.catalogs.map(({ elements, ...catalog }) => ({
    ...catalog,
    sort: 0,
    can_add_elements: true,
    can_link_multiple: true,
  }));
  if (!rest[0]) return listed(path, "catalogs", all, query);
  const catalog = account.data.catalogs.find((item) => item.id === Number(rest[0]));
  if (!catalog) return notFound(path);
  if (rest[1] === "elements") {
    const elements = catalog.elements.map((item) => ({
      id: item.id,
      name: item.name,
      catalog_id: catalog.id,
      custom_fields_values: null,
      is_deleted: false,
    }));
    return rest[2]
      ? { status: 200, json: elements.find((item) => item.id === Number(rest[2])) ?? elements[0] }
      : listed(path, "elements", elements, query);
  }
  return { status: 200, json: all.find((item) => item.id === catalog.id) };
}

/** The answer of `/api/v4/<rest>`; `undefined` if the stand-in has none for the path. */
export function answerV4(account, rest, request) {
  const [name, ...more] = rest;
  if (name === "account") return { status: 200, json: accountShape(account, (request.query.get("with") ?? "").split(",")) };
  if (CARDS.includes(name)) return card(account, name, more, request);
  if (name === "users") return users(account, more, request);
  if (name === "roles") return account.user.is_admin ? { status: 204 } : problem(403, "Forbidden", "Admin access only");
  if (name === "tasks") return tasks(account, more, request);
  if (name === "catalogs") return catalogs(account, more, request);
  if (name === "events" || name === "talks" || name === "sources" || name === "webhooks") return { status: 204 };
  if (name === "widgets") return { status: 200, json: { ...account.widgetShape?.(), _links: { self: { href: request.path } } } };
  return undefined;
}
