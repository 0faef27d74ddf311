amoFormsWidget(function (params) {
  // Called when the person presses the widget's button in the form; params.payload says which account and entity.
  var answers = {};

  // Called when the form is sent: answers go to your server with the id of the request.
  return function (requestId) {
    return Promise.resolve({ status: 'ok', request_id: requestId, answers: answers, payload: params.payload });
  };
});
