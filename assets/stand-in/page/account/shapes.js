// Records of the made-up account as API v4 shows them.
import { seconds } from "./account.js";

const self = (path) => ({ self: { href: path } });

function fieldValue(field, value) {
  const named = (wanted) => field.enums?.find((item) => item.id === wanted || item.value === wanted);
  if (field.type === "multitext") {
    const kind = field.enums?.[0];
    return [{ value, enum_id: kind?.id, enum_code: kind?.value }];
  }
  if (field.type === "select") return [{ value: named(value)?.value ?? value, enum_id: named(value)?.id ?? null, enum_code: null }];
  return [{ value }];
}

/** The custom fields with values, or `null` as the API has it without any. */
export function fieldValues(account, entity, record) {
  const filled = account.fields(entity).filter((field) => record.values?.[field.id] !== undefined);
  if (filled.length === 0) return null;
  return filled.map((field) => ({
    field_id: field.id,
    field_name: field.name,
    field_code: field.code,
    field_type: field.type,
    values: fieldValue(field, record.values[field.id]),
  }));
}

function embedded(account, entity, record, asked) {
  const tags = (record.tags ?? []).map((id) => account.data.tags[entity]?.find((tag) => tag.id === id)).filter(Boolean);
  const links = (name) =>
    (record[name] ?? []).map((id, at) => ({
      id,
      ...(name === "contacts" ? { is_main: at === 0 } : {}),
      _links: self(`/api/v4/${name}/${id}`),
    }));
  const result = { tags: tags.map((tag) => ({ ...tag, color: null })), companies: entity === "companies" ? undefined : links("companies") };
  for (const name of ["contacts", "leads", "customers"]) if (name !== entity && asked.includes(name)) result[name] = links(name);
  if (asked.includes("catalog_elements")) result.catalog_elements = [];
  if (asked.includes("loss_reason")) result.loss_reason = [];
  return result;
}

const PLAIN = [
  "id",
  "name",
  "first_name",
  "last_name",
  "price",
  "next_price",
  "next_date",
  "responsible_user_id",
  "group_id",
  "status_id",
  "pipeline_id",
  "created_at",
  "updated_at",
];

/** A lead, contact, company or customer. */
export function entityShape(account, entity, record, asked = []) {
  const plain = Object.fromEntries(PLAIN.filter((key) => record[key] !== undefined).map((key) => [key, record[key]]));
  return {
    ...plain,
    ...(entity === "leads"
      ? { loss_reason_id: null, closed_at: [142, 143].includes(record.status_id) ? record.updated_at : null, score: null, labor_cost: null }
      : {}),
    created_by: record.responsible_user_id,
    updated_by: record.responsible_user_id,
    closest_task_at: null,
    is_deleted: false,
    custom_fields_values: fieldValues(account, entity, record),
    account_id: account.data.account.id,
    _links: self(`/api/v4/${entity}/${record.id}`),
    _embedded: embedded(account, entity, record, asked),
  };
}

/** A task. */
export const taskShape = (account, task) => ({
  ...task,
  created_by: task.responsible_user_id,
  updated_by: task.responsible_user_id,
  duration: 0,
  result: task.result ?? [],
  account_id: account.data.account.id,
  _links: self(`/api/v4/tasks/${task.id}`),
});

/** A note. */
export const noteShape = (account, entity, note) => ({
  id: note.id,
  entity_id: note.entity_id,
  created_by: note.created_by,
  updated_by: note.created_by,
  created_at: note.created_at,
  updated_at: note.created_at,
  responsible_user_id: note.created_by,
  group_id: 0,
  note_type: note.note_type,
  params: note.params ?? { text: note.text },
  account_id: account.data.account.id,
  _links: self(`/api/v4/${entity}/notes/${note.id}`),
});

/** A user; what administrators see. */
export const userShape = (account, user) => ({
  id: user.id,
  name: user.name,
  email: user.email,
  lang: account.locale,
  rights: {
    leads: { view: "A", edit: "A", add: "A", delete: "A", export: "A" },
    contacts: { view: "A", edit: "A", add: "A", delete: "A", export: "A" },
    companies: { view: "A", edit: "A", add: "A", delete: "A", export: "A" },
    tasks: { edit: "A", delete: "A" },
    mail_access: false,
    catalog_access: true,
    is_admin: user.is_admin,
    is_free: user.is_free,
    is_active: user.is_active,
    group_id: user.group_id || null,
    role_id: null,
  },
  _links: self(`/api/v4/users/${user.id}`),
});

/** A pipeline with its stages. */
export const pipelineShape = (account, pipeline) => ({
  id: pipeline.id,
  name: pipeline.name,
  sort: pipeline.sort,
  is_main: pipeline.is_main,
  is_unsorted_on: pipeline.is_unsorted_on,
  is_archive: pipeline.is_archive,
  account_id: account.data.account.id,
  _links: self(`/api/v4/leads/pipelines/${pipeline.id}`),
  _embedded: {
    statuses: pipeline.statuses.map((status) => ({
      ...status,
      pipeline_id: pipeline.id,
      account_id: account.data.account.id,
      _links: self(`/api/v4/leads/pipelines/${pipeline.id}/statuses/${status.id}`),
    })),
  },
});

/** A custom field. */
export const fieldShape = (account, entity, field) => ({
  id: field.id,
  name: field.name,
  type: field.type,
  code: field.code,
  sort: 500,
  entity_type: entity,
  is_api_only: false,
  is_predefined: field.code !== null,
  is_deletable: field.code === null,
  is_required: false,
  group_id: null,
  enums: field.enums ?? null,
  account_id: account.data.account.id,
  _links: self(`/api/v4/${entity}/custom_fields/${field.id}`),
});

/** The account. */
export function accountShape(account, asked) {
  const { data, user } = account;
  const a = data.account;
  const shape = {
    id: a.id,
    name: a.name,
    subdomain: a.subdomain,
    created_at: a.paid_from,
    current_user_id: user.id,
    country: a.country,
    currency: a.currency,
    currency_symbol: a.currency_symbol,
    customers_mode: a.customers_mode,
    is_unsorted_on: a.is_unsorted_on,
    is_loss_reason_enabled: true,
    is_helpbot_enabled: false,
    is_technical_account: a.is_technical_account,
    contact_name_display_order: 1,
    _links: self("/api/v4/account"),
  };
  for (const name of ["amojo_id", "uuid", "version"]) if (asked.includes(name)) shape[name] = a[name];
  const inside = {};
  if (asked.includes("users_groups")) inside.users_groups = data.groups.map((group) => ({ ...group, uuid: null }));
  if (asked.includes("task_types")) inside.task_types = data.task_types;
  if (asked.includes("datetime_settings"))
    inside.datetime_settings = {
      date_pattern: a.date_format,
      short_date_pattern: "d.m",
      timezone: a.timezone,
      date_format: "DD.MM.YYYY",
      time_format: "HH:mm:ss",
      timezone_offset: a.timezone_offset,
    };
  if (Object.keys(inside).length > 0) shape._embedded = inside;
  return shape;
}

/** An error as API v4 has it. */
export const problem = (status, title, detail, extra = {}) => ({
  status,
  type: "application/problem+json",
  json: { "validation-errors": undefined, title, type: `https://httpstatus.es/${status}`, status, detail, ...extra },
});

/** The current second, for answers that carry one. */
export { seconds };
