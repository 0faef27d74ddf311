// The left side of a card: the record's own fields, its custom fields, the linked records, under the form names of the CRM.
import { html, raw } from "../html.js";
import { t } from "../texts.js";
import { world } from "../world.js";

/** A made-up phone as it is shown: +0 000 000 00 03. */
export const shownPhone = (phone) => String(phone).replace(/^\+(\d)(\d{3})(\d{3})(\d{2})(\d{2})$/, "+$1 $2 $3 $4 $5");
const day = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10).split("-").reverse().join(".");
const SINGLE = { leads: "lead", contacts: "contact", companies: "company", customers: "customer" };

/** The name of the entity in form names: lead, contact, company, customer. */
export const singleOf = (entity) => SINGLE[entity];

const row = (label, value, extra = "") =>
  html`<div class="linked-form__field${extra.className ?? ""}"${extra.id ? html` data-id="${extra.id}"` : null}${extra.code ? html` data-pei-code="${extra.code}"` : null}><div class="linked-form__field__label" title="${label}"><span>${label}</span></div><div class="linked-form__field__value">${value}</div></div>`;

const textInput = (name, value, extra = "") =>
  html`<input type="text" class="linked-form__cf text-input ${extra}" name="${name}" value="${value}" autocomplete="off" placeholder="…">`;

function phone(name, value, id) {
  return html`<div class="control-phone phone_wrapper" data-phone="${value}"><input type="text" class="control-phone__formatted text-input js-form-changes-skip linked-form__cf" name="${name}" value="${shownPhone(value)}" placeholder="…" data-field="${id}"><span class="control-phone__menu tips js-phone-menu" data-type="phone" data-value="${value}"></span></div>`;
}

function valueControl(field, value, single) {
  const name = single === "main" ? `CFV[${field.id}]` : `${single}[CFV][${field.id}]`;
  if (field.code === "PHONE") return phone(`${name}[0][VALUE]`, value, field.id);
  if (field.code === "EMAIL")
    return html`<div class="control-email email_wrapper" data-email="${value}">${textInput(`${name}[0][VALUE]`, value, "control-email__input js-control-email")}<span class="control-phone__menu js-phone-menu" data-type="email" data-value="${value}"></span></div>`;
  if (field.type === "date" || field.type === "birthday") return textInput(name, value ? day(value) : "", "date_field");
  if (field.type === "checkbox")
    return html`<label class="control-checkbox${value ? " is-checked" : ""}"><div class="control-checkbox__body"><input type="checkbox" name="${name}" value="Y" class="linked-form__cf"${value ? html` checked` : null}><span class="control-checkbox__helper"></span></div></label>`;
  if (field.type === "select")
    return html`<select class="linked-form__cf text-input" name="${name}"><option value=""></option>${(field.enums ?? []).map((item) => html`<option value="${item.id}"${item.id === value ? html` selected` : null}>${item.value}</option>`)}</select>`;
  return textInput(name, value);
}

const fieldRows = (entity, record, single) =>
  world.account.fields(entity).map((field) =>
    row(field.name, valueControl(field, record.values?.[field.id] ?? "", single), {
      id: field.id,
      code: field.code?.toLowerCase(),
      className: ` linked-form__field-${field.type === "multitext" ? "pei" : field.type}`,
    }),
  );

function responsible(entity, record) {
  const users = world.account.data.users;
  return html`<select class="linked-form__cf text-input js-responsible" name="${entity === "leads" ? "lead[MAIN_USER]" : `${singleOf(entity)}[MAIN_USER]`}">${users.map((user) => html`<option value="${user.id}"${user.id === record.responsible_user_id ? html` selected` : null}>${user.name}</option>`)}</select>`;
}

function linkedContact(contact) {
  return html`<form class="linked-form js-linked-form" data-id="${contact.id}"><input type="hidden" name="ID" value="${contact.id}"><input type="hidden" name="contact[ID]" value="${contact.id}"><input type="hidden" name="ELEMENT_TYPE" value="1">
<div class="linked-form__header"><h3><a href="/contacts/detail/${contact.id}" class="js-linked-name-view js-navigate-link control-fullname" data-scene="contact">${contact.name}</a></h3><input type="hidden" name="contact[NAME]" value="${contact.name}"></div>${fieldRows("contacts", contact, "contact")}</form>`;
}

