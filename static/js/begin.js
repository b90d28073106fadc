// htmx would bring what is on the page to life some moments after the scripts have run; a press in between would load
// a whole page, and a text that is to be saved would be heard by nobody.
globalThis.htmx?.process(document.body);
