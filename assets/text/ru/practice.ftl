# Учебный аккаунт.
cli-practice-hello = Учебный аккаунт Widget Studio: всё в нём вымышлено
cli-practice-address = Адрес
cli-practice-user = Токен пользователя без прав администратора
cli-practice-expired = Истёкший токен
cli-practice-own = Токен интеграции виджета demo_sip
cli-practice-integration = Интеграция: ID, секрет, redirect URI, код
cli-practice-end = Остановить — Ctrl+C
cli-practice-failed = Не удалось запустить учебный аккаунт на порту {$port}
    .next = Выберите другой порт через --port; 0 возьмёт свободный.
cli-practice-unread = Не удалось прочитать состояние учебного аккаунта
    .next = Исправьте или удалите файл practice.json.
cli-practice-unwritten = Учебный аккаунт не может хранить своё состояние в {$path}
    .next = Проверьте, можно ли писать в эту папку, или укажите другую в WIDGET_STUDIO_CONFIG_DIR.
cli-practice-no-thread = Система не дала учебному аккаунту поток
    .next = Закройте другие программы и попробуйте снова.
cli-practice-shared = С тем же состоянием уже работает другой учебный аккаунт: всё, что делается в одном, делается в обоих

# Имена в нём.
account-sample-user-admin = Анна Примерова
account-sample-user-manager = Борис Образцов
account-sample-user-gone = Вера Учебная
account-sample-pipeline-sales = Продажи
account-sample-pipeline-partners = Партнёры
account-sample-stage-new = Новая
account-sample-stage-won = Успешно реализовано
account-sample-stage-lost = Закрыто и не реализовано
account-sample-field-login = Логин
account-sample-field-password = Пароль
account-sample-field-phones = Список телефонов
account-sample-field-script = Путь к скрипту
account-sample-field-key = Ключ API
