using System.Text;

namespace Daybook.Events;

/// <summary>The catalogue of event types as a page of documentation.</summary>
public static class EventCatalogueDocument
{
    private const string Introduction = """
        # Events

        Every built-in event type, by category. This page is generated from the catalogue in the code:
        `dotnet run --project src/Daybook.Cli -- catalogue > docs/reference/events.md`.

        - The **category** belongs to the type, never to the call that records it.
        - If a type has one **action**, a call may leave it out; if it has several, a call must name one. Any other is refused.
        - A column that the type **requires** must be filled. Every event also requires a timestamp and a reason.
        - **Metadata** keys are the usual ones for such events; others are allowed. [Metadata keys](#metadata-keys) says what each means.

        Imported events are stored unchanged, whatever this page says about their type.


        """;

    /// <summary>The page in Markdown, with <c>\n</c> at the end of each line. The same catalogue gives the same text.</summary>
    public static string ToMarkdown()
    {
        var page = new StringBuilder();
        AppendLines(page, Introduction);
        foreach (var category in EventCategory.All)
            AppendCategory(page, category);
        AppendKeys(page);
        return page.ToString();
    }

    private static void AppendCategory(StringBuilder page, EventCategory category)
    {
        page.Append("## ").Append(category.Name).Append("\n\n")
            .Append("| type | severity | actions | requires | meaning | metadata |\n")
            .Append("|---|---|---|---|---|---|\n");
        foreach (var type in EventTypes.All)
        {
            if (type.Category != category)
                continue;
            page.Append("| `").Append(type.Name)
                .Append("` | ").Append(type.Severity.ToString().ToLowerInvariant())
                .Append(" | ").AppendJoin(", ", type.Actions)
                .Append(" | ").AppendJoin(", ", Columns(type.Required))
                .Append(" | ").Append(Cell(type.Description))
                .Append(" | ").AppendJoin(", ", type.MetadataKeys.Select(key => $"`{key.Name}` ({key.Unit})"))
                .Append(" |\n");
        }

        page.Append('\n');
    }

    private static void AppendKeys(StringBuilder page)
    {
        page.Append("## Metadata keys\n\n| key | unit | meaning |\n|---|---|---|\n");
        var keys = EventTypes.All.SelectMany(type => type.MetadataKeys).DistinctBy(key => key.Name, StringComparer.Ordinal).OrderBy(key => key.Name, StringComparer.Ordinal);
        foreach (var key in keys)
            page.Append("| `").Append(key.Name).Append("` | ").Append(Cell(key.Unit)).Append(" | ").Append(Cell(key.Description)).Append(" |\n");
    }

    private static IEnumerable<string> Columns(EventColumns columns)
    {
        if (columns.HasFlag(EventColumns.Asset))
            yield return "asset";
        if (columns.HasFlag(EventColumns.Regime))
            yield return "regime";
        if (columns.HasFlag(EventColumns.ScoreAfter))
            yield return "score_after";
        if (columns.HasFlag(EventColumns.SizeAfter))
            yield return "size_after";
        if (columns.HasFlag(EventColumns.Session))
            yield return "session_id";
        if (columns.HasFlag(EventColumns.Trace))
            yield return "trace_id";
    }

    // Source files may be checked out with another line ending; the page has one.
    private static void AppendLines(StringBuilder page, string text) => page.Append(text.ReplaceLineEndings("\n"));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
