# Почему сборка не загружена на страницу и что не так с вымышленным аккаунтом.
stand-in-script = Скрипт не читается: {$words}
stand-in-script-bound = Скрипт не читается: он слишком большой или слишком глубоко вложен
stand-in-account-large = Файл больше {$most}
stand-in-account-object = {$part} должен быть объектом
stand-in-account-list = {$part} должен быть списком объектов с числовым id
