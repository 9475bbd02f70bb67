// Goes on with what is done in parts, so that nobody has to press the button for each.
"use strict";

addEventListener("load", () => setTimeout(() => document.getElementById("go-on")?.requestSubmit(), 300));
