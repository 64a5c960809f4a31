// The timeline by mouse and keys: dragging pans, the wheel zooms around the pointer, + - and arrows do what the links do. The page's address follows, and the links work without it.
const place = () => document.getElementById("timeline");
const leastPixels = 6;
let asked = null, frame = 0, drag = null, pending = 0;

const span = () => [Date.parse(place().dataset.from), Date.parse(place().dataset.to)];
const plotOf = target => target.closest?.("svg")?.querySelector(".plot[data-from]");

// Where a pointer is in the plot, 0 to 1.
function partAt(plot, event) {
    const x = new DOMPoint(event.clientX, event.clientY).matrixTransform(plot.ownerSVGElement.getScreenCTM().inverse()).x;
    const [left, right] = [Number(plot.dataset.left), Number(plot.dataset.right)];
    return Math.min(1, Math.max(0, (x - left) / (right - left)));
}

function addressOf(from, to) {
    const address = new URL(place().dataset.timeline, location.href);
    address.searchParams.set("from", new Date(Math.round(from)).toISOString());
    address.searchParams.set("to", new Date(Math.max(Math.round(from) + 1, Math.round(to))).toISOString());
    return address;
}

// Asks for the page of another span and puts its picture and its list where the old ones are. Only the newest question counts.
async function show(address, { keep = false } = {}) {
    asked?.abort();
    const question = asked = new AbortController();
    try {
        const answer = await fetch(address, { signal: question.signal, headers: { Accept: "text/html" } });
        if (!answer.ok)
            return location.assign(address);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const main = page.querySelector("main");
        if (!main || question.signal.aborted)
            return;
        const isInside = place().contains(document.activeElement);
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(() => {
            document.querySelector("main").replaceChildren(...main.childNodes);
            if (keep)
                history.replaceState(null, "", address);
            else
                history.pushState(null, "", address);
            if (isInside)
                place()?.querySelector("[data-do]")?.focus({ preventScroll: true });
        });
    } catch (error) {
        if (error.name !== "AbortError")
            location.assign(address);
    }
}

if (place()) {
    document.addEventListener("wheel", event => {
        const plot = place()?.contains(event.target) && plotOf(event.target);
        if (!plot || !(event.ctrlKey || event.shiftKey))
            return;
        event.preventDefault();
        const [from, to] = span(), at = partAt(plot, event), factor = event.deltaY > 0 || event.deltaX > 0 ? 1.5 : 1 / 1.5;
        const middle = from + (to - from) * at, length = (to - from) * factor;
        clearTimeout(pending);
        place().dataset.from = new Date(middle - length * at).toISOString();
        place().dataset.to = new Date(middle + length * (1 - at)).toISOString();
        const next = addressOf(...span());
        pending = setTimeout(() => show(next, { keep: true }), 40);
    }, { passive: false });

    document.addEventListener("dragstart", event => {
        if (place()?.contains(event.target))
            event.preventDefault();
    });
    document.addEventListener("pointerdown", event => {
        const plot = event.button === 0 && place()?.contains(event.target) && plotOf(event.target);
        if (plot)
            drag = { plot, from: partAt(plot, event), x: event.clientX, isMoved: false };
    });
    document.addEventListener("pointermove", event => {
        if (!drag || (!drag.isMoved && Math.abs(event.clientX - drag.x) < leastPixels))
            return;
        drag.isMoved = true;
        cancelAnimationFrame(frame);
        const by = event.clientX - drag.x, svg = drag.plot.ownerSVGElement;
        frame = requestAnimationFrame(() => svg.style.transform = `translateX(${by}px)`);
    });
    document.addEventListener("pointerup", event => {
        if (drag?.isMoved) {
            const [from, to] = span(), by = (partAt(drag.plot, { clientX: drag.x, clientY: event.clientY }) - partAt(drag.plot, event)) * (to - from);
            drag.plot.ownerSVGElement.style.transform = "";
            const box = drag.plot.ownerSVGElement.getBoundingClientRect();
            const moved = by || (drag.x - event.clientX) / box.width * (to - from);
            document.addEventListener("click", click => click.preventDefault(), { capture: true, once: true });
            show(addressOf(from + moved, to + moved));
        }
        drag = null;
    });

    // Links of the timeline are followed in place; with a key held they are the browser's.
    document.addEventListener("click", event => {
        const link = event.target.closest?.("#timeline a[href]");
        if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
            return;
        const address = new URL(link.href?.baseVal ?? link.href, location.href);
        if (address.hash || !address.pathname.endsWith("/timeline"))
            return;
        event.preventDefault();
        show(address);
    });
    document.addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey || /^(input|textarea|select)$/i.test(event.target.tagName))
            return;
        const what = { "+": "in", "=": "in", "-": "out", "ArrowLeft": "back", "ArrowRight": "on", "0": "all" }[event.key];
        const link = what && place()?.querySelector(`[data-do="${what}"]`);
        if (link) {
            event.preventDefault();
            show(link.href);
        }
    });
    addEventListener("popstate", () => location.reload());
}
