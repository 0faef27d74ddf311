// Drawing of the base Widget object: `render` in all its forms, and `render_template`, the block in the right column.
import { tellRule, tellUse } from "./calls.js";
import { element, html, raw } from "./html.js";
import { markOwn } from "./probe/nodes.js";
import { unseen } from "./probe/traces.js";
import { isColumnOff } from "./scenes/table.js";
import { t } from "./texts.js";
import { loadTemplate, twig } from "./twig.js";
import { world } from "./world.js";

const join = (base, path) => `${String(base ?? "").replace(/\/+$/, "")}/${String(path).replace(/^\/+/, "")}`;

function loaded({ href, base_path: base, v: version }) {
  const address = new URL(base === undefined ? href : join(base, href), document.baseURI);
  if (version !== undefined && version !== false) address.searchParams.set("v", version);
  return loadTemplate(address.href);
}

function block(caption, inner, blockClass) {
  const { code, path, version } = world.widget;
  const picture = (name) => `${path}/images/${name}.png?v=${version}`;
  return html`<div class="card-widgets__widget card-widgets__widget-${code}${blockClass ? ` ${blockClass}` : ""}" data-code="${code}">
<div class="js-widget-caption-block card-widgets__widget__caption ${caption.class_name ?? ""}" data-code="${code}"><span class="modal-body__close single_widget__close" id="multi-widget_close"></span>${raw(caption.html ?? "")}<img data-standin-logo class="card-widgets__widget__caption__logo" src="${picture("logo_medium")}" alt="${world.widget.name}"><img data-standin-logo class="card-widgets__widget__caption__logo_min" src="${picture("logo_min")}" alt=""><span class="card-widgets__widget__caption__arrow widgets__widget__caption__arrow_bottom"></span></div>
<div class="card-widgets__widget__body">${raw(inner)}</div></div>`;
}

export const renderMethods = {
  render(options = {}, params = {}) {
    if (options.href !== undefined) {
      const loading = loaded(options);
      if (options.promised) return loading.then((template) => template ?? new Promise(() => {}));
      loading.then((template) => {
        if (template) options.load?.call(this, template);
        else tellRule("template-missing");
      });
      return undefined;
    }
    const template = twig(options);
    if (options.promised) return Promise.resolve(template);
    return template.render(params);
  },

  render_template(options = {}, params = {}) {
    tellUse("render_template", [options, params]);
    const { $ } = world.libraries;
    const inner = `${options.body ?? ""}${options.render ? twig({ data: String(options.render) }).render(params) : ""}`;
    const $column = $("#widgets_block .card-widgets__elements");
    if ($column.length === 0) {
      tellRule("no-right-column");
      return false;
    }
    const isOff = isColumnOff(world.scene, world.widget.manifest);
    if (isOff) tellRule("column-off");
    const node = element(block(options.caption ?? {}, "", options.block_class_name));
    node.hidden = isOff;
    markOwn(node);
    if (!isOff) $column.find(".card-widgets__empty").remove();
    $column.append(node);
    // jQuery's html() runs scripts and takes stylesheets in the text as the CRM's drawing does.
    const $body = $(node).find(".card-widgets__widget__body").html(inner);
    const isFirst = $column.children(".card-widgets__widget").length === 1;
    if (isFirst || sessionStorage.getItem(`standin-open-${world.widget.code}`) === "Y") openBlock($, $(node));
    unseen(() =>
      $(node)
        .find("img")
        .on("error", (event) =>
          $(event.target).replaceWith(
            $("<span>")
              .addClass("card-widgets__no-logo")
              .text(event.target.alt || t("crm.no-logo")),
          ),
        ),
    );
    return $body.length > 0 ? inner : false;
  },
};

/** Opens a block of the column. */
export function openBlock($, $block) {
  $block.find(".card-widgets__widget__body").addClass("js-body-hide");
  $block
    .find(".card-widgets__widget__caption__arrow")
    .removeClass("widgets__widget__caption__arrow_bottom")
    .addClass("widgets__widget__caption__arrow_top");
  $("#widgets_block").addClass("js-widgets-active");
}

/** The captions fold their blocks. */
export function setUpRightColumn($) {
  $(document).on("click.standin", ".js-widget-caption-block", (event) => {
    const $block = $(event.currentTarget).closest(".card-widgets__widget");
    const $body = $block.find(".card-widgets__widget__body");
    if ($body.hasClass("js-body-hide")) {
      $body.removeClass("js-body-hide");
      $block
        .find(".card-widgets__widget__caption__arrow")
        .removeClass("widgets__widget__caption__arrow_top")
        .addClass("widgets__widget__caption__arrow_bottom");
    } else {
      openBlock($, $block);
    }
    sessionStorage.setItem(`standin-open-${$block.attr("data-code")}`, $body.hasClass("js-body-hide") ? "Y" : "N");
  });
}
