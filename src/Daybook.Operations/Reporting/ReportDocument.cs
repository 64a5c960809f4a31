using System.Globalization;
using System.Text.Json;
using Daybook.Charts;
using Daybook.Decisions;
using Daybook.Operations.Deciding;
using Daybook.Operations.Histograms;
using Daybook.Operations.Series;
using Daybook.Operations.Words;

namespace Daybook.Operations.Reporting;

/// <summary>A report's HTML.</summary>
internal static class ReportDocument
{
    private const int Width = 1_000;

    private const string Style = """
        body { margin: 32px auto; max-width: 1040px; padding: 0 20px; font: 15px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; color: #1b1f24; background: #fff; }
        h1 { font-size: 24px; margin-bottom: 4px; } h2 { font-size: 18px; margin-top: 36px; }
        table { border-collapse: collapse; width: 100%; font-size: 14px; } th, td { text-align: left; vertical-align: top; padding: 4px 10px 4px 0; border-bottom: 1px solid #d8dde3; overflow-wrap: anywhere; }
        thead th { color: #59626e; font-size: 13px; } .number { text-align: right; white-space: nowrap; }
        .quiet { color: #59626e; } figure { margin: 12px 0; } figcaption { color: #59626e; font-size: 14px; } svg { max-width: 100%; height: auto; }
        code { font: 13px ui-monospace, monospace; overflow-wrap: anywhere; } tr, figure { break-inside: avoid; } summary { color: #59626e; font-size: 14px; }
        """;

