// The places beside cards and lists: a page of the left menu, a tab in a card, an element of a list, a calendar, any other page.
// Being init_once, it is made once and rendered anew on each page.
define(["jquery", "moment"], function ($, moment) {
  return function () {
    var self = this;
    var visits = 0;
    var linked = [{ id: 2, sku: "B-2", name: "Second thing", price: "200", quantity: 3 }];

    function say(part, value) {
      console.log(part + ": " + JSON.stringify(value));
    }

    this.callbacks = {
      render: function () {
        visits += 1;
        say("visit", [visits, APP.getWidgetsArea(), moment(0).utc().format("YYYY")]);
        return true;
      },
      init: function () {
        self.setSdkCatalogId(3001);
        return true;
      },
      bind_actions: function () {
        $(document).on("page:changed" + self.ns, function () {
          say("page changed", APP.getBaseEntity());
        });
        return true;
      },
      settings: function () {
        return true;
      },
      onSave: function () {
        return true;
      },
      initMenuPage: function (params) {
        say("menu", params);
        $("#work-area-" + self.get_settings().widget_code).html('<div class="sample-pages-page"><h2>' + self.i18n("menu." + params.subitem_code) + '</h2><a href="/leads/detail/31054" class="js-navigate-link">To the lead</a></div>');
      },
      loadPreloadedData: function () {
        return Promise.resolve([
          { id: 1, sku: "A-1", name: "First thing", price: "100" },
          { id: 2, sku: "B-2", name: "Second thing", price: "200" },
        ]);
      },
      loadElements: function (entity, id) {
        say("elements", [entity, id]);
        return Promise.resolve(linked);
      },
      searchDataInCard: function (query, type, id) {
        say("search", [query, type, id]);
        return Promise.resolve([{ id: 3, sku: "C-3", name: "Found " + query, price: "300" }]);
      },
      linkCard: function (links) {
        say("link", links);
        return Promise.resolve();
      },
      loadCatalogElement: function (element) {
        say("element", element);
        $(".js-catalog-element").html('<p class="sample-pages-element">An element of its own</p>');
      },
      calendarSync: function () {
        return {
          name: "Sample calendar",
          description: "Keeps tasks in step",
          enabled: false,
          onEnable: function () {
            say("calendar", "on");
          },
          onDisable: function () {
            say("calendar", "off");
          },
          onSetup: function () {
            say("calendar", "set up");
          },
        };
      },
      destroy: function () {
        $(document).off(self.ns);
      },
    };
    return this;
  };
});
