# Вкладка «Изображения»: карточки, слайды и прочие картинки, CRM, измерения, сравнение, логотипы из одной картинки.

images-needed = Нужен платформе
images-dp-only = Только для Цифровой воронки
images-weight = {$kb} из 300 КБ
images-no-findings = Нет замечаний
images-no-file = Нет файла
images-margins = поля {$percent} %
images-marks = Показать границы рисунка на каждой картинке
images-more = Ещё для {$file}
images-make = Сделать…
images-make-one = Сделать {$file} из картинки
images-make-from-other = Сделать этот файл из другого изображения…
images-redraw = Изменить размер, обрезать, добавить поля…
images-redraw-slide = Подогнать под размер слайда…
images-all-from-this = Сделать из него все шесть логотипов…
images-exchange = Поменять местами с
images-use-as = Использовать как
images-shrink = Уменьшить вес…
images-to-png = Преобразовать в обычный PNG…
images-to-png-title = {$file} станет обычным PNG
images-centre = Поставить рисунок по центру…
images-centre-title = Рисунок {$file} встанет по центру
images-repair-about = До подтверждения ничего не меняется, а потом изменение можно отменить
images-compare = Сравнить с сохранённой…
images-replace = Заменить файлом с диска…
images-delete = Удалить файл
images-why = Почему: {$rule}
images-choose = Выбрать изображение для {$file}
images-drop = Перетащите сюда
images-tour = Картинки тура
images-tour-none = В манифесте нет слайдов; тур настраивается на вкладке «Настройки», в разделе «Ещё»
images-tour-add = Добавить слайд для {$code}
images-tour-most = До {$count}
images-others = Другие изображения
images-not-used = Нигде не используется
images-loading = Загрузка…
images-fault-empty = Файл пуст
images-fault-not-a-picture = В файле не изображение
images-fault-too-many = Слишком много пикселей для логотипа: файл не открывается
images-fault-damaged = Изображение повреждено: {$reason}
ground-light = Светлый
ground-dark = Тёмный
ground-checker = Клетка
images-zoom-fit = Вписать

crm-title = В CRM
crm-about = Это рисунки, а не снимки экрана: места, пропорции и фон — как в CRM, где логотип занимает вдвое меньше точек, чем в нём пикселей
crm-enlarge = В натуральную величину
crm-back = Логотипы
crm-light = Светлая CRM
crm-dark = Тёмная CRM
crm-list = Список интеграций
crm-settings = Окно настройки
crm-card = Панель карточки
crm-pipeline = Цифровая воронка
crm-tour = Тур
crm-save = Сохранить
crm-has-error = В этом логотипе ошибка

measures-of = Измерения {$file}
measures-drawing = Рисунок
measures-unknown = Измерить не удалось
measures-blank = Сплошной цвет
measures-transparent = Полностью прозрачный
measures-margins = Поля, пикс.
measures-shift = Смещение
measures-shifted = {$x} пикс. вбок, {$y} пикс. вниз
measures-light = На светлом
measures-dark = На тёмном
measures-seen = Различимо {$percent} %
measures-sharpness = Резкость
measures-edge = Края шириной {$width} пикс.
measures-blurred = Края шириной {$width} пикс.: картинка размыта или увеличена из маленькой
measures-same = Тот же рисунок
measures-stretched = Растянут или сжат рядом с
measures-other = Не похож на
measures-stock = Заготовка
measures-stock-about = Логотип из шаблона

compare-side = Рядом
compare-swipe = Шторка
compare-difference = Разница
compare-blink = Мигание
compare-blink-about = Нажмите мышью или пробелом, чтобы увидеть другое
compare-pixels = Пиксели
compare-before = До
compare-after = После
compare-new = Прежней картинки нет
compare-same = Не отличается ни один пиксель
compare-sizes = Меняется размер: {$before} → {$after}
compare-told = Сходство {$percent} % (SSIM), {$pixels ->
    [one] отличается {$pixels} пиксель
    [few] отличаются {$pixels} пикселя
   *[many] отличаются {$pixels} пикселей
}
compare-no-difference = Картинки разного размера нельзя сравнить попиксельно
compare-swipe-line = Граница между «до» и «после»
compare-pixels-about = Пиксели до и после: двигайте мышью или стрелками
compare-pixel = x {$x}, y {$y}: {$before} → {$after}

