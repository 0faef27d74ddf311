// bind_actions is missing: rule `callback-missing`, nothing is called.
define([], function () {
  return function () {
    this.callbacks = {
      render: function () {
        return true;
      },
      init: function () {
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