function linkedCompany(company) {
  return html`<form class="linked-form js-linked-form linked-form_company" data-id="${company.id}"><input type="hidden" name="ID" value="${company.id}"><input type="hidden" name="ELEMENT_TYPE" value="3"><div class="linked-form__header"><h3><a href="/companies/detail/${company.id}" class="js-linked-name-view js-navigate-link" data-scene="company">${company.name}</a></h3></div></form>`;
}

function linkedLeads(record) {
  const leads = (record.leads ?? []).map((id) => world.account.find("leads", id)).filter(Boolean);
  return html`<div class="card-leads"><div class="card-leads__head"><b>${t("crm.leads-of", { count: leads.length })}</b><button type="button" class="card-leads__quick-add">${t("crm.add-lead")}</button></div>${leads.map((lead) => html`<a class="card-leads__item js-navigate-link" href="/leads/detail/${lead.id}" data-scene="lead"><span>${lead.name}</span><span>${world.account.pipeline(lead.pipeline_id).statuses.find((status) => status.id === lead.status_id)?.name ?? ""}</span></a>`)}</div>`;
}

/** The stages of the lead's pipeline, the present one marked. */
export function stages(record) {
  const pipeline = world.account.pipeline(record.pipeline_id);
  const shown = pipeline.statuses.filter((status) => status.type === 0);
  return html`<div class="stages" id="card_status_view_wrapper"><span class="stages__pipeline">${pipeline.name}</span>${shown.map((status) => html`<button type="button" class="stages__item${status.id === record.status_id ? " stages__item_current" : ""}" data-id="${status.id}"><i style="background: ${status.color}"></i>${status.name}</button>`)}</div>`;
}

function ownRows(entity, record) {
  const single = singleOf(entity);
  const rows = [row(t("crm.responsible"), responsible(entity, record))];
  if (entity === "leads")
    rows.unshift(
      row(
        t("crm.budget"),
        html`<input type="text" class="linked-form__cf text-input card-budget__input" id="lead_card_budget" name="lead[PRICE]" value="${record.price}" inputmode="numeric">`,
      ),
    );
  if (entity === "customers") rows.unshift(row(t("crm.next-price"), textInput(`${single}[NEXT_PRICE]`, record.next_price)));
  return rows;
}

/** The whole left side. */
export function fieldsColumn(entity, record) {
  const { account } = world;
  const single = singleOf(entity);
  const contacts = entity === "contacts" ? [] : account.contactsOf(entity, record);
  const companies = (record.companies ?? []).map((id) => account.find("companies", id)).filter(Boolean);
  const hidden =
    entity === "leads"
      ? html`<input type="hidden" name="lead[STATUS]" value="${record.status_id}"><input type="hidden" name="lead[PIPELINE_ID]" value="${record.pipeline_id}">`
      : null;
  return html`<div class="card-holder__container custom-scroll"><form class="card-fields__form linked-form" id="edit_card" data-id="${record.id}"><input type="hidden" name="ID" value="${record.id}"><input type="hidden" name="MAIN_ID" value="${record.id}"><input type="hidden" name="ELEMENT_TYPE" value="${{ leads: 2, contacts: 1, companies: 3, customers: 12 }[entity]}">${hidden}
<div class="card-fields__fields-block card-cf-wrapper js-cf-wrapper"><h2 class="card-fields__caption">${t(`crm.one-${single}`)}</h2>${ownRows(entity, record)}${fieldRows(entity, record, "main")}</div></form>
<div class="card-fields__linked-block js-linked_elements_wrapper"><div id="contacts_list" class="linked-forms__group-wrapper linked-forms__group-wrapper_main js-linked-elements">${contacts.length ? html`<h2 class="card-fields__caption">${t("crm.one-contact")}</h2>` : null}${contacts.map(linkedContact)}</div>
<div id="companies_list" class="js-linked-elements">${companies.length ? html`<h2 class="card-fields__caption">${t("crm.one-company")}</h2>` : null}${companies.map(linkedCompany)}</div>${entity === "contacts" || entity === "companies" ? linkedLeads(record) : null}</div></div>
<div class="card-fields__button-block js-card-save-bar"><button type="button" id="save_and_close_contacts_link" class="button-input button-input_blue card-top-save-button js-button-with-loader"><span class="button-input-inner"><span class="button-input-inner__text">${t("crm.save")}</span></span></button><button type="button" class="button-input button-cancel js-card-cancel"><span>${t("crm.cancel")}</span></button></div>${raw("")}`;
}
