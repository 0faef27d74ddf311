// Is no module: rule `module-no-function` with undefined.
window.sampleNoModule = true;
