// The paths before API v4 that widgets still call: /api/v2, /private/api/v2/json, and the front end's own /ajax.
import { answerV4 } from "./v4.js";

const byId = (items) => Object.fromEntries(items.map((item) => [item.id, item]));

function accountV2(account, query) {
  const { data, user } = account;
  const asked = (query.get("with") ?? "").split(",");
  const inside = {};
  if (asked.includes("users"))
    inside.users = byId(
      data.users.map((item) => ({
        id: item.id,
        name: item.name,
        last_name: null,
        login: item.email,
        language: account.locale,
        group_id: item.group_id,
        is_active: true,
        is_free: item.is_free,
        is_admin: item.is_admin,
        rights: {},
      })),
    );
  if (asked.includes("pipelines"))
    inside.pipelines = byId(data.pipelines.map(({ statuses, ...pipeline }) => ({ ...pipeline, statuses: byId(statuses) })));
  if (asked.includes("groups")) inside.groups = data.groups;
  if (asked.includes("task_types")) inside.task_types = byId(data.task_types);
  if (asked.includes("custom_fields"))
    inside.custom_fields = Object.fromEntries(
      Object.entries(data.fields).map(([entity, fields]) => [
        entity,
        byId(
          fields.map((field) => ({
            id: field.id,
            name: field.name,
            field_type: 1,
            code: field.code ?? undefined,
            is_system: field.code !== null,
            enums: field.enums && Object.fromEntries(field.enums.map((item) => [item.id, item.value])),
          })),
        ),
      ]),
    );
  const { id, name, subdomain, currency, timezone, timezone_offset, language } = data.account;
  return {
    _links: { self: { href: "/api/v2/account", method: "get" } },
    id,
    name,
    subdomain,
    currency,
    timezone,
    timezone_offset,
    language,
    date_pattern: { date: "d.m.Y", time: "H:i", date_time: "d.m.Y H:i" },
    current_user: user.id,
    _embedded: inside,
  };
}

function itemsV2(account, entity, query) {
  const ids = (query.get("id") ?? "").split(",").filter(Boolean).map(Number);
  const items = account.list(entity).filter((record) => ids.length === 0 || ids.includes(record.id));
  return items.map((record) => ({
    ...record,
    sale: record.price,
    main_contact: record.contacts?.[0] ? { id: record.contacts[0] } : {},
    company: record.companies?.[0] ? { id: record.companies[0] } : {},
    pipeline: { id: record.pipeline_id },
    contacts: { id: record.contacts ?? [] },
    custom_fields: [],
    values: undefined,
  }));
}

function currentAccount(account) {
  const { data } = account;
  const plain = (fields) =>
    fields.map((field) => ({
      id: String(field.id),
      name: field.name,
      code: field.code ?? "",
      multiple: field.type === "multitext" ? "Y" : "N",
      type_id: "1",
      enums: field.enums && Object.fromEntries(field.enums.map((item) => [item.id, item.value])),
    }));
  return {
    id: String(data.account.id),
    name: data.account.name,
    subdomain: data.account.subdomain,
    currency: data.account.currency,
    language: account.locale,
    timezone: data.account.timezone,
    current_user: account.user.id,
    users: data.users.map((user) => ({
      id: String(user.id),
      name: user.name,
      last_name: null,
      login: user.email,
      group_id: user.group_id,
      is_admin: user.is_admin ? "Y" : "N",
      free_user: user.is_free ? "Y" : "N",
      active: true,
      phone_number: user.phone,
    })),
    groups: data.groups,
    custom_fields: {
      contacts: plain(data.fields.contacts),
      leads: plain(data.fields.leads),
      companies: plain(data.fields.companies),
      customers: plain(data.fields.customers),
    },
    pipelines: byId(data.pipelines.map(({ statuses, ...pipeline }) => ({ ...pipeline, label: pipeline.name, statuses: byId(statuses) }))),
    leads_statuses: data.pipelines[0].statuses.map((status) => ({
      id: String(status.id),
      name: status.name,
      pipeline_id: data.pipelines[0].id,
      color: status.color,
      editable: status.is_editable ? "Y" : "N",
    })),
    note_types: [],
    task_types: data.task_types,
  };
}

