# Why a build isn't loaded into the page, and what is wrong with the made-up account.
stand-in-script = It can't be read as a script: {$words}
stand-in-script-bound = It can't be read as a script: it is too large, or nests too deep
stand-in-account-large = It is larger than {$most}
stand-in-account-object = {$part} must be an object
stand-in-account-list = {$part} must be a list of objects with a numeric id
