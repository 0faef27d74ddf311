# script/* and package/conflict-marks, what a script is made of and asks for: its modules, files and names.

package-conflict-marks = Marks of a conflict of versions stand in {$file}
    .name = Marks of a conflict
    .why = Git left both versions of a place in the file, with lines of <<<<<<<, ======= and >>>>>>> around them. No browser and no server can read the file like this: a script or a module with them doesn't run at all, and JSON is refused.
    .todo = Choose between the versions and delete the three lines, at each place.

script-module-missing = { $hint ->
    [near] The module {$id} isn't there: there is no {$path}; did you mean {$near}?
    [ending] The module {$id} isn't there: the loader adds no .js, and the file is called {$near}
   *[none] The module {$id} isn't there: there is no {$path}
}
    .name = A module that isn't there
    .why = The CRM's loader (RequireJS) asks for the file exactly as it is written, next to the script that names it, and adds no .js. If one module of the list of define can't be loaded, the whole widget isn't, and the CRM says nothing about it.
    .todo = Correct the id, or add the file. If a build writes it, build before you pack.

script-unknown-module = { $hint ->
    [own] The CRM has no module {$id}; the file of the widget is asked for as {$near}
    [version] The CRM has no module {$id}; did you mean {$near} (version {$version})?
    [near] The CRM has no module {$id}; did you mean {$near}?
   *[none] The CRM gives widgets no module {$id}
}
    .name = A module that the CRM doesn't have
    .why = An id without ./ at its beginning means a module of the CRM: jquery 2.1.3, underscore 1.9.1, backbone 1.1.2, twigjs 0.8.9, moment 2.24.0, chartjs 2.9.2, lib/components/base/modal and some more. With any other the loader gets a 404, and the widget isn't started.
    .todo = Correct the id, or put the library into the widget and name it by its path: ./lib/name.js.

script-file-missing = { $count ->
    [one] { $hint ->
        [near] { $what ->
            [template] The template {$path} isn't there; did you mean {$near}?
            [style] The style sheet {$path} isn't there; did you mean {$near}?
            [picture] The picture {$path} isn't there; did you mean {$near}?
           *[file] The file {$path} isn't there; did you mean {$near}?
        }
       *[none] { $what ->
            [template] The template {$path} isn't there
            [style] The style sheet {$path} isn't there
            [picture] The picture {$path} isn't there
           *[file] The file {$path} isn't there
        }
    }
   *[other] {$count} files that the style sheet asks for aren't there, first {$path}
}
    .name = A file that isn't there
    .why = It is asked for by its path, and the server answers 404. If a template is missing, render calls nothing: the place stays empty, without a message. Capital letters count.
    .todo = Correct the path, or add the file.

script-no-constructor = { $what ->
    [object] define gives back an object; the CRM needs a function that it calls with new
    [instance] define gives back what new has made; the CRM needs the function itself
    [arrow] define gives back an arrow or async function, which can't be called with new
    [promise] define gives back a promise; the CRM needs a function that it calls with new
    [value] define gives back a plain value; the CRM needs a function that it calls with new
    [two] The script defines a second module without a name; the loader takes only the first
    [es] {$file} uses import or export; the CRM loads scripts with define, and the browser runs nothing of this one
   *[nothing] define gives back nothing; the CRM needs a function that it calls with new
}
    .name = define gives no constructor
    .why = The documents want a module that returns the constructor. The CRM's loader goes on only if the module is a function, calls it with new, and passes over anything else in silence: the widget doesn't appear, and the console shows nothing.
    .todo = Let define return the constructor: return CustomWidget; — not an object, not new CustomWidget(), not an arrow function. With a build, let it write an AMD or UMD module.

script-no-callbacks = { $what ->
    [wrong] callbacks is no object
   *[none] The widget gets no object callbacks
}
    .name = No object callbacks
    .why = The CRM looks for self.callbacks with the functions render, init and bind_actions as soon as the constructor has run. Without this object it calls nothing and drops the widget in silence, whatever else the script does. Functions on self itself aren't callbacks.
    .todo = Put the functions into the object: this.callbacks = {"{"} render: …, init: …, bind_actions: … {"}"};

script-undeclared-name = { $count ->
    [one] Nothing declares the name {$names}
   *[other] Nothing declares the names {$names}
}
    .name = A name that nothing declares
    .why = A variable of another function isn't seen here. The first time this place runs the browser stops with “is not defined”: often only on a click. Moderation asks for declared variables, too.
    .todo = Declare it where both places see it, hand it over, or correct its spelling.

script-implicit-global = { $count ->
    [one] {$names} gets a value without var, let or const
   *[other] {$count} names get a value without var, let or const: {$names}
}
    .name = A variable without declaration
    .why = It becomes a variable of the whole page: the CRM and other widgets see it and may overwrite it. In strict mode it stops the script. Moderation asks to declare all variables.
    .todo = Write var, let or const before its first use.

script-dev-switch = { $count ->
    [one] A switch for development loads from {$names}
   *[other] A switch for development loads from these addresses: {$names}
}
    .name = Switch for development
    .why = As in the official template, a key in the browser's storage that ends in _is_dev makes the widget load from the developer's machine. Nobody else has the key, so it does no harm; moderation may ask about it.
    .todo = Leave it out of the build that you hand in.
