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

# Имена в нём.
practice-user-admin = Анна Примерова
practice-user-manager = Борис Образцов
practice-user-gone = Вера Учебная
practice-pipeline-sales = Продажи
practice-pipeline-partners = Партнёры
practice-stage-new = Новая
practice-stage-won = Успешно реализовано
practice-stage-lost = Закрыто и не реализовано
practice-field-login = Логин
practice-field-password = Пароль
practice-field-phones = Список телефонов
practice-field-script = Путь к скрипту
practice-field-key = Ключ API
