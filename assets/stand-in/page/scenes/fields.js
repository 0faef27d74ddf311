// The fields of a widget's settings as the settings window and a step of the Digital Pipeline draw them.
import { html } from "../html.js";
import { t } from "../texts.js";
import { world } from "../world.js";

const bool = (value) => value === true || value === "true" || value === "Y" || value === 1;

/** The text of the language file under `reference`, or the reference itself. */
export function textAt(reference) {
  const found = String(reference ?? "")
    .split(".")
    .reduce((value, key) => value?.[key], world.texts);
  return typeof found === "string" ? found : String(reference ?? "");
}

const users = () => world.account.data.users.filter((user) => user.is_active);

function usersField(name, value) {
  return html`<div class="widget_settings_block__users">${users().map((user) => html`<div class="widget_settings_block__users__item"><span>${user.name}</span><input type="text" class="widget_settings_block__controls__ text-input" name="${name}[${user.id}]" data-field="${name}" data-user="${user.id}" value="${value?.[user.id] ?? ""}" autocomplete="off"></div>`)}</div>`;
}

function usersWithLogins(name, value) {
  return html`<div class="widget_settings_block__users">${users().map((user) => html`<div class="widget_settings_block__users__item"><span>${user.name}</span><input type="text" class="widget_settings_block__controls__ text-input" name="${name}[${user.id}][login]" data-field="${name}" data-user="${user.id}" data-part="login" placeholder="${t("crm.login")}" value="${value?.[user.id]?.login ?? ""}" autocomplete="off"><input type="password" class="widget_settings_block__controls__ text-input" name="${name}[${user.id}][password]" data-field="${name}" data-user="${user.id}" data-part="password" placeholder="${t("crm.password")}" value="${value?.[user.id]?.password ?? ""}" autocomplete="new-password"></div>`)}</div>`;
}

function custom(name, value) {
  const { code } = world.widget;
  const text = value === undefined || value === null ? "" : typeof value === "object" ? JSON.stringify(value) : value;
  return html`<div id="${code}_custom_content"></div><input type="hidden" id="${code}_custom" class="widget_settings_block__controls__" name="${name}" data-field="${name}" value="${text}">`;
}

function control(name, field, value) {
  if (field.type === "users") return usersField(name, value);
  if (field.type === "users_lp") return usersWithLogins(name, value);
  if (field.type === "custom") return custom(name, value);
  const type = field.type === "pass" ? "password" : "text";
  return html`<input type="${type}" class="widget_settings_block__controls__ text-input" name="${name}" data-field="${name}" value="${value ?? ""}" autocomplete="${field.type === "pass" ? "new-password" : "off"}"${field.placeholder ? html` placeholder="${textAt(field.placeholder)}"` : null}>`;
}

/** The fields of `block` (`settings` of the manifest, or `dp.settings`), filled with `values`. */
export function fieldsMarkup(block, values = {}) {
  const entries = Object.entries(block && typeof block === "object" ? block : {}).filter(([, field]) => field && typeof field === "object");
  return entries.map(([name, field]) => {
    const title = textAt(field.name);
    return html`<div class="widget_settings_block__item_field"><div class="widget_settings_block__title_field" title="${title}">${title}${bool(field.required) ? html`<span class="widget_settings_block__required">*</span>` : null}</div><div class="widget_settings_block__input_field">${control(name, field, values[name])}</div></div>`;
  });
}

/** The values of the fields in `root`: text and pass as strings, users as objects by id. */
export function valuesIn(root) {
  const values = {};
  for (const input of root.querySelectorAll("[data-field]")) {
    const { field, user, part } = input.dataset;
    if (!user) values[field] = input.value;
    else {
      values[field] ??= {};
      values[field][user] = part ? { ...values[field][user], [part]: input.value } : input.value;
    }
  }
  // Fields that the widget puts in by itself count too, as for the CRM.
  for (const input of root.querySelectorAll("input[name], textarea[name], select[name]")) {
    if (!input.dataset.field && !(input.name in values) && input.name !== "widget_active" && !/\[/.test(input.name))
      values[input.name] = input.type === "checkbox" ? (input.checked ? input.value : "") : input.value;
  }
  return values;
}

/** The names of required fields that are empty. */
export function emptyRequired(block, values) {
  return Object.entries(block ?? {})
    .filter(
      ([name, field]) =>
        bool(field?.required) &&
        (values[name] === undefined ||
          values[name] === "" ||
          (typeof values[name] === "object" &&
            Object.values(values[name]).every(
              (item) => item === "" || (typeof item === "object" && Object.values(item).every((part) => part === "")),
            ))),
    )
    .map(([name]) => name);
}
