// Times as pages write them, and the reader's own time on hover.

/** The time in UTC as the server writes it: without parts that are zero. */
export function timeText(iso) {
    const [day, time] = [iso.slice(0, 10), iso.slice(11, 19)];
    if (/T00:00:00(\.0+)?Z$/.test(iso))
        return day;
    return `${day} ${/:00(\.0{1,2}0*)?Z$/.test(iso) ? time.slice(0, 5) : time}`;
}

document.addEventListener("mouseover", event => {
    const time = event.target instanceof Element ? event.target.closest("time[datetime]") : null;
    if (!time || time.dataset.told)
        return;
    time.dataset.told = "";
    time.title = `${time.dateTime} (here ${new Date(time.dateTime).toLocaleString()})`;
});
