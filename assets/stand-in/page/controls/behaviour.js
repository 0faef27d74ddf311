// What the single controls do, by delegation from the document, for any matching element that appears anywhere: checkbox,
// radio, switcher, buttons. The lists that open are in lists.js.

/** Puts `is-checked` and the switcher's class in step with the state of the inputs. */
function show($, input) {
  const $input = $(input);
  $input.closest(".control-checkbox").toggleClass("is-checked", input.checked).removeClass("is-checked-minus");
  if ($input.hasClass("switcher__checkbox")) {
    const label = input.id ? document.querySelectorAll(`label.switcher[for="${CSS.escape(input.id)}"]`) : [];
    $(label).add($input.siblings("label.switcher")).toggleClass("switcher__on", input.checked).toggleClass("switcher__off", !input.checked);
  }
  if (input.type === "radio") {
    $(`input[type=radio]`)
      .filter((_, other) => other.name === input.name)
      .each((_, other) => {
        $(other).closest(".control-radio").toggleClass("icon-radio-checked", other.checked);
      });
  }
}

const INPUTS = ".control-checkbox input[type=checkbox], .control-radio input[type=radio], .switcher__checkbox";

function buttons($) {
  const buttonOf = (event) => $(event.target).closest(".button-input");
  $(document)
    .on("button:load:start", ".button-input", (event) => {
      const $button = buttonOf(event);
      if ($button.hasClass("button-input-loading")) return;
      $button.addClass("button-input-loading").attr("data-loading", "Y").append('<span class="button-input__spinner"></span>');
    })
    .on("button:load:stop", ".button-input", (event) => {
      buttonOf(event).removeClass("button-input-loading").removeAttr("data-loading").find(".button-input__spinner").remove();
    })
    .on("button:enable button:save:enable", ".button-input", (event) => {
      buttonOf(event).removeClass("button-input-disabled").addClass("button-input_blue").prop("disabled", false);
    })
    .on("button:disable button:save:disable", ".button-input", (event) => {
      buttonOf(event).addClass("button-input-disabled").removeClass("button-input_blue").prop("disabled", true);
    })
    .on("button:save:start", ".button-input", (event) => buttonOf(event).trigger("button:load:start"))
    .on("button:save:stop", ".button-input", (event) => buttonOf(event).trigger("button:load:stop"))
    .on("button:save:error", ".button-input", (event) => {
      const $button = buttonOf(event).trigger("button:load:stop").addClass("button-input_error");
      $button.one("animationend", () => $button.removeClass("button-input_error"));
    });
}

/** Listens on the document, with the page's jQuery. */
export function setUpControls($) {
  $(document)
    .on("change", INPUTS, (event) => {
      show($, event.target);
      $(event.target).trigger("controls:change");
    })
    .on("controls:change:visual", INPUTS, (event) => show($, event.target))
    .on("click", "label.switcher", (event) => {
      if ($(event.currentTarget).attr("for") && document.getElementById($(event.currentTarget).attr("for"))) return;
      $(event.currentTarget).siblings(".switcher__checkbox").trigger("click");
    })
    .on("click", ".button-input-disabled", (event) => event.preventDefault());
  buttons($);
}
