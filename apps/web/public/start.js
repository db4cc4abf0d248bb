// Runs before the studio and in any browser, because an error before the first paint would leave a blank page.
(function () {
  // The studio's own choice of language, in short: what is kept in this browser, otherwise the browser's first language.
  var kept = null;
  try {
    kept = localStorage.getItem("lacquer.language");
  } catch (fault) {
    // Without storage, nothing was kept. Browsers that are too old for the studio need the name in the line above.
    kept = fault ? null : kept;
  }
  var isPortuguese = (kept || navigator.language).slice(0, 2) === "pt";

  function say(english, portuguese) {
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
    words.textContent = isPortuguese ? portuguese : english;
    var again = document.createElement("button");
    again.className = "button";
    again.type = "button";
    again.textContent = isPortuguese ? "Carregar o estúdio de novo" : "Load the studio again";
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
    if (isFile)
      say(
        "A part of the studio could not be loaded. Your designs are kept; check the connection and load it again.",
        "Uma parte do estúdio não pôde ser carregada. Seus designs estão guardados; confira a conexão e carregue de novo.",
      );
    else
      say(
        "The studio could not start in this browser. Your designs are kept; load it again, or use a newer browser.",
        "O estúdio não pôde abrir neste navegador. Seus designs estão guardados; carregue de novo ou use um navegador mais novo.",
      );
  }

  // Error events of files do not bubble, so they are caught in the capture phase.
  window.addEventListener("error", onFault, true);
  window.addEventListener("unhandledrejection", onFault);
  document.addEventListener("DOMContentLoaded", function () {
    if (!("noModule" in document.createElement("script")))
      say(
        "This browser is too old for the studio. Please use a newer one.",
        "Este navegador é antigo demais para o estúdio. Use um mais novo.",
      );
  });
})();
