# Различия файлов.

diff-added = новый, {$size}
diff-deleted = удалён
diff-changed = {$old} → {$new}
diff-moved = перемещён из {$from}
diff-gap = { $count ->
    [one] {$count} строка без изменений
    [few] {$count} строки без изменений
   *[many] {$count} строк без изменений
}
diff-line-ends = Концы строк: {$old} → {$new}
diff-bom-added = Добавлена метка порядка байтов (BOM)
diff-bom-gone = Удалена метка порядка байтов (BOM)
diff-last-end-added = Последняя строка теперь заканчивается переводом строки
diff-last-end-gone = Последняя строка больше не заканчивается переводом строки
diff-blanks = Отличаются только пробелы и отступы
diff-statements = Длинные строки показаны по выражениям
diff-too-long = Файл слишком большой для построчного сравнения

# Сравнение двух сборок.

builds-consequences = Что изменится для клиента
builds-no-consequences = Для тех, кто пользуется виджетом, ничего не изменится
builds-unread = Манифест не прочитать целиком, поэтому здесь может быть не всё
builds-findings = Проблемы
builds-new = новая
builds-gone = ушла
builds-still = { $count ->
    [one] {$count} проблема осталась
    [few] {$count} проблемы остались
   *[many] {$count} проблем осталось
}
builds-texts = Тексты
builds-lost = пропало: {$names}
builds-outdated = старше исходного текста
builds-manifest = Манифест
builds-files = Файлы
builds-pictures = Изображения
builds-changelog = Что нового

changelog-area-added = Теперь и здесь: {$area}
changelog-area-removed = Больше не здесь: {$area}
changelog-locale-added = Новые языки: {$locales}
changelog-locale-removed = Больше нет языков: {$locales}
changelog-setting-added = Новая настройка: {$name}
changelog-setting-removed = Больше не спрашивается: {$name}
changelog-step-added = Новый шаг для ботов: {$name}
changelog-text = Вместо «{$old}» теперь «{$new}»
changelog-more-texts = { $count ->
    [one] Изменён ещё {$count} текст
    [few] Изменены ещё {$count} текста
   *[many] Изменено ещё {$count} текстов
}
changelog-host = Работает с {$host}: откройте к нему доступ в своей сети
changelog-logo = Новый логотип
changelog-code = Исправления и улучшения
changelog-nothing = Для пользователей ничего не меняется
changelog-todo-settings = После обновления откройте настройки, заполните {$names} и сохраните
changelog-todo-bots = После обновления откройте и сохраните каждого бота с этим виджетом
changelog-todo-triggers = После обновления откройте и сохраните каждый триггер с этим виджетом

# Ревизии репозитория git.

git-none = git не установлен, поэтому ревизии не прочитать
    .next = Установите git или сравните папки и архивы.
git-no-repository = {$path} не лежит в репозитории git
    .next = Выберите папку или архив либо виджет, который лежит в репозитории.
git-no-revision = В репозитории нет ревизии {$revision}
    .next = Проверьте, нет ли опечатки. Ревизии другого репозитория нужно сначала получить.
git-no-folder = В ревизии {$revision} нет папки {$folder}
    .next = Укажите папку так, как она тогда называлась: РЕВИЗИЯ:ПАПКА, от корня репозитория.
git-too-large = В ревизии {$revision} больше {$limit} или слишком много файлов
    .next = Укажите папку самого виджета: РЕВИЗИЯ:ПАПКА.
git-failed = git не смог прочитать ревизию: {$reason}
    .next = Попробуйте то же в терминале или сравните папки и архивы.
cli-diff-no-side = Нет ни папки, ни архива, ни ревизии git с именем {$name}
    .next = Проверьте, нет ли опечатки. Ревизия ищется в репозитории другой стороны, а если его нет — текущей папки.
