// Runs before the studio, in any browser: a fault before the first paint would otherwise leave a blank page.
(function () {
  function say(sentence) {
    var root = document.getElementById("root");
    if (!root || root.firstChild) return;
    var box = document.createElement("div");
    box.className = "start-fault";
    box.setAttribute("role", "alert");
    var words = document.createElement("p");
    words.textContent = sentence;
    var again = document.createElement("button");
    again.className = "button";
    again.type = "button";
    again.textContent = "Load the studio again";
    again.addEventListener("click", function () {
      window.location.reload();
    });
    box.appendChild(words);
    box.appendChild(again);
    root.appendChild(box);
  }

  function onFault(event) {
    // Among files that fail to load, only a missing script keeps the studio from opening.
    var isFile = event.target instanceof HTMLElement;
    if (isFile && event.target.tagName !== "SCRIPT") return;
    say(
      isFile
        ? "A part of the studio could not be loaded. Your designs are kept; check the connection and load it again."
        : "The studio could not start in this browser. Your designs are kept; load it again, or use a newer browser.",
    );
  }

  // Error events of files do not bubble, so they are caught in the capture phase.
  window.addEventListener("error", onFault, true);
  window.addEventListener("unhandledrejection", onFault);
  document.addEventListener("DOMContentLoaded", function () {
    if (!("noModule" in document.createElement("script")))
      say("This browser is too old for the studio. Please use a newer one.");
  });
})();
