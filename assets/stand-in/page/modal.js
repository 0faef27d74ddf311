// The modules lib/components/base/modal and lib/components/base/confirm: dialogs over the page, with the options, events and
// class names of the CRM's.

import { element, html } from "./html.js";
import { setTimer } from "./native.js";
import { markPassing } from "./probe/nodes.js";
import { unseen } from "./probe/traces.js";
import { t } from "./texts.js";

const DEFAULTS = {
  class_name: "modal-list",
  container: null,
  init() {},
  destroy() {},
  tryAgain() {},
  focus_element: ".js-modal-accept",
  disable_overlay_click: false,
  disable_enter_click: false,
  disable_escape_keydown: false,
  disable_cancel_click: false,
  disable_resize: false,
  preload_templates: [],
  onBeforeInit: null,
  scrollerId: "",
};

const frame = (options) =>
  html`<div class="modal ${options.class_name}"><div class="modal-scroller custom-scroll" id="${options.scrollerId}"><div class="modal-body modal-body-relative" style="visibility: hidden"></div></div><div class="default-overlay modal-overlay default-overlay-visible"><span class="modal-overlay__spinner spinner-icon"></span></div></div>`;
const message = (text, kind, retry) =>
  html`<div class="modal-body__inner modal-body__${kind}"><span class="modal-body__${kind}-mark"></span><p>${text}</p>${retry ? html`<button type="button" class="button-input js-modal-try-again"><span class="button-input-inner"><span class="button-input-inner__text">${t("crm.try-again")}</span></span></button>` : null}</div>`;

/** Makes both modules with the page's libraries; `preload` loads templates by name. */
export function makeDialogs({ $, Backbone, preload }) {
  let count = 0;

  const Modal = Backbone.View.extend({
    className: "modal",

    _initialize(given) {
      count += 1;
      this.ns = `.modal${count}`;
      this.options = { ...DEFAULTS, ...given };
      const container = this.options.container ?? document.body;
      const root = element(frame(this.options));
      $(container).append(root);
      this.setElement(root);
      this.$modal = this.$el;
      this.$overlay = this.$el.find(".modal-overlay");
      this.$body = this.$el.find(".modal-body");
      markPassing(root);
      unseen(() => this._listen());
      const begin = () => this.options.init.call(this, this.$body);
      if (this.options.preload_templates.length > 0) preload(this.options.preload_templates).then(begin);
      else if (this.options.onBeforeInit) Promise.resolve(this.options.onBeforeInit.call(this)).then(begin);
      else begin();
    },

    constructor: function (given = {}) {
      Backbone.View.call(this, {});
      this._initialize(given);
    },

    _listen() {
      const close = (event) => {
        event.preventDefault();
        event.stopPropagation();
        this.destroy();
      };
      this.$el
        .on(`modal:loaded${this.ns}`, () => this._show())
        .on(`modal:centrify${this.ns}`, () => this._centre())
        .on(`click${this.ns}`, ".modal-body__close, .js-modal-close", close)
        .on(`click${this.ns}`, ".js-modal-try-again", () => this.options.tryAgain.call(this));
      if (!this.options.disable_cancel_click) this.$el.on(`click${this.ns}`, ".button-cancel", close);
      if (!this.options.disable_overlay_click) {
        this.$el.on(`click${this.ns}`, ".modal-overlay, .modal-scroller", (event) => event.target === event.currentTarget && close(event));
      }
      $(document)
        .on(`page:changed${this.ns}`, () => this.destroy(true))
        .on(`keydown${this.ns}`, (event) => {
          if (event.which === 27 && !this.options.disable_escape_keydown && this._isTop()) this.destroy();
          if (event.which === 13 && !this.options.disable_enter_click && this._isTop() && event.target.nodeName !== "TEXTAREA")
            this.$el.find(".js-modal-accept").first().trigger("click");
        });
    },

    _isTop() {
      return $(".modal").last()[0] === this.el;
    },
    _show() {
      this.$el.addClass("modal_loaded");
      this.$body.css("visibility", "visible");
      this._centre();
      this.$el.find(this.options.focus_element).first().trigger("focus");
    },
    _centre() {
      this.$body.addClass("modal-body_centred");
    },
    show() {
      this.$el.show();
    },
    hide() {
      this.$el.hide();
    },
    getScroller() {
      return this.$el.find(".modal-scroller");
    },
    requestStart() {
      this.$el.find(".js-modal-accept").trigger("button:load:start");
    },
    shakeError() {
      this.$body.addClass("animated shake").one("animationend", () => this.$body.removeClass("animated shake"));
    },
    showError(text, canRetry = true) {
      this.$body.html(String(message(text || t("crm.error"), "error", canRetry)));
      this._show();
    },
    _showError(text, canRetry) {
      this.showError(text, canRetry);
    },
    showSuccess(text, done, ms = 500) {
      this.$body.html(String(message(text, "success", false)));
      this._show();
      setTimer(() => {
        if (typeof done === "function") done();
        else this.destroy();
      }, ms);
    },
    _showSuccess(text, done, ms) {
      this.showSuccess(text, done, ms);
    },
    destroy(force = false) {
      if (this.destroyed) return;
      if (this.options.destroy.call(this) === false && force !== true) return;
      this.destroyed = true;
      $(document).off(this.ns);
      this.$el.off(this.ns);
      this.remove();
    },
  });

  class Confirm {
    constructor(given = {}) {
      const { text = "", accept_text = t("crm.accept"), decline_text = t("crm.cancel"), accept, decline } = given;
      const dialog = this;
      this.modal = new Modal({
        class_name: `modal-list modal-confirm ${given.class_name ?? ""}`,
        init($body) {
          $body.html(
            String(
              html`<div class="modal-body__inner"><p class="modal-body__inner__title">${text}</p><div class="modal-body__actions"><button type="button" class="button-input button-input_blue js-modal-accept"><span class="button-input-inner"><span class="button-input-inner__text">${accept_text}</span></span></button><button type="button" class="button-input button-cancel js-modal-decline"><span>${decline_text}</span></button></div></div>`,
            ),
          );
          $body.on("click", ".js-modal-accept", () => accept?.call(dialog)).on("click", ".js-modal-decline", () => decline?.call(dialog));
          $body.trigger("modal:loaded").trigger("modal:centrify");
        },
      });
      this.$el = this.modal.$el;
    }
    destroy() {
      this.modal.destroy(true);
    }
  }

  return { Modal, Confirm };
}
