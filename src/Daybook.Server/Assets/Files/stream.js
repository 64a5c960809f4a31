// Live events. Tabs that listen to the same address share one connection, as browsers open only six to a server: the tab that holds a lock has it and tells the others.
const recentKept = 500;
const mostConnections = 4;

const isNewer = (one, other) => {
    const [[epoch, sequence], [otherEpoch, otherSequence]] = [one, other].map(id => id.split("-").map(Number));
    return epoch !== otherEpoch ? epoch > otherEpoch : sequence > otherSequence;
};

/**
 * Listens.
 * @param {string} address The stream's address; its parameter "after" is the newest event that the page has.
 * @param {{event: (event: object) => void, skipped: (count: number) => void, state: (text: string) => void}} tell What is told: each event once; how many were left out; what is wrong, or nothing.
 */
export function listen(address, tell) {
    const start = new URL(address, location.href);
    let last = start.searchParams.get("after");
    start.searchParams.delete("after");
    const name = `daybook ${start}`;
    const channel = new BroadcastChannel(name);
    const recent = [];
    let isHolding = false, source = null;

    const take = message => {
        if (message.kind === "event") {
            if (!isNewer(message.id, last))
                return;
            last = message.id;
            tell.event(JSON.parse(message.data));
        } else if (message.kind === "skipped") {
            tell.skipped(message.count);
        } else if (message.kind === "state") {
            tell.state(message.text);
        }
    };

    const share = message => {
        if (message.kind === "event" && recent.push(message) > recentKept)
            recent.shift();
        channel.postMessage(message);
        take(message);
    };

    // A tab that came later asks for what it missed between its page and now.
    channel.onmessage = ({ data }) => {
        if (data.kind !== "missed")
            take(data);
        else if (isHolding)
            recent.filter(message => isNewer(message.id, data.last)).forEach(message => channel.postMessage(message));
    };
    channel.postMessage({ kind: "missed", last });

    const connect = () => {
        const from = new URL(start);
        from.searchParams.set("after", last);
        source = new EventSource(from);
        source.addEventListener("open", () => share({ kind: "state", text: "" }));
        source.addEventListener("event", event => share({ kind: "event", id: event.lastEventId, data: event.data }));
        source.addEventListener("skipped", event => share({ kind: "skipped", count: JSON.parse(event.data).count }));
        source.addEventListener("lost", () => {
            source.close();
            share({ kind: "state", text: "The journal was recovered: reload the page." });
        });
        source.addEventListener("error", () => share({ kind: "state", text: source.readyState === EventSource.CLOSED ? "The stream ended: reload the page." : "Connecting again…" }));
    };

    const hold = async () => {
        isHolding = true;
        connect();
        await new Promise(resolve => addEventListener("pagehide", resolve, { once: true }));
        source.close();
        isHolding = false;
    };

    // Streams of different addresses are few, too, so that pages still load.
    const holdOneOf = async () => {
        for (let tries = 0; ; tries++) {
            for (let slot = 0; slot < mostConnections; slot++) {
                if (await navigator.locks.request(`daybook connection ${slot}`, { ifAvailable: true }, async lock => lock ? (await hold(), true) : false))
                    return;
            }
            if (tries === 0)
                tell.state(`${mostConnections} other pages follow already; this one waits until one of them is closed.`);
            await new Promise(resolve => setTimeout(resolve, 2000));
        }
    };

    if (navigator.locks)
        navigator.locks.request(name, holdOneOf);
    else
        hold();
}
