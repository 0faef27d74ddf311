// The made-up account of a page: the table account.json in one language, and what the widget changed in it.
// `in(value)` picks the text of the language; records are changed in place and kept by the bar over reloads.

const ENTITIES = ["leads", "contacts", "companies", "customers"];
/** The number of an entity in the CRM. */
export const ELEMENT_TYPES = { contacts: 1, leads: 2, companies: 3, tasks: 4, customers: 12 };
/** The one record that is open in the cards, per entity. */
export const OPEN = { leads: 31054, contacts: 48211, companies: 52001, customers: 61001 };

const pick = (value, lang) => {
  if (Array.isArray(value)) return value.map((item) => pick(item, lang));
  if (value === null || typeof value !== "object") return value;
  if ("en" in value && typeof value.en === "string") return value[lang] ?? value.en;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pick(item, lang)]));
};

/** The account in the language `lang`, as the user with `role`: admin, user or free. */
export class Account {
  constructor(table, { lang, role, product, locale }) {
    this.data = pick(table, lang === "ru" ? "ru" : "en");
    this.role = role;
    this.product = product;
    this.locale = locale;
    this.user = this.data.users.find((user) =>
      role === "admin" ? user.is_admin : role === "free" ? user.is_free : !user.is_admin && !user.is_free,
    );
    this.nextId = 90001;
    this.onChange = () => {};
  }

  /** The domain of the product. */
  get topDomain() {
    return this.product === "kommo" ? "kommo.com" : "amocrm.ru";
  }

  /** The account's own host. */
  get host() {
    return `${this.data.account.subdomain}.${this.topDomain}`;
  }

  list(entity) {
    return this.data[entity] ?? [];
  }

  find(entity, id) {
    return this.list(entity).find((record) => record.id === Number(id)) ?? null;
  }

  userName(id) {
    return this.data.users.find((user) => user.id === Number(id))?.name ?? "";
  }

  pipeline(id) {
    return this.data.pipelines.find((pipeline) => pipeline.id === Number(id)) ?? this.data.pipelines[0];
  }

  fields(entity) {
    return this.data.fields[entity] ?? [];
  }

  field(entity, code) {
    return this.fields(entity).find((field) => field.code === code) ?? null;
  }

  /** The value of the field with `code` as a text. */
  valueByCode(entity, record, code) {
    const field = this.field(entity, code);
    return field ? String(record.values?.[field.id] ?? "") : "";
  }

  /** The contacts that belong to a record. */
  contactsOf(entity, record) {
    return entity === "contacts" ? [record] : (record.contacts ?? []).map((id) => this.find("contacts", id)).filter(Boolean);
  }

  /** Adds a record, with an id of its own. */
  add(entity, record) {
    const added = {
      id: this.nextId,
      created_at: seconds(),
      updated_at: seconds(),
      responsible_user_id: this.user.id,
      group_id: 0,
      tags: [],
      values: {},
      ...record,
    };
    this.nextId += 1;
    this.data[entity] ??= [];
    this.data[entity].push(added);
    this.onChange();
    return added;
  }

  /** What is to be kept over a reload. */
  kept() {
    return { ...Object.fromEntries([...ENTITIES, "tasks", "notes"].map((name) => [name, this.data[name]])), nextId: this.nextId };
  }

  /** Takes what an earlier page of the same session changed. */
  restore(kept) {
    if (!kept) return;
    const { nextId, ...lists } = kept;
    Object.assign(this.data, lists);
    this.nextId = nextId ?? this.nextId;
  }
}

/** The present second. */
export const seconds = () => Math.floor(Date.now() / 1000);
