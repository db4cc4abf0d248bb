// Runs before the studio and in any browser, because an error before the first paint would leave a blank page.
(function () {
  function say(sentence) {
    var root = document.getElementById("root");
    if (!root || root.firstChild) return;
    var box = document.createElement("div");
    box.className = "start-fault";
    box.setAttribute("role", "alert");
    var name = document.createElement("p");
    name.className = "start-name";
    name.textContent = "Lacquer";
    name.appendChild(document.createElement("span")).textContent = ".";
    var words = document.createElement("p");
    words.textContent = sentence;
    var again = document.createElement("button");
    again.className = "button";
    again.type = "button";
    again.textContent = "Load the studio again";
    again.addEventListener("click", function () {
      window.location.reload();
    });
    box.appendChild(name);
    box.appendChild(words);
    box.appendChild(again);
    root.appendChild(box);
  }

  function onFault(event) {
    // If a file fails to load, the studio can still open, unless the file is a script.
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
