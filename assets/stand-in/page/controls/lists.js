// What the controls with a list do, by delegation from the document: select, checkboxes_dropdown, suggest, date_field.

const OPEN = "control--select-open";

function closeAll($, but) {
  $(".control--select--list-opened").not(but).removeClass("control--select--list-opened").closest(".control--select").removeClass(OPEN);
  $(".checkboxes_dropdown.expanded").not(but).removeClass("expanded");
  $(".control--suggest--list-opened").not(but).removeClass("control--suggest--list-opened");
}

function showSelected($select, $item) {
  $select.find(".control--select--list--item").removeClass("control--select--list--item-selected");
  $item.addClass("control--select--list--item-selected");
  $select.find(".control--select--button").attr("data-value", $item.attr("data-value")).data("value", $item.attr("data-value"));
  $select.find(".control--select--button-inner").text($item.find(".control--select--list--item-inner").text() || $item.text());
}

const itemWith = ($, $select, value) =>
  $select
    .find(".control--select--list--item")
    .filter((_, item) => $(item).attr("data-value") === String(value))
    .first();

function selects($) {
  $(document)
    .on("click", ".control--select--button", (event) => {
      event.preventDefault();
      const $select = $(event.currentTarget).closest(".control--select");
      const $list = $select.find(".control--select--list");
      if (event.currentTarget.disabled || $select.hasClass("control--select_disabled")) return;
      closeAll($, $list);
      $list.toggleClass("control--select--list-opened");
      $select.toggleClass(OPEN, $list.hasClass("control--select--list-opened"));
    })
    .on("click", ".control--select--list--item", (event) => {
      const $item = $(event.currentTarget);
      const $select = $item.closest(".control--select");
      const $input = $select.find(".control--select--input");
      if ($item.hasClass("control--select--list--item-disabled")) return;
      closeAll($);
      const before = $input.val();
      showSelected($select, $item);
      if (before === $item.attr("data-value")) return;
      $input.attr("data-prev-value", before).val($item.attr("data-value")).trigger("change").trigger("controls:change");
    })
    .on("controls:change:visual", ".control--select--input", (event) => {
      const $select = $(event.target).closest(".control--select");
      const $item = itemWith($, $select, $(event.target).val());
      if ($item.length) showSelected($select, $item);
    });
}

function showTitles($, $dropdown) {
  const $items = $dropdown.find(".js-item-checkbox");
  const $title = $dropdown.find(".checkboxes_dropdown__title");
  const chosen = $items
    .filter(":checked")
    .map((_, item) => $(item).attr("data-value"))
    .get();
  $title.empty();
  for (const text of chosen.length ? chosen : [$title.attr("data-title-empty") ?? ""]) {
    $("<span>")
      .addClass("checkboxes_dropdown__title-item")
      .toggleClass("checkboxes_dropdown__title-item_empty", chosen.length === 0)
      .text(text)
      .appendTo($title);
  }
  const $master = $dropdown.find(".js-master-checkbox").prop("checked", chosen.length === $items.length && chosen.length > 0);
  $master.closest(".control-checkbox").toggleClass("is-checked", $master.prop("checked"));
}

function dropdowns($) {
  $(document)
    .on("click", ".checkboxes_dropdown__title_wrapper", (event) => {
      const $dropdown = $(event.currentTarget).closest(".checkboxes_dropdown");
      closeAll($, $dropdown);
      $dropdown.toggleClass("expanded");
    })
    .on("change", ".js-item-checkbox", (event) => showTitles($, $(event.target).closest(".checkboxes_dropdown")))
    .on("change", ".js-master-checkbox", (event) => {
      const $dropdown = $(event.target).closest(".checkboxes_dropdown");
      $dropdown.find(".js-item-checkbox").each((_, item) => {
        if (item.checked === event.target.checked) return;
        item.checked = event.target.checked;
        $(item).trigger("change");
      });
      showTitles($, $dropdown);
    });
}

async function askServer($, $suggest, query) {
  const address = $suggest.attr("data-url");
  if (!address) return;
  const found = await $.ajax({ url: address, data: { q: query, query }, dataType: "json" }).catch(() => []);
  const $list = $suggest.find(".control--suggest--list").empty();
  for (const item of found?.items ?? found ?? []) {
    $("<li>")
      .addClass("control--suggest--list--item")
      .attr("data-value-id", item.id)
      .append(
        $("<span>")
          .addClass("control--suggest--list--item-inner")
          .text(item.value ?? item.name),
      )
      .appendTo($list);
  }
}

function suggests($) {
  const filter = ($suggest, text) => {
    $suggest
      .find(".control--suggest--list--item")
      .each((_, item) => $(item).toggle($(item).text().toLowerCase().includes(text.toLowerCase())));
  };
  $(document)
    .on("focus", ".control--suggest--input", (event) => {
      const $list = $(event.target).closest(".control--suggest").find(".control--suggest--list").addClass("control--suggest--list-opened");
      closeAll($, $list);
    })
    .on("input", ".control--suggest--input", (event) => {
      const $suggest = $(event.target).closest(".control--suggest");
      askServer($, $suggest, event.target.value).then(() => filter($suggest, event.target.value));
    })
    .on("mousedown", ".control--suggest--list--item", (event) => {
      event.preventDefault();
      const $item = $(event.currentTarget);
      const $input = $item.closest(".control--suggest").find(".control--suggest--input");
      $input
        .val($item.text().trim())
        .attr("data-value-id", $item.attr("data-value-id"))
        .data("value-id", $item.attr("data-value-id"))
        .trigger("change")
        .trigger("suggest:changed")
        .trigger("controls:change");
      closeAll($);
    })
    .on("click", ".control--suggest--clear", (event) => {
      $(event.currentTarget)
        .siblings(".control--suggest--input")
        .val("")
        .attr("data-value-id", "")
        .trigger("change")
        .trigger("controls:change");
    });
}

/** A day as the CRM writes it, or an empty text. */
const written = (iso) => (iso ? iso.split("-").reverse().join(".") : "");

function dates($) {
  $(document).on("click", ".js-date-open, .date_field", (event) => {
    const $wrapper = $(event.currentTarget).closest(".js-control-date");
    if ($wrapper.find(".date_field").prop("disabled") || $wrapper.find(".date_field__picker").length) return;
    const $picker = $('<input type="date" class="date_field__picker">').appendTo($wrapper);
    $picker.on("change blur", (change) => {
      if (change.type === "change" && $picker.val()) {
        const day = written($picker.val());
        $wrapper.find(".date_field__range_0, .date_field__range_1").val(day).trigger("change");
        $wrapper.find(".date_field").val(day).trigger("change").trigger("controls:change");
      }
      $picker.remove();
    });
    try {
      $picker[0].showPicker();
    } catch {
      $picker.trigger("focus");
    }
  });
}

/** Listens on the document, with the page's jQuery. */
export function setUpLists($) {
  selects($);
  dropdowns($);
  suggests($);
  dates($);
  $(document).on("mousedown", (event) => {
    if (!$(event.target).closest(".control--select, .checkboxes_dropdown, .control--suggest").length) closeAll($);
  });
}
