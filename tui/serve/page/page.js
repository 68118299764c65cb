// The page around the terminal. textual.js draws the terminal and marks the body with classes:
// -first-byte once the app has drawn something, -closed once it has ended.

const terminal = document.getElementById("terminal");
terminal.dataset.sessionWebsocketUrl = `ws://${location.host}/ws`;

// Keys go to the terminal without a click; sooner than this it has no app that could be told.
let drawn = false;
new MutationObserver(() => {
  if (!drawn && document.body.classList.contains("-first-byte")) {
    drawn = true;
    terminal.querySelector("textarea").focus();
  }
  if (document.body.classList.contains("-closed")) {
    document.querySelector("button").focus();
  }
}).observe(document.body, { attributeFilter: ["class"] });

document.querySelector("button").addEventListener("click", () => location.reload());

window.addEventListener("error", (event) => {
  const before = document.getElementById("before");
  before.textContent = `${before.dataset.trouble} ${event.message}`;
});
