// The values of APP.constant, from the made-up account.

const group = (id) => `group_${id}`;

function manager(user) {
  return {
    id: String(user.id),
    title: user.name,
    option: user.name,
    active: user.is_active,
    login: user.email,
    status: user.is_admin ? "A" : "M",
    is_admin: user.is_admin ? "Y" : "N",
    free_user: user.is_free ? "Y" : "N",
    amojo_id: user.amojo_id,
    avatar: "",
    theme: 1,
    phone: user.phone,
    group: group(user.group_id),
  };
}

const FIELD_TYPES = {
  text: 1,
  numeric: 2,
  checkbox: 3,
  select: 4,
  multiselect: 5,
  date: 6,
  url: 7,
  multitext: 8,
  textarea: 9,
  birthday: 14,
};

/** The constants as an object by key. */
export function constants(account, widget) {
  const { data, user, role } = account;
  const a = data.account;
  const fields = Object.values(data.fields)
    .flat()
    .map((field) => [field.id, { ID: String(field.id), NAME: field.name, CODE: field.code ?? "", TYPE_ID: FIELD_TYPES[field.type] ?? 1 }]);
  return {
    account: {
      id: a.id,
      name: a.name,
      subdomain: a.subdomain,
      amojo_id: a.amojo_id,
      amojo_base_url: "https://amojo.example.net",
      currency: a.currency,
      timezone: a.timezone,
      paid_from: a.paid_from,
      paid_till: a.paid_till,
      language: account.locale,
      top_level_domain: account.topDomain.split(".").pop(),
      domain: account.host,
      version: a.version,
      customers_enabled: true,
      products: { catalog_id: a.products_catalog_id, enabled: true },
      cf: Object.fromEntries(fields),
      users: Object.fromEntries(data.users.map((item) => [item.id, item.name])),
      predefined_cf: [],
      is_technical_account: a.is_technical_account,
    },
    user: {
      id: user.id,
      login: user.email,
      name: user.name,
      uuid: user.uuid,
      amojo_id: user.amojo_id,
      personal_mobile: user.phone,
      photo: "",
      theme: 1,
      user_rank: role === "admin" ? "admin" : "newbie",
      tour: {},
      api_key: "",
      lang: account.locale,
    },
    managers: Object.fromEntries(data.users.map((item) => [item.id, manager(item)])),
    groups: Object.fromEntries(data.groups.map((item) => [group(item.id), item.name])),
    task_types: Object.fromEntries(
      data.task_types.map((type) => [type.id, { id: type.id, option: type.name, color: type.color ?? "", icon_id: type.icon_id }]),
    ),
    user_rights: { is_admin: user.is_admin, is_free_user: user.is_free, leads: {}, contacts: {}, companies: {}, catalogs: {} },
    widgets: { [widget.code]: { id: widget.id, code: widget.code, version: widget.version, path: widget.path } },
    pipelines: Object.fromEntries(data.pipelines.map((pipeline) => [pipeline.id, pipeline])),
    card_id: 0,
    card_element: 0,
  };
}
