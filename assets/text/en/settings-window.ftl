# The CRM's own windows as drawn in previews, in the words of the CRM; the language is that of the locale shown.

settings-window-install = Install
settings-window-disable = Disable
settings-window-save = Save
settings-window-cancel = Cancel
settings-window-drawn = Drawn as in the CRM; nothing is installed from here
settings-window-required = Must be filled in
settings-window-support = Support:
settings-window-custom = Here the widget's script draws its own controls. Kept is a JSON text or a number:
settings-window-choose-field = Choose a field
settings-window-login = Login
settings-window-password = Password
settings-window-input = In the preview: {$name}
settings-window-user-1 = Ann Example
settings-window-user-2 = Bob Sample
settings-window-user-3 = Vera Madeup
settings-window-unknown = “{$kind}” is no type that the CRM knows: it may draw nothing here
