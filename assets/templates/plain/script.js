define(['jquery'], function ($) {
  var CustomWidget = function () {
    var self = this;

    this.callbacks = {
      // Called first, on every page of a declared area. Must return true, or init and bind_actions do not run.
      render: function () {
        if (self.system().area === 'lcard') {
          var greeting = self.get_settings().greeting || self.i18n('card').hello;
          self.render_template({
            caption: { class_name: 'greeting-caption' },
            body: '',
            render: $('<div>').text(greeting).prop('outerHTML')
          });
        }
        return true;
      },
      // Called after render: ask for data here.
      init: function () {
        return true;
      },
      // Called after init: bind events here.
      bind_actions: function () {
        return true;
      },
      // Called when the settings window opens.
      settings: function () {
        return true;
      },
      // Called when the settings are saved. Without it the widget can't be installed.
      onSave: function () {
        return true;
      },
      // Called when the person leaves the page or disables the widget.
      destroy: function () {}
    };

    return this;
  };

  return CustomWidget;
});
