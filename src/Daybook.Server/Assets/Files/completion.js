// What could stand at the caret of the filter: a list box under it. The server knows the fields, the operators and the names that are recorded.
const input = document.querySelector("input[data-words]");
if (input)
    complete(input);

function complete(input) {
    const list = Object.assign(document.createElement("ul"), { id: "filter-words", className: "words", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "What could stand here");
    input.after(list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" }))
        input.setAttribute(name, value);
    let found = { from: 0, to: 0, words: [] }, active = -1, asked = 0, timer = 0;

    const close = () => {
        asked++;
        clearTimeout(timer);
        list.hidden = true;
        active = -1;
        input.setAttribute("aria-expanded", "false");
        input.removeAttribute("aria-activedescendant");
    };

    const activate = index => {
        active = index;
        [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
        list.children[index]?.scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", `filter-word-${index}`);
    };

    const take = index => {
        const word = found.words[index].text;
        input.setRangeText(word, found.from, found.to, "end");
        close();
        input.focus();
        ask(0);
    };

    const show = () => {
        list.replaceChildren(...found.words.map((word, index) => {
            const option = Object.assign(document.createElement("li"), { id: `filter-word-${index}` });
            option.setAttribute("role", "option");
            option.setAttribute("aria-selected", "false");
            const text = Object.assign(document.createElement("code"), { textContent: word.text.trimEnd() });
            option.append(text, Object.assign(document.createElement("span"), { textContent: word.note }));
            option.addEventListener("pointerdown", event => event.preventDefault());
            option.addEventListener("click", () => take(index));
            return option;
        }));
        active = -1;
        input.removeAttribute("aria-activedescendant");
        list.hidden = found.words.length === 0;
        input.setAttribute("aria-expanded", String(!list.hidden));
    };

    function ask(wait = 120) {
        const number = ++asked;
        clearTimeout(timer);
        timer = setTimeout(async () => {
            const address = `${input.dataset.words}?${new URLSearchParams({ text: input.value, at: input.selectionStart })}`;
            const answer = await fetch(address).catch(() => null);
            if (number !== asked || !answer?.ok || document.activeElement !== input)
                return;
            const words = await answer.json();
            if (number === asked) {
                found = words;
                show();
            }
        }, wait);
    }

    input.addEventListener("input", () => ask());
    input.addEventListener("click", () => ask());
    input.addEventListener("blur", close);
    input.addEventListener("keydown", event => {
        const count = list.hidden ? 0 : found.words.length;
        if (event.key === "ArrowDown" && count === 0)
            ask(0);
        else if (event.key === "ArrowDown")
            activate((active + 1) % count);
        else if (event.key === "ArrowUp" && count > 0)
            activate(active <= 0 ? count - 1 : active - 1);
        else if ((event.key === "Enter" || event.key === "Tab") && count > 0 && active >= 0)
            take(active);
        else if (event.key === "Escape" && count > 0)
            close();
        else
            return;
        event.preventDefault();
        event.stopPropagation();
    });

    // A filter that cannot be read: the caret goes where the trouble starts.
    if (input.dataset.column) {
        input.focus();
        input.setSelectionRange(input.dataset.column - 1, input.dataset.column);
    }
}
