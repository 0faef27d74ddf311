define(['jquery'], function ($) {
  var CustomWidget = function () {
    var self = this;

    this.callbacks = {
      render: function () {
        var area = self.system().area;
        if (area === 'lcard' || area === 'ccard') {
          var button = $('<button>').addClass('order-courier-button').text(self.i18n('card').call);
          self.render_template({
            caption: { class_name: 'order-courier-caption' },
            body: '',
            render: button.prop('outerHTML')
          });
        }
        return true;
      },
      init: function () {
        return true;
      },
      bind_actions: function () {
        $(document).on('click.order_courier', '.order-courier-button', function () {
          self.crm_post(self.get_settings().service_url, { phone: self.get_settings().phone });
          $(this).text(self.i18n('card').done);
        });
        return true;
      },
      settings: function () {
        return true;
      },
      dpSettings: function () {
        return true;
      },
      onSave: function () {
        return true;
      },
      destroy: function () {
        $(document).off('.order_courier');
      }
    };

    return this;
  };

  return CustomWidget;
});