const OLD_NAMES = { contacts: "contacts", company: "companies", leads: "leads", customers: "customers", tasks: "tasks", notes: "notes" };

function privateJson(account, rest, request) {
  const [name, action] = rest;
  if (name === "accounts") return { response: { account: currentAccount(account), server_time: Math.floor(Date.now() / 1000) } };
  if (action === "list" && OLD_NAMES[name]) {
    const wanted = [...request.query.entries()].filter(([key]) => key === "id" || key.startsWith("id[")).map(([, id]) => Number(id));
    const list = account.list(OLD_NAMES[name]).filter((record) => wanted.length === 0 || wanted.includes(record.id));
    const shape = (record) => ({
      ...record,
      id: String(record.id),
      linked_leads_id: (record.leads ?? []).map(String),
      custom_fields: account
        .fields(OLD_NAMES[name])
        .filter((field) => record.values?.[field.id] !== undefined)
        .map((field) => ({
          id: String(field.id),
          name: field.name,
          code: field.code,
          values: [{ value: String(record.values[field.id]) }],
        })),
      values: undefined,
    });
    return { response: { [name === "company" ? "contacts" : name]: list.map(shape), server_time: Math.floor(Date.now() / 1000) } };
  }
  if (name === "links" || name === "catalogs")
    return { response: { [name]: name === "catalogs" ? Object.fromEntries(account.data.catalogs.map((item) => [item.id, item])) : [] } };
  if (action === "set") return { response: { [name]: { add: [], update: [] }, server_time: Math.floor(Date.now() / 1000) } };
  return undefined;
}

function ajax(account, rest, request) {
  const path = rest.join("/");
  if (path === "widgets/list") return { widgets: account.widgetList?.() ?? {}, system: account.system?.() ?? {} };
  if (path === "widgets/edit") return { status: "success" };
  if (rest[1] === "list")
    return {
      response: { items: account.list(rest[0]).map(({ values, ...record }) => record), summary: { count: account.list(rest[0]).length } },
    };
  if (path.startsWith("v4/")) return answerV4(account, rest.slice(1), request)?.json ?? {};
  return {};
}

/** The answer of a path that is not API v4; `undefined` if the stand-in has none. */
export function answerOld(account, parts, request) {
  const ok = (json) => (json === undefined ? undefined : { status: 200, json });
  const path = parts.join("/");
  if (path === "api/v2/account") return ok(accountV2(account, request.query));
  if (path === "api/v2/pipelines")
    return ok({
      _embedded: { items: byId(account.data.pipelines.map(({ statuses, ...pipeline }) => ({ ...pipeline, statuses: byId(statuses) }))) },
    });
  if (path.startsWith("api/v2/") && account.data[parts[2]])
    return request.method === "GET"
      ? ok({ _links: {}, _embedded: { items: itemsV2(account, parts[2], request.query) } })
      : ok({ _links: {}, _embedded: { items: [] } });
  if (path.startsWith("private/api/v2/json/")) return ok(privateJson(account, parts.slice(4), request));
  if (path === "private/api/contact_search.php")
    return { status: 200, type: "text/xml", text: '<?xml version="1.0" encoding="utf-8"?><contacts/>' };
  if (/^ajax\/(contacts|companies|leads)\/detail\//.test(path))
    return { status: 200, type: "text/html", text: '<div class="card-holder"></div>' };
  if (parts[0] === "ajax") return ok(ajax(account, parts.slice(1), request));
  if (parts[0] === "widgets" && parts[2] === "loader") return { status: 404, json: {} };
  return undefined;
}
