// The middle of a card: notes, and the line below with the ways to write, among them what add_source gave.

import { callBack, tell } from "../calls.js";
import { element, html } from "../html.js";
import { t } from "../texts.js";
import { world } from "../world.js";
import { avatar } from "./frame.js";

const time = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 16);
const date = (seconds) => new Date(seconds * 1000).toLocaleDateString(world.lang, { day: "numeric", month: "long", timeZone: "UTC" });

function note(item) {
  const author = item.created_by
    ? world.account.userName(item.created_by)
    : (world.account.contactsOf(world.card.entity, world.card.record)[0]?.name ?? "");
  return html`<div class="feed-note-wrapper feed-note-wrapper-${item.note_type}" data-id="${item.id}">${avatar(author || "?")}<div class="feed-note"><div class="feed-note__header">${author}, ${t(`crm.note-${item.note_type === "common" ? "common" : "message"}`)}</div><div class="feed-note__body"><p class="feed-note__text">${item.text}</p></div></div><time>${time(item.created_at)}</time></div>`;
}

function notes() {
  const { account, card } = world;
  const list = account
    .list("notes")
    .filter((item) => item.entity_type === card.entity && item.entity_id === card.record.id)
    .sort((a, b) => a.created_at - b.created_at);
  let shown = "";
  return [
    html`<div class="feed-day"><span>${date(card.record.created_at)}</span></div><div class="feed-event"><span>${t("crm.created-by", { name: account.userName(card.record.responsible_user_id) })}</span><time>${time(card.record.created_at)}</time></div>`,
    ...list.map((item) => {
      const head =
        date(item.created_at) !== (shown || date(card.record.created_at))
          ? html`<div class="feed-day"><span>${date(item.created_at)}</span></div>`
          : null;
      shown = date(item.created_at);
      return html`${head}${note(item)}`;
    }),
  ];
}

/** The markup of the feed. */
export const feedColumn =
  () => html`<div class="js-card-feed card-holder__feed"><div class="card-holder__feed-caption">${t("crm.feed")}</div><div id="notes_holder" class="notes-wrapper"><div class="notes-wrapper__scroller custom-scroll"><div class="notes-wrapper__notes js-notes">${notes()}</div></div></div>
<div class="feed-compose"><div class="feed-compose__sources js-sources"></div><div class="feed-compose__line"><div class="control-contenteditable feed-compose__inputs"><div class="control-contenteditable__area text-input feed-compose__message js-note-text" contenteditable="plaintext-only" role="textbox" aria-label="${t("crm.write-note")}" data-hint="${t("crm.write-note")}"></div></div><div class="feed-note__actions-inner"><button type="button" class="button-input js-note-submit"><span class="button-input-inner"><span class="button-input-inner__text">${t("crm.add")}</span></span></button></div><div class="feed-amojo__actions-inner"></div></div><div class="feed-compose__custom js-source-place"></div></div></div>`;

function drawSources(root) {
  const holder = root.querySelector(".js-sources");
  if (!holder) return;
  holder.replaceChildren();
  const way = (text, source) => {
    const node = element(
      html`<button type="button" class="feed-compose__switcher${source ? "" : " feed-compose__switcher_on"}">${text}</button>`,
    );
    node.addEventListener("click", () => choose(root, node, source));
    holder.append(node);
  };
  if (world.sources.length === 0) return;
  way(t("crm.note"), null);
  for (const source of world.sources) way(source.title || t("crm.source-untitled"), source);
}

function choose(root, node, source) {
  for (const other of root.querySelectorAll(".feed-compose__switcher")) other.classList.toggle("feed-compose__switcher_on", other === node);
  world.chosenSource = source;
  const place = root.querySelector(".js-source-place");
  place.replaceChildren();
  root.querySelector(".feed-compose__line").hidden = Boolean(source) && source.type !== "sms";
  const input = root.querySelector(".js-note-text");
  input.dataset.hint = t(source ? "crm.write-message" : "crm.write-note");
  input.setAttribute("aria-label", input.dataset.hint);
  if (source && source.type !== "sms") {
    try {
      tell(`add_source ${source.type}`, [], () => source.run(world.libraries.$(place)));
    } catch {
      // The event is told; the CRM goes on.
    }
    callBack("onSource", [{ type: source.type }]);
  }
}

async function write(root) {
  const input = root.querySelector(".js-note-text");
  const text = input.textContent.trim();
  if (!text) return;
  const { account, card } = world;
  const source = world.chosenSource;
  if (source?.type === "sms") {
    const contact = account.contactsOf(card.entity, card.record)[0];
    const params = { phone: contact ? account.valueByCode("contacts", contact, "PHONE") : "", message: text, contact_id: contact?.id ?? 0 };
    try {
      await tell("add_source sms", [params], () => source.run(params)).value;
    } catch {
      input.classList.add("text-input_error");
      return;
    }
  }
  input.classList.remove("text-input_error");
  account.add("notes", {
    entity_type: card.entity,
    entity_id: card.record.id,
    note_type: source ? "sms_out" : "common",
    created_by: account.user.id,
    text,
  });
  input.textContent = "";
  root.querySelector(".js-notes").innerHTML = notes().join("");
}

/** Makes the feed work. */
export function bindFeed(root) {
  world.chosenSource = null;
  root.querySelector(".js-note-submit").addEventListener("click", () => write(root));
  root.querySelector(".js-note-text").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    write(root);
  });
  world.libraries
    .$(document)
    .off("standin:sources.card")
    .on("standin:sources.card", () => drawSources(root));
  drawSources(root);
}
