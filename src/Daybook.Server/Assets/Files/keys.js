// Keys: "/" the filter, "g" and a letter a section, "j" and "k" the rows, Escape back, "?" all of them.
let isGoing = false;

const keys = document.getElementById("keys");

const isTyping = target => target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

const rows = () => [...document.querySelectorAll("table.rows tbody tr")];

function step(by) {
    const all = rows();
    const at = all.findIndex(row => row.hasAttribute("data-selected"));
    const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))];
    if (!next)
        return;
    all[at]?.removeAttribute("data-selected");
    next.setAttribute("data-selected", "");
    next.scrollIntoView({ block: "nearest" });
    next.querySelector("a")?.focus({ preventScroll: true });
}

for (const button of document.querySelectorAll("[data-keys]")) {
    button.hidden = false;
    button.addEventListener("click", () => keys.showModal());
}

document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys?.open)
        return;
    if (isTyping(event.target)) {
        if (event.key === "Escape")
            event.target.blur();
        return;
    }
    if (isGoing) {
        isGoing = false;
        document.querySelector(`nav.sections a[data-key="${CSS.escape(event.key)}"]`)?.click();
        return;
    }
    switch (event.key) {
        case "/":
            document.getElementById("filter")?.focus();
            event.preventDefault();
            break;
        case "?":
            keys?.showModal();
            break;
        case "g":
            isGoing = true;
            break;
        case "j":
            step(1);
            break;
        case "k":
            step(-1);
            break;
        case "Escape":
            document.querySelector("a[data-close]")?.click();
            break;
    }
});
