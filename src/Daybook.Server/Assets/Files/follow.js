// Live follow: new events come at the top of the table; pause holds them back and counts them.
import { listen } from "./stream.js";
import { timeText } from "./times.js";

const mostRows = 500;
const tellEveryMs = 4000;

const box = document.querySelector("[data-stream]");
if (box) {
    box.hidden = false;
    if (box.hasAttribute("data-following"))
        follow(box);
}

function follow(box) {
    const table = document.querySelector("table.events");
    const template = document.getElementById("event-row").content.firstElementChild;
    const [pause, waiting, told] = ["[data-pause]", "[data-waiting]", "[data-told]"].map(part => box.querySelector(part));
    let isPaused = false, skipped = 0, held = [], untold = 0, trouble = "", isDrawing = false, timer = 0;

    const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

    const rowOf = event => {
        const row = template.cloneNode(true);
        const [time, type, asset, action, reason, id] = row.children;
        row.id = `e${event.id}`;
        row.dataset.category = event.event_category;
        row.classList.add("new");
        Object.assign(time.firstElementChild, { dateTime: event.timestamp, title: event.timestamp, textContent: timeText(event.timestamp) });
        [[type, event.event_type], [asset, event.asset], [action, event.action], [reason, event.reason]].forEach(([cell, text]) => cell.textContent = text ?? "");
        const link = id.firstElementChild, address = new URL(link.getAttribute("href"), location.href);
        address.searchParams.set("event", event.id);
        link.href = address;
        link.textContent = event.id;
        return row;
    };

    const draw = () => {
        isDrawing = false;
        if (!isPaused && held.length > 0) {
            const body = table.tBodies[0];
            body.prepend(...held.map(rowOf).reverse());
            held = [];
            while (body.rows.length > mostRows)
                body.lastElementChild.remove();
            table.hidden = false;
            document.querySelector("p.empty")?.remove();
        }
        const parts = [];
        if (isPaused)
            parts.push(`${count(held.length, "new event")} held back`);
        if (skipped > 0)
            parts.push(`${count(skipped, "event")} came and are not shown here`);
        if (trouble)
            parts.push(trouble);
        waiting.textContent = parts.join("; ");
    };

    const drawSoon = () => {
        if (!isDrawing)
            requestAnimationFrame(draw);
        isDrawing = true;
    };

    // Politely: a count now and then, not each event.
    const tellSoon = () => {
        timer ||= setTimeout(() => {
            told.textContent = count(untold, "new event");
            untold = timer = 0;
        }, tellEveryMs);
    };

    const toggle = () => {
        isPaused = !isPaused;
        pause.setAttribute("aria-pressed", String(isPaused));
        drawSoon();
    };

    pause.addEventListener("click", toggle);
    document.addEventListener("keydown", event => {
        if (event.key !== " " || event.ctrlKey || event.metaKey || event.altKey || (event.target instanceof Element && event.target.closest("input, textarea, select, button, a, summary, dialog")))
            return;
        event.preventDefault();
        toggle();
    });

    listen(box.dataset.stream, {
        event: event => {
            if (held.push(event) > mostRows) {
                held.shift();
                skipped++;
            }
            untold++;
            tellSoon();
            drawSoon();
        },
        skipped: number => {
            skipped += number;
            drawSoon();
        },
        state: text => {
            trouble = text;
            drawSoon();
        },
    });
}
