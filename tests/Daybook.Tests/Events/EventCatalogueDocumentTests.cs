using Daybook.Events;
using Daybook.Tests.Shared;

namespace Daybook.Tests.Events;

public sealed class EventCatalogueDocumentTests
{
    private const string Command = "dotnet run --project src/Daybook.Cli -- catalogue > docs/reference/events.md";

    [Fact]
    public void The_reference_page_is_what_the_catalogue_says()
    {
        var page = Path.Combine(Repository.Root, "docs", "reference", "events.md");
        var text = File.Exists(page) ? File.ReadAllText(page).ReplaceLineEndings("\n") : null;

        Assert.True(text?.TrimEnd() == EventCatalogueDocument.ToMarkdown().TrimEnd(), $"docs/reference/events.md is behind the catalogue. Write it anew: {Command}");
    }

    [Fact]
    public void Every_type_and_every_key_stands_in_a_row_of_its_own()
    {
        var lines = EventCatalogueDocument.ToMarkdown().Split('\n');

        Assert.All(EventTypes.All, type => Assert.Single(lines, line => line.StartsWith($"| `{type.Name}` | {type.Severity.ToString().ToLowerInvariant()} |", StringComparison.Ordinal)));
        Assert.All(EventTypes.All.SelectMany(type => type.MetadataKeys), key => Assert.Contains($"| `{key.Name}` | {key.Unit} | {key.Description} |", lines));
    }

    [Fact]
    public void A_row_says_what_its_type_requires() => Assert.Contains(
        "| `asset_scored` | info | score | asset, score_after | An asset got its score. |", EventCatalogueDocument.ToMarkdown(), StringComparison.Ordinal);

    [Fact]
    public void Columns_that_a_row_names_are_those_that_creation_asks_for()
    {
        foreach (var type in EventTypes.All.Where(type => type.Required != EventColumns.None))
        {
            var empty = new EventFields { Type = type, OccurredMicros = 0, Action = type.Actions is [var first, ..] ? first : null, Reason = "nothing else is filled" };
            var refusal = Assert.Throws<InvalidEventException>(() => PortfolioEvent.Create(empty));
            Assert.Matches($@"\| `{type.Name}` \|[^|]*\|[^|]*\| [^|]*{refusal.Column}", EventCatalogueDocument.ToMarkdown());
        }
    }
}
