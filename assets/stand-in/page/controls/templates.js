// The system templates `/tmpl/controls/*` as Twig texts of the stand-in's own, with the parameters and the classes that
// widgets rely on. What they do is in behaviour.js and lists.js.
import { listTemplates } from "./list-templates.js";

const attributes = `{% if id %} id="{{ id }}"{% endif %}{% if disabled %} disabled="disabled"{% endif %}{% if tab_index %} tabindex="{{ tab_index }}"{% endif %}{% if additional_data %} {{ additional_data|raw }}{% endif %}`;

const button = `<button type="{{ type|default('button') }}" class="button-input{% if blue %} button-input_blue{% endif %}{% if plain %} button-input_plain{% endif %}{% if disabled %} button-input-disabled{% endif %}{% if class_name %} {{ class_name }}{% endif %}"${attributes}{% if title %} title="{{ title }}"{% endif %}>
<span class="button-input-inner{% if inner_class_name %} {{ inner_class_name }}{% endif %}">{% if icon_class_name %}<span class="icon {{ icon_class_name }}"></span>{% endif %}{% if svg_class_name %}<svg class="{{ svg_class_name }}"></svg>{% endif %}<span class="button-input-inner__text">{% if text_bold %}<b>{{ text_bold }}</b> {% endif %}{{ text|raw }}</span></span>
{% if context_menu %}<span class="button-input-more js-button-context"></span>{% endif %}</button>`;

const cancel = `<button type="button" class="button-input button-cancel{% if hidden %} hidden{% endif %}{% if class_name %} {{ class_name }}{% endif %}"${attributes}><span>{{ text|default(standin_cancel) }}</span></button>`;

const checkbox = `<label class="control-checkbox{% if small %} control-checkbox_small{% endif %}{% if checked %} is-checked{% endif %}{% if checked_minus %} is-checked-minus{% endif %}{% if disabled %} control-checkbox_disabled{% endif %}{% if class_name %} {{ class_name }}{% endif %}">
<div class="control-checkbox__body"><input type="checkbox"{% if name %} name="{{ name }}{% if name_is_array == 'yes' %}[]{% endif %}"{% endif %} class="{{ input_class_name }}" value="{{ value }}"{% if id %} id="{{ id }}"{% endif %}{% if checked %} checked="checked"{% endif %}{% if dataValue is not empty %} data-value="{{ dataValue }}"{% endif %}{% if fieldId %} data-field-id="{{ fieldId }}"{% endif %}{% if disabled or readonly %} disabled="disabled"{% endif %}{% if additional_data %} {{ additional_data|raw }}{% endif %}><span class="control-checkbox__helper"></span></div>
{% if text or text_custom %}<div class="control-checkbox__text element__text{% if text_class_name %} {{ text_class_name }}{% endif %}"{% if text %} title="{{ text }}"{% endif %}>{% if text_custom %}{{ text_custom|raw }}{% elseif should_be_raw %}{{ text|raw }}{% else %}{{ text }}{% endif %}{% if note_text %}<div class="control-checkbox__note-text">{{ note_text }}</div>{% endif %}</div>{% endif %}</label>`;

const radio = `<label class="control-radio__label{% if class_name %} {{ class_name }}{% endif %}{% if disabled %} control-radio_disabled{% endif %}"{% if id %} for="{{ prefix }}{{ id }}"{% endif %}>
<div class="control-radio{% if selected %} icon-radio-checked{% endif %}"><input type="radio" class="{{ input_class_name }}" name="{{ name }}" value="{{ value }}"{% if id %} id="{{ prefix }}{{ id }}"{% endif %}{% if selected %} checked="checked"{% endif %}{% if fieldId %} data-field-id="{{ fieldId }}"{% endif %}{% if disabled %} disabled="disabled"{% endif %}><span class="control-radio__helper"{% if color %} style="color: {{ color }}"{% endif %}></span></div>
{% if label %}<span class="control-radio-label-text element__text{% if text_class_name %} {{ text_class_name }}{% endif %}"{% if not noTitle %} title="{{ label }}"{% endif %}>{{ label }}</span>{% endif %}</label>`;

