// APP.notifications: notices in a corner of the page.
import { tellUse } from "./calls.js";
import { element, html } from "./html.js";
import { setTimer } from "./native.js";
import { markOwn } from "./probe/nodes.js";
import { t } from "./texts.js";

const STAYS = 8000;

function holder() {
  const found = document.querySelector(".notices");
  if (found) return found;
  const made = markOwn(element(html`<div class="notices" role="status"></div>`));
  document.body.append(made);
  return made;
}

function show(kind, { header, title, text } = {}) {
  const name = typeof text === "string" ? text : (text?.text ?? "");
  const plain = new DOMParser().parseFromString(name, "text/html").body.textContent;
  const node = markOwn(
    element(html`<div class="notice notice_${kind}"><b>${header ?? title ?? t(`crm.notice-${kind}`)}</b><p>${plain}</p></div>`),
  );
  holder().append(node);
  setTimer(() => node.remove(), STAYS);
}

/** The object; `noticed` holds what addNotificationCallback registered. */
export function notifications(noticed) {
  const shown = (name, kind) => (message, callbacks) => {
    tellUse(`APP.notifications.${name}`, [message]);
    show(kind, message);
    const callback = message?.from ? noticed[message.from] : null;
    callbacks?.done?.({ id: 1 });
    callback?.(message);
    return { id: 1 };
  };
  return {
    add_error: shown("add_error", "error"),
    add_call: shown("add_call", "call"),
    add_chat: shown("add_chat", "message"),
    show_message: shown("show_message", "message"),
    show_message_error: shown("show_message_error", "error"),
    show_notification: shown("show_notification", "message"),
    collection: { add: shown("collection.add", "message") },
  };
}