    /// <summary>Writes it.</summary>
    public static string Write(ReportContent content)
    {
        var html = new HtmlText();
        var name = Path.GetFileName(content.Journal);
        html.Markup("<!DOCTYPE html>\n<html lang=\"en\" data-theme=\"light\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Element("title", $"Daybook report: {name}").Markup("<style>\n").Markup(Style).Markup("\n").Markup(ChartStyle.Css).Markup("</style>\n</head>\n<body>\n");
        html.Element("h1", $"Report of {name}");
        Introduction(html, content);
        Value(html, content);
        Events(html, content);
        Protections(html, content);
        Decisions(html, content.Decisions, "Last decisions", content.Statistics.Total == 0 ? "There are no events in this period." : "There are no decisions in this period.");
        Portfolio(html, content);
        Errors(html, content);
        return html.Markup("</body>\n</html>\n").ToString();
    }

    private static void Introduction(HtmlText html, ReportContent content)
    {
        var request = content.Request;
        var about = request.Asset is { } asset ? $" about {asset}" : string.Empty;
        var period = (content.Events.Buckets is [var first, ..] ? $", {Time(first.Start)} to {Time(content.Events.Buckets[^1].End)}" : string.Empty) + ". Times are UTC.";
        html.Element("p", $"{Quantity.Count(content.Statistics.Total, "event")}{about}: {Quantity.Count(content.Statistics.Trades, "trade")}, {Quantity.Count(content.Statistics.Blocks, "block")}, {Quantity.Count(content.Statistics.Errors, "error")}{period}");
        html.Element("p", PortfolioOf(content));
        html.Markup("<p class=\"quiet\">").Text($"Made on {Time(content.Made)} from the first {Quantity.Count(content.Head.Count, "event")} of the journal")
            .Markup(", whose root is <code>").Text(content.Head.Root.ToString()).Markup("</code>. <code>daybook verify --at ").Text(content.Head.Count.ToString(CultureInfo.InvariantCulture))
            .Markup(" --expect-root …</code> says whether the journal still holds them unchanged.</p>\n");
    }

    private static string PortfolioOf(ReportContent content) =>
        (content.Series.Portfolio is { } name ? $"Portfolio {name}" : "The portfolio without a name") + (content.Series.Run is { } run ? $", run {run}." : ", live.");

    private static void Value(HtmlText html, ReportContent content)
    {
        var series = content.Series;
        html.Element("h2", "Value and drawdown");
        if (!series.HasValues)
            html.Element("p", "This portfolio records no values, so its exposure and positions alone are shown.");
        html.Picture(SeriesPicture.Draw(series, new PictureFrame("value", "Value and drawdown", Width, 420)));
    }

    private static void Events(HtmlText html, ReportContent content)
    {
        html.Element("h2", "Events");
        html.Picture(HistogramPicture.Draw(content.Events, "events", new PictureFrame("events", "Events by category", Width, 200)));
    }

    private static void Protections(HtmlText html, ReportContent content)
    {
        html.Element("h2", "What protections refused");
        if (content.Statistics.BlockedBy.Count == 0)
        {
            html.Element("p", "Nothing was refused in this period.");
            return;
        }

        html.Picture(HistogramPicture.Draw(content.Blocks, "blocks", new PictureFrame("blocks", "Blocks by protection", Width, 200)));
        html.Table(["Protection", "#Blocks"], content.Statistics.BlockedBy.Select(one => (IReadOnlyList<string?>)[one.Key, Quantity.Count(one.Value)]));
        Decisions(html, content.Refused, "Last refusals", "No decision of this period was refused.");
    }

    private static void Decisions(HtmlText html, DecisionsAnswer answer, string title, string none)
    {
        html.Element("h2", title);
        if (answer.Decisions.Count == 0)
        {
            html.Element("p", none);
            return;
        }

        html.Table(
            ["#Event", "Time", "Asset", "Decision", "#Score", "Decided by", "Reason"],
            answer.Decisions.Select(row => (IReadOnlyList<string?>)
            [
                row.EventId.ToString(CultureInfo.InvariantCulture), Time(row.Occurred), row.Asset, WordOf(row.Action), row.Score is { } score ? Quantity.Number(score) : null, row.DecidedBy, row.FailedCheck ?? row.Reason,
            ]));
        if (answer.Next is not null)
            html.Element("p", $"The newest {Quantity.Count(answer.Decisions.Count)} are shown; 'daybook decisions' lists all of them.");
    }

    private static void Portfolio(HtmlText html, ReportContent content)
    {
        var state = content.State;
        html.Element("h2", $"The portfolio as of {Time(state.At)}");
        html.Element("p", $"Trading: {state.TradingState.ToString().ToLowerInvariant()}. Regime: {state.Regime ?? "not known"}. {Quantity.Count(state.Positions.Count, "position")}, {Quantity.Count(state.Locks.Count, "lock")}.");
        if (state.Positions.Count > 0)
        {
            html.Table(
                ["Asset", "#Size", "#Score", "Opened", "Grace"],
                state.Positions.Select(position => (IReadOnlyList<string?>)
                [
                    position.Asset, position.Size is { } size ? Quantity.Percent(size) : null, position.Score is { } score ? Quantity.Number(score) : null, Time(position.Entered),
                    position.Grace is { } grace ? $"day {grace.Days}{(grace.Ends is { } ends ? $", ends {Time(ends)}" : "")}" : null,
                ]));
        }

        if (state.Locks.Count > 0)
        {
            html.Table(
                ["Asset", "Protection", "Code", "Since", "Until", "Evidence"],
                state.Locks.Select(one => (IReadOnlyList<string?>)
                [
                    one.Asset, one.Protection, one.Code, Time(one.From), one.Until is { } until ? Time(until) : "lifted by hand", string.Join(", ", one.Events.Take(6)),
                ]));
        }
    }

    private static void Errors(HtmlText html, ReportContent content)
    {
        html.Element("h2", "Errors");
        if (content.Errors.Events.Count == 0)
            html.Element("p", "No errors were recorded in this period.");
        else
            html.Table(["#Event", "Time", "Type", "Asset", "Reason"], content.Errors.Events.Select(one => (IReadOnlyList<string?>)[one.Id.ToString(CultureInfo.InvariantCulture), Time(one.OccurredAt), one.Type.Name, one.Asset, one.Reason]));
    }

    private static string WordOf(DecisionAction action) => JsonNamingPolicy.SnakeCaseLower.ConvertName(action.ToString()).Replace('_', ' ');

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