const styles = `{% if style %} style="{% for key, item in style %}{{ key }}:{{ item }};{% endfor %}"{% endif %}`;

const input = `<input type="{{ type|default('text') }}" class="{{ class_name }} text-input{% if styled_input %} text-input_styled{% endif %}" name="{{ name }}" value="{{ value }}" placeholder="{{ placeholder }}" autocomplete="off"{% if id %} id="{{ id }}"{% endif %}{% if max_length %} maxlength="{{ max_length }}"{% endif %}{% if min_length %} minlength="{{ min_length }}"{% endif %}{% if disabled %} disabled="disabled"{% endif %}{% if readonly %} readonly="readonly"{% endif %}{% if required %} required="required"{% endif %}{% if autofocus %} autofocus{% endif %}{% if data_id %} data-id="{{ data_id }}"{% endif %}{% if sort %} data-sort="{{ sort }}"{% endif %}${styles}{% if additional_data %} {{ additional_data|raw }}{% endif %}>`;

const textarea = `<textarea class="{{ class_name }} text-input text-input-textarea" name="{{ name }}" placeholder="{{ placeholder }}"{% if id %} id="{{ id }}"{% endif %}{% if maxlength %} maxlength="{{ maxlength }}"{% endif %}{% if disabled %} disabled="disabled"{% endif %}{% if readonly %} readonly="readonly"{% endif %}${styles}{% if additional_data %} {{ additional_data|raw }}{% endif %}>{{ value }}</textarea>`;

const dateField = `<span class="date_field_wrapper js-control-date{% if type == 'range' %} js-control-date-range{% endif %}{% if class_name %} {{ class_name }}{% endif %}"><input type="text" class="date_field text-input{% if input_class %} {{ input_class }}{% endif %}" autocomplete="off"{% if type != 'range' %} name="{{ name }}"{% endif %} value="{% if type == 'range' %}{% if value.from %}{{ value.from }} - {{ value.to }}{% endif %}{% else %}{{ value }}{% endif %}" placeholder="{{ placeholder }}"{% if id %} id="{{ id }}"{% endif %}{% if data_format %} data-format="{{ data_format }}"{% endif %}{% if title_format %} data-title-format="{{ title_format }}"{% endif %}{% if disabled %} disabled="disabled"{% endif %}>
{% if type == 'range' %}<input type="hidden" class="date_field__range_0" name="{{ name.from }}" value="{{ value.from }}"><input type="hidden" class="date_field__range_1" name="{{ name.to }}" value="{{ value.to }}">{% endif %}{% if show_icon != false %}<span class="date_field__icon js-date-open"></span>{% endif %}</span>`;

const switcher = `<div class="switcher_wrapper{% if custom_class_name %} {{ custom_class_name }}{% endif %}"><label class="switcher {% if checked %}switcher__on{% else %}switcher__off{% endif %}{% if blue %} switcher_blue{% endif %}{% if disabled %} switcher_disabled{% endif %}{% if label_class_name %} {{ label_class_name }}{% endif %}" for="{{ id }}"></label><input type="checkbox" class="switcher__checkbox{% if class_name %} {{ class_name }}{% endif %}" id="{{ id }}" name="{{ name }}" value="{{ value|default('Y') }}"{% if checked %} checked="checked"{% endif %}{% if disabled %} disabled="disabled"{% endif %}></div>`;

const remove = `<span class="button-delete{% if class_name %} {{ class_name }}{% endif %}"{% if id %} id="{{ id }}"{% endif %}><span class="icon icon-delete-trash"></span>{{ text }}</span>`;

const file = `<input type="file" name="{{ name }}" class="{{ class }}{{ class_name }}"{% if id %} id="{{ id }}"{% endif %}{% if size %} size="{{ size }}"{% endif %}>{{ text }}`;

const widgetParam = `<div class="widget-param{% if is_widget %} widget-param_widget{% endif %}"><div class="widget-param__caption">{{ caption }}</div></div>`;

/** Templates by name. */
export const controlTemplates = {
  button,
  cancel_button: cancel,
  delete_button: remove,
  checkbox,
  radio,
  input,
  textarea,
  date_field: dateField,
  switcher,
  file,
  widget_param: widgetParam,
  ...listTemplates,
};
