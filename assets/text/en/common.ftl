unit-b = B
unit-kb = KB
unit-mb = MB