look-changes = {$file} с последнего сохранения
look-changes-about = Слева, или «до», — файл на диске, справа, или «после», — то, что есть сейчас
look-shrink = Уменьшить вес {$file}
look-shrink-about = Сравните оба способа, прежде чем применить; изменение можно отменить
look-working = Считаем, сколько он будет весить…
look-way-saved = На диске {$before}, сейчас {$after}
look-way-lossless = Без потерь: {$before} → {$after}, цвета не меняются
look-way-colours = Цветов не больше {$colours}, со сглаживанием: {$before} → {$after}, сходство {$percent} %

lab-open = Сделать из одной картинки…
lab-title = Логотипы из одной картинки
lab-title-one = Сделать {$file}
lab-drop = Перетащите сюда картинку
lab-drop-about = PNG, JPEG, WebP, GIF (первый кадр), BMP или SVG, до 64 МБ и 150 мегапикселей
lab-choose = Выбрать картинку…
lab-change = Сменить…
lab-separate = Отдельная…
lab-wide = Своя картинка для широкого логотипа…
lab-wide-remove = Убрать картинку для широкого
lab-square = Своя картинка для квадратных логотипов…
lab-square-remove = Убрать картинку для квадратных
lab-reading = Читаем {$file}…
lab-stop = Остановить
lab-crop-of = Кадр {$file}: стрелки двигают, + и − меняют масштаб
lab-zoom = Масштаб
lab-zoom-in = Крупнее
lab-zoom-out = Мельче
lab-crop-reset = Самый большой кадр
lab-compare = Сравнить с нынешней картинкой
lab-place = Размещение
lab-fit = Вписать
lab-fill = Заполнить
lab-crop = Кадр
lab-margin = Поля
lab-ground = Фон
lab-ground-none = Нет
lab-ground-colour = Цвет
lab-ground-gradient = Градиент
lab-colour = Цвет
lab-from = От
lab-to = До
lab-pick = {$what}: взять с картинки
lab-hex = {$what} в виде #rrggbb
lab-direction = Направление
lab-direction-down = Вниз
lab-direction-right = Вправо
lab-direction-down-right = Вправо вниз
lab-direction-up-right = Вправо вверх
lab-sharpen = Резкость
lab-for-all = Для всех логотипов
lab-for-all-about = Размещение, поля, фон и резкость меняются у всех логотипов сразу; кадр у каждого свой
lab-results = Будут записаны
lab-count = {$ticked} из {$all}
lab-only-wanting = Только неверные и недостающие ({$count})
lab-edit = Настроить {$file}
lab-write = Записать {$file}
lab-replaces = Заменит {$size}
lab-new-file = Новый файл
lab-fails = Не получается
lab-upscaled = Увеличено ×{$times}
lab-upscaled-about = Изображение увеличено: ×{$times} — и выглядит размытым; возьмите изображение крупнее или SVG
lab-loss = цветов: {$colours}, {$percent} %
lab-loss-about = Чтобы уложиться в 300 КБ, цветов останется не больше {$colours}; сходство с оригиналом {$percent} % (SSIM)
lab-make = { $count ->
    [0] Сделать логотипы
    [one] Сделать {$count} логотип
    [few] Сделать {$count} логотипа
   *[many] Сделать {$count} логотипов
}
lab-sum = Всего {$size}, одним шагом отмены
lab-applies = Рисуем картинки…
notice-pictures-made = { $count ->
    [0] Записывать нечего: такие картинки уже есть
    [one] Готова {$count} картинка
    [few] Готовы {$count} картинки
   *[many] Готово {$count} картинок
}

picture-unreadable = Не удалось прочитать {$file}
    .about = Система сообщает: {$reason}
    .next = Проверьте, что файл на месте и у вас есть право его читать
picture-not-drawn = Не удалось нарисовать {$file} в размере {$width}×{$height}
    .about = Причина: {$reason}
    .next = Попробуйте другую картинку или другие поля
picture-packer = Не удалось записать {$file}
    .about = Упаковщик сообщает: {$reason}
    .next = Попробуйте другую картинку или другие поля
picture-differs = {$file} получился не таким, как нужно
    .about = Записанное прочитано заново, и не все пиксели совпали; оно не используется
    .next = Сохраните исходную картинку в PNG и попробуйте ещё раз
picture-still-heavy = {$file} весит {$size} КБ даже с малым числом цветов
    .about = Платформа принимает не больше 300 КБ
    .next = Возьмите картинку попроще или однотонный фон
