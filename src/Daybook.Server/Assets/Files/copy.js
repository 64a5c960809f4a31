// "Copy link": the address holds all of the page's state.
for (const button of document.querySelectorAll("[data-copy-link]")) {
    if (!navigator.clipboard)
        continue;
    button.hidden = false;
    const text = button.textContent;
    button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(location.href).then(() => button.textContent = "Copied", () => button.textContent = "Not allowed");
        setTimeout(() => button.textContent = text, 2000);
    });
}
