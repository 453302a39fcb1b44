// deno-fmt-ignore-file since the formatter writes commas that old browsers cannot read
// deno-lint-ignore-file no-var house/function-lines -- the outermost function is the file: old browsers know no modules
// Looks, before anything else runs, whether this browser has what the pages need. Any browser can read this file: it is
// written as browsers were in 2011. What is easily had is given to those that are a little older; where more is missing,
// one sentence says what, and nothing is woken.
(function () {
  "use strict";
  var root = document.documentElement;

  // Chrome 140, Safari 18.2 and Firefox 133 have these: https://tc39.es/proposal-arraybuffer-base64/
  function give(object, name, value) {
    if (object && !object[name]) {
      Object.defineProperty(object, name, { value: value, writable: true, configurable: true });
    }
  }
  function bytesOf(text) {
    var plain = atob(text.replace(/[\t\n\f\r ]/g, "")), bytes = new Uint8Array(plain.length), i;
    for (i = 0; i < plain.length; i++) bytes[i] = plain.charCodeAt(i);
    return bytes;
  }
  if (typeof Uint8Array === "function" && typeof atob === "function") {
    give(Uint8Array, "fromBase64", bytesOf);
    give(Uint8Array.prototype, "toBase64", function () {
      var plain = "", i;
      for (i = 0; i < this.length; i++) plain += String.fromCharCode(this[i]);
      return btoa(plain);
    });
    give(Uint8Array.prototype, "toHex", function () {
      var hex = "", i;
      for (i = 0; i < this.length; i++) hex += (256 + this[i]).toString(16).slice(1);
      return hex;
    });
  }
  // Chrome 119, Firefox 121 and Safari 17.4 have these (ECMA-262, 2024).
  if (typeof Promise === "function") {
    give(Promise, "withResolvers", function () {
      var all = {};
      all.promise = new Promise(function (resolve, reject) {
        all.resolve = resolve;
        all.reject = reject;
      });
      return all;
    });
  }
  if (typeof Map === "function") {
    give(Map, "groupBy", function (items, keyOf) {
      var groups = new Map(), n = 0;
      Array.from(items).forEach(function (item) {
        var key = keyOf(item, n++);
        if (groups.has(key)) groups.get(key).push(item);
        else groups.set(key, [item]);
      });
      return groups;
    });
    give(Object, "groupBy", function (items, keyOf) {
      var groups = Object.create(null);
      Map.groupBy(items, keyOf).forEach(function (all, key) {
        groups[key] = all;
      });
      return groups;
    });
  }

  function missing() {
    var array = Array.prototype;
    if (!("noModule" in document.createElement("script"))) return "scripts that are modules";
    if (!array.at || !array.findLast) return "Array.prototype.findLast";
    if (!array.toSorted || !array["with"]) return "Array.prototype.toSorted";
    if (typeof BroadcastChannel !== "function") return "BroadcastChannel";
    try {
      new RegExp("(?<=a)(?<b>c)", "du");
    } catch (_) {
      return "regular expressions that look behind";
    }
    return "";
  }

  var what = missing();
  if (!what) return;
  root.setAttribute("data-unserved", what);
  document.addEventListener("DOMContentLoaded", function () {
    var words = document.createElement("p"), main = document.getElementById("main") || document.body;
    words.className = "problem unserved";
    words.setAttribute("role", "alert");
    words.appendChild(document.createTextNode(
      "This browser is too old for what can be pressed on this page: it lacks " + what + ". Open the page in Chrome or " +
        "Edge 110, Firefox 115, Safari 16.4, or a newer one. What there is to read can be read here all the same."
    ));
    main.insertBefore(words, main.firstChild);
  });
})();
