// Asks for what the stand-in lacks: modules, plugins of jQuery, a member of APP, a template, a control, a picture, a style: each is an
// event and none stops it. Then it calls a method that nobody knows, which stops bind_actions.
define(["jquery", "clipboard", "lib/of/the/crm"], function ($, Clipboard, Other) {
  return function () {
    var self = this;
    this.callbacks = {
      render: function () {
        new Clipboard(".sample").on("success", function () {});
        Other.start({}).done(function () {});
        $("body").sortable().datepicker();
        $("body").append('<img class="sample-missing" src="' + self.get_settings().path + '/images/none.png">');
        $("head").append('<link class="sample-missing" rel="stylesheet" href="' + self.get_settings().path + '/none.css">');
        self.render({ href: "/templates/none.twig", base_path: self.get_settings().path, load: function () {} });
        self.render({ ref: "/tmpl/controls/none.twig" }, {});
        return true;
      },
      init: function () {
        return true;
      },
      bind_actions: function () {
        try {
          APP.noSuchThing.run();
        } catch (error) {
          console.warn(error.message);
        }
        self.noSuchMethod();
        return true;
      },
      settings: function () {
        return true;
      },
      onSave: function () {
        return true;
      },
      destroy: function () {},
    };
    return this;
  };
});
