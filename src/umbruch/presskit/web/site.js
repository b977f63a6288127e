(function () {
  "use strict";
  document.querySelectorAll("[data-embargo]").forEach(function (banner) {
    if (Date.parse(banner.getAttribute("data-embargo")) <= Date.now()) {
      banner.querySelector(".lifted").hidden = false;
      banner.classList.add("over");
    }
  });

  var button = document.querySelector("[data-copy]");
  if (!button) {
    return;
  }
  var source = document.getElementById(button.getAttribute("data-copy"));
  var status = button.nextElementSibling;
  button.hidden = false;

  function copyFromField(text) {
    var field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("aria-hidden", "true");
    field.className = "unseen";
    document.body.appendChild(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    button.focus();
    return done;
  }

  function say(done) {
    status.textContent = button.getAttribute(done ? "data-done" : "data-failed");
  }

  button.addEventListener("click", function () {
    var text = source.textContent;
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text).then(
        function () { say(true); },
        function () { say(copyFromField(text)); }
      );
    } else {
      say(copyFromField(text));
    }
  });
})();
