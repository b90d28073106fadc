// What plain HTML cannot do. These files in this order are joined into the one script of every page
// (study/web/joined.py); each works without the others, and every page without all of them.
import "./day.js";
import "./dials.js";
import "./keys.js";
import "./ordering.js";
import "./notes.js";
import "./dialogs.js";
import "./focus.js";
import "./labs.js";
import "./moving.js";
import "./touching.js";
import "./player.js";
import "./pressing.js";
import "./copying.js";
import "./sending.js";
import "./told.js";
import "./elsewhere.js";
import "./leaving.js";
import "./files.js";
import "./installed.js";
import "./begin.js";
