using System.IO.Compression;
using Daybook.Events;
using Daybook.Tests.Events.Support;
using Daybook.Tests.Shared;
using Daybook.Workloads;

namespace Daybook.Tests.Events;

/// <summary>20,000 events in the reference's form: all of them are known, and fit.</summary>
public sealed class WorkloadTests
{
    [Fact]
    public void Every_row_is_imported_under_the_catalogue_type_that_it_names()
    {
        var rows = 0;
        foreach (var line in Rows())
        {
            rows++;
            var imported = PortfolioEvent.Import(EventJson.Read(Make.Utf8(line)) with { Origin = "workload" });

            Assert.True(imported.Type.IsBuiltIn, line);
            Assert.Contains($"\"event_type\": \"{imported.Type.Name}\", \"event_category\": \"{imported.Category.Name}\"", line, StringComparison.Ordinal);
        }

        Assert.Equal(20_000, rows);
    }

    [Fact]
    public void Every_row_could_have_been_recorded_natively()
    {
        var actions = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var line in Rows())
        {
            var created = PortfolioEvent.Create(EventJson.Read(Make.Utf8(line)));
            if (!actions.TryGetValue(created.Type.Name, out var known))
                actions[created.Type.Name] = known = new SortedSet<string>(StringComparer.Ordinal);
            known.Add(created.Action!);
        }

        Assert.Equal(19, actions.Count);
        Assert.Equal(["approve", "deny"], actions["protection_decision_complete"]);
        Assert.Equal(["hold"], actions["regime_detection"]);
    }

    [Fact]
    public void Every_row_is_written_as_it_was_read()
    {
        foreach (var line in Rows().Where((_, index) => index % 20 == 0))
        {
            var fields = EventJson.Read(Make.Utf8(line)) with { Origin = "workload" };

            Assert.Equal(fields, EventJson.Read(Make.Utf8(EventJson.ToLine(PortfolioEvent.Import(fields)))));
        }
    }

    [Fact]
    public void The_generated_load_has_the_shape_of_these_rows()
    {
        PortfolioEvent[] rows = [.. Rows().Select(line => PortfolioEvent.Import(EventJson.Read(Make.Utf8(line)) with { Origin = "workload" }))];
        PortfolioEvent[] made = [.. new StandardWorkload { Count = rows.Length }.Events()];
        var (expected, found) = (Kinds(rows), Kinds(made));

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, kind => Assert.InRange(found[kind.Key], kind.Value * 0.8, kind.Value * 1.25));
        Assert.Equal(rows.Select(row => row.Asset).Distinct().Count(), made.Select(given => given.Asset).Distinct().Count());
        Assert.InRange(Bytes(made), Bytes(rows) * 0.98, Bytes(rows) * 1.02);

        // Which columns a kind fills is part of the shape.
        static Dictionary<string, int> Kinds(IEnumerable<PortfolioEvent> events) => events
            .GroupBy(given => $"{given.Type} {given.Action} {given.Asset is null} {given.Regime is null} {given.ScoreAfter is null} {given.SizeAfter is null} {given.ActivePositions is null}")
            .ToDictionary(group => group.Key, group => group.Count());

        static double Bytes(IEnumerable<PortfolioEvent> events) => events.Average(given => given.Reason.Length + given.Metadata!.Utf8.Length);
    }

    private static IEnumerable<string> Rows()
    {
        using var file = File.OpenRead(Repository.SharedData("workload", "events-20k.jsonl.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
