unit-b = Б
unit-kb = КБ
unit-mb = МБ
