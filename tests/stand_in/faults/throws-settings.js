// settings throws: the window stays open.
define([], function () {
  return function () {
    this.callbacks = {
      render: function () {
        return true;
      },
      init: function () {
        return true;
      },
      bind_actions: function () {
        return true;
      },
      settings: function () {
        throw new Error("In settings");
      },
      onSave: function () {
        return true;
      },
      destroy: function () {},
    };
    return this;
  };
});
