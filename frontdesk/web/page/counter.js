// What the page adds to textual.js, before that runs: it waits for its letters, opens nothing, and says how it ended.
(() => {
  "use strict";

  // The terminal makes style elements as it runs; the page's policy knows them by its nonce alone.
  const { nonce } = document.currentScript;
  const make = document.createElement.bind(document);
  document.createElement = (name, options) => {
    const element = make(name, options);
    if (String(name).toLowerCase() === "style") element.nonce = nonce;
    return element;
  };

  // A link in a customer's note is text: nothing that is shown opens a window.
  window.open = () => null;

  let over = false;
  const end = (sentence, again) => {
    if (over) return;
    over = true;
    document.body.classList.add("-over");
    document.getElementById("sentence").textContent = sentence;
    const button = document.getElementById("again");
    button.hidden = !again;
    button.addEventListener("click", () => window.location.reload());
    if (again) button.focus();
  };

  window.WebSocket = class extends window.WebSocket {
    constructor(address) {
      super(address);
      this.addEventListener("message", ({ data }) => {
        if (typeof data !== "string") return;
        const [kind, told] = JSON.parse(data);
        if (kind === "ended") end(told.sentence, told.again);
      });
      this.addEventListener("close", () => end("Front Desk does not answer any more. Is it still running?", true));
    }

    // What is typed before the line stands waits for it; after its end it has nowhere to go.
    send(data) {
      if (this.readyState === WebSocket.OPEN) super.send(data);
      else if (this.readyState === WebSocket.CONNECTING)
        this.addEventListener("open", () => super.send(data), { once: true });
    }
  };

  // The keys go to the counter wherever the page was clicked.
  const type = () => {
    if (!over) document.querySelector(".xterm-helper-textarea")?.focus();
  };

  document.addEventListener("DOMContentLoaded", () => {
    const start = window.onload;
    window.onload = async (event) => {
      await Promise.all(["", "italic ", "bold "].map((kind) => document.fonts.load(`${kind}16px "Roboto Mono"`)));
      start(event);
      type();
      window.addEventListener("focus", type);
    };
  });
})();
