define([], function () {
  return {
    // Called when the page opens, and whenever another lead is chosen. Must be there.
    initLead: function () {},
    // Called with the element of the widgets' bar in which the widget draws.
    registerWidgetsBarSlot: function () {}
  };
});
