// Zoom by mouse: a stretch that is dragged over a picture of time becomes the page's window. Links do the same.
const leastPixels = 6;

for (const picture of document.querySelectorAll("[data-zoom]")) {
    const plot = picture.querySelector(".plot[data-from]"), svg = plot?.ownerSVGElement;
    if (!plot)
        continue;
    let start = null, brush = null;

    // Where a pointer is, in the units of the picture, within the plot.
    const [left, right] = [Number(plot.dataset.left), Number(plot.dataset.right)];
    const xOf = event => Math.min(right, Math.max(left, new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()).x));
    const timeAt = x => {
        const [from, to] = [Date.parse(plot.dataset.from), Date.parse(plot.dataset.to)];
        return new Date(Math.round(from + (to - from) * (x - left) / (right - left))).toISOString();
    };

    svg.addEventListener("pointerdown", event => {
        if (event.button === 0)
            start = xOf(event);
    });
    svg.addEventListener("dragstart", event => event.preventDefault());
    addEventListener("pointermove", event => {
        if (start === null)
            return;
        const x = xOf(event);
        if (!brush && Math.abs(x - start) < leastPixels)
            return;
        if (!brush) {
            brush = document.createElementNS(svg.namespaceURI, "rect");
            brush.setAttribute("class", "brush");
            brush.setAttribute("y", plot.getAttribute("y"));
            brush.setAttribute("height", plot.getAttribute("height"));
            svg.append(brush);
        }
        brush.setAttribute("x", Math.min(start, x));
        brush.setAttribute("width", Math.abs(x - start));
        event.preventDefault();
    });
    addEventListener("pointerup", event => {
        if (start !== null && brush) {
            const bounds = [start, xOf(event)].sort((one, other) => one - other);
            const address = new URL(picture.dataset.zoom, location.href);
            address.searchParams.set("from", timeAt(bounds[0]));
            address.searchParams.set("to", timeAt(bounds[1]));
            // The click that ends the drag is no click on a bar.
            svg.addEventListener("click", click => click.preventDefault(), { capture: true, once: true });
            location.assign(address);
        }
        start = brush = null;
    });
    addEventListener("keydown", event => {
        if (event.key === "Escape" && brush) {
            brush.remove();
            start = brush = null;
        }
    });
}
