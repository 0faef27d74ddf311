// init throws: bind_actions isn't called.
define([], function () {
  return function () {
    this.callbacks = {
      render: function () {
        return true;
      },
      init: function () {
        throw new Error("In init");
      },
      bind_actions: function () {
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
