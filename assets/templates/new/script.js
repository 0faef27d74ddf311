//#if list-action
define(['jquery', 'lib/components/base/modal'], function ($, Modal) {
//#end
//#if !list-action
define(['jquery'], function ($) {
//#end
  var CustomWidget = function () {
    var self = this;

    // @en What was entered in the settings of the widget, by the keys of the manifest.
    // @ru Что введено в настройках виджета, по ключам из манифеста.
    self.saved_settings = function () {
      var settings = self.get_settings();
      return {
%settings%
      };
    };

//#if styled
    // @en The system doesn't load style.css by itself.
    // @ru Система не подключает style.css сама.
    var addStyle = function () {
      var settings = self.get_settings();
      if (!$('#%prefix%-style').length) {
        $('head').append($('<link>', {
          id: '%prefix%-style',
          rel: 'stylesheet',
          href: settings.path + '/style.css?v=' + settings.version
        }));
      }
    };

//#end
//#if panel
    // @en Draws in the panel at the right of a card.
    // @ru Рисует в правой панели карточки.
    var drawPanel = function () {
      var $panel = $('<div>', { 'class': '%prefix%' });
//#if card-panel
      $panel.append($('<p>', { 'class': '%prefix%__text', text: %greeting%self.i18n('card').hello }));
//#end
//#if whatsapp
      $panel.append(
        $('<input>', { 'class': '%prefix%__phone', type: 'tel', placeholder: self.i18n('whatsapp').phone }),
        $('<button>', { 'class': '%prefix%__button', type: 'button', text: self.i18n('whatsapp').open })
      );
//#end
      self.render_template({
        caption: { class_name: '%prefix%__caption' },
        body: '',
        render: $panel.prop('outerHTML')
      });
    };

//#end
//#if list-action
    // @en Shows the entries chosen in the list. Do with their ids what the widget is for.
    // @ru Показывает записи, выбранные в списке. Сделайте с их id то, для чего нужен виджет.
    var showSelected = function () {
      var ids = $.map(self.list_selected().selected, function (entry) {
        return entry.id;
      });
      return new Modal({
        class_name: '%prefix%-modal',
        init: function ($body) {
          var $content = $('<div>', { 'class': '%prefix%__list' }).append(
            $('<h2>', { text: self.i18n('list').title }),
            $('<p>', { text: ids.join(', ') })
          );
          $body.trigger('modal:loaded').html($content).trigger('modal:centrify');
        },
        destroy: function () {}
      });
    };

//#end
//#if page
    // @en Draws the widget's own page from templates/page.twig.
    // @ru Рисует собственную страницу виджета по шаблону templates/page.twig.
    var drawPage = function () {
      var settings = self.get_settings();
      self.render({
        href: '/templates/page.twig',
        base_path: settings.path,
        v: settings.version,
        load: function (template) {
          var $area = $('#work-area-' + settings.widget_code);
          var $page = $area.length ? $area : $('#list_page_holder');
          $page.html(template.render({ title: self.i18n('page').title, text: self.i18n('page').text }));
        }
      }, {});
    };

//#end
//#if telephony
    // @en Hand the number over to your telephony here. This starts the program that the system has for calls.
    // @ru Передайте номер своей телефонии здесь. Сейчас открывается программа для звонков, назначенная в системе.
    var call = function (number) {
      window.open('tel:' + String(number).replace(/[^\d+]/g, ''), '_self');
    };

//#end
    this.callbacks = {
      // @en Called first, in every declared area. Must return true, or init and bind_actions do not run.
      // @ru Вызывается первым в каждой области подключения. Должен вернуть true, иначе init и bind_actions не выполнятся.
      render: function () {
//#if styled
        addStyle();
//#end
//#if panel
        if (['lcard', 'ccard', 'comcard'].indexOf(self.system().area) !== -1) {
          drawPanel();
        }
//#end
        return true;
      },
      // @en Called after render: ask for data here.
      // @ru Вызывается после render: запрашивайте данные здесь.
      init: function () {
//#if chat-area
        // @en No callback of its own is documented for the area of the chat button: begin here.
        // @ru Для области кнопки чата отдельный обработчик не описан: начинайте здесь.
//#end
//#if sms-sender
        // @en The system sends texts to the address of the block sms in the manifest: nothing has to be done here.
        // @ru Сообщения система отправляет на адрес из блока sms манифеста: здесь ничего делать не нужно.
//#end
        return true;
      },
      // @en Called after init: bind events here.
      // @ru Вызывается после init: подписывайтесь на события здесь.
      bind_actions: function () {
//#if whatsapp
        $(document).off('.%prefix%').on('click.%prefix%', '.%prefix%__button', function () {
          var digits = $('.%prefix%__phone').val().replace(/\D/g, '');
          if (digits) {
            window.open('https://wa.me/' + digits, '_blank');
          }
        });
//#end
//#if telephony
        // @en A click on a telephone number anywhere calls it.
        // @ru Щелчок по любому номеру телефона начинает звонок.
        self.add_action('phone', function (params) {
          call(params.value);
        });
//#end
        return true;
      },
      // @en Called when the settings window opens.
      // @ru Вызывается при открытии окна настроек.
//#if custom-field
      settings: function ($body) {
        // @en The system gives an empty block and a hidden input; what is drawn into the one has to be put into the other.
        // @ru Система даёт пустой блок и скрытое поле: нарисуйте своё в первом и сохраняйте значение во втором.
        var code = self.get_settings().widget_code;
        var $hidden = $body.find('#' + code + '_custom');
        var $input = $('<input>', { type: 'text', 'class': '%prefix%__custom' });
        $input.on('input', function () {
          $hidden.val(JSON.stringify($input.val())).trigger('change');
        });
        $body.find('#' + code + '_custom_content').empty().append($input);
        return true;
      },
//#end
//#if !custom-field
      settings: function () {
        return true;
      },
//#end
      // @en Called when the settings are saved. Without it the widget can't be installed.
      // @ru Вызывается при сохранении настроек. Без него виджет нельзя установить.
      onSave: function () {
        return true;
      },
//#if list-action
      // @en Called for leads chosen in their list.
      // @ru Вызывается для сделок, выбранных в списке.
      leads: {
        selected: function () {
          showSelected();
        }
      },
      // @en The same for contacts and companies.
      // @ru То же для контактов и компаний.
      contacts: {
        selected: function () {
          showSelected();
        }
      },
//#end
//#if page
      // @en Called when the widget's page in the settings of the account opens.
      // @ru Вызывается при открытии страницы виджета в настройках аккаунта.
      advancedSettings: function () {
        drawPage();
        return true;
      },
//#end
//#if menu-page
      // @en Called when the widget's item of the menu is chosen; says which one.
      // @ru Вызывается при выборе пункта меню виджета и сообщает, какого именно.
      initMenuPage: function () {
        drawPage();
        return true;
      },
//#end
//#if digital-pipeline
      // @en Called when the step is set up. The fields of the block dp are drawn by the system.
      // @ru Вызывается при настройке действия. Поля из блока dp рисует система.
      dpSettings: function () {
        return true;
      },
//#end
//#if salesbot
      // @en Called when a bot with this step is saved. Returns the code of the step as a JSON string.
      // @ru Вызывается при сохранении бота с этим шагом. Возвращает код шага строкой JSON.
      onSalesbotDesignerSave: function (handler_code, params) {
        // @en On Kommo a value may lie in an object of its own.
        // @ru В Kommo значение может лежать в собственном объекте.
        var message = params.message;
        if (message && typeof message === 'object') {
          message = message.value_manual || message.value || '';
        }
        var show = { handler: 'show', params: { type: 'text', value: message } };
        return JSON.stringify([{ question: [show], require: [] }]);
      },
      // @en Called when the step is set up. Name here the ways out of it, if it has several.
      // @ru Вызывается при настройке шага. Перечислите здесь выходы из него, если их несколько.
      salesbotDesignerSettings: function () {
        return { exits: [] };
      },
//#end
//#if source
      // @en Called when the widget is added to a pipeline as a source.
      // @ru Вызывается, когда виджет добавляют в воронку как источник.
      onAddAsSource: function (pipeline_id) {
        self.source_pipeline = pipeline_id;
      },
      // @en Called when the source is used, for instance to send a message.
      // @ru Вызывается при использовании источника, например при отправке сообщения.
      onSource: function () {},
//#end
      // @en Called when the person leaves the page or disables the widget.
      // @ru Вызывается при уходе со страницы и при отключении виджета.
//#if whatsapp
      destroy: function () {
        $(document).off('.%prefix%');
      }
//#end
//#if !whatsapp
      destroy: function () {}
//#end
    };

    return this;
  };

  return CustomWidget;
});
