// The module gives an object: rule `module-no-function`.
define([], { callbacks: {} });
