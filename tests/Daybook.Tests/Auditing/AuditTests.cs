using CsCheck;
using Daybook.Auditing;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Storage;
using Daybook.Tests.Auditing.Support;
using Daybook.Tests.Shared;

namespace Daybook.Tests.Auditing;

public sealed class AuditTests
{
    private readonly Ledger _ledger = new();

    [Fact]
    public async Task Counts_are_exact_and_evidence_is_limited()
    {
        for (var i = 0; i < 20; i++)
            _ledger.Close("KO");

        var finding = Assert.Single((await _ledger.AuditAsync(new AuditOptions { MaxEvents = 5, Examples = 2 })).Findings);

        Assert.Equal((20, 15), (finding.Count, finding.Omitted));
        Assert.Equal([1, 2, 3, 4, 5], finding.Events);
        Assert.Equal([1, 2], finding.Examples.Select(example => example.Event.Id));
    }

    [Fact]
    public async Task A_selection_limits_what_is_reported_and_not_what_is_known()
    {
        _ledger.Open("KO");
        _ledger.Open("AAPL");
        var ko = _ledger.Open("KO");
        var apple = _ledger.Open("AAPL");

        Assert.Equal([apple], await ReportedAsync(new EventQuery { Filter = Filter.Equal(EventField.Asset, "AAPL") }));
        Assert.Equal([ko, apple], await ReportedAsync(new EventQuery { From = Ledger.Start.AddHours(2) }));
        Assert.Equal([ko], await ReportedAsync(new EventQuery { From = Ledger.Start.AddHours(2), To = Ledger.Start.AddHours(3) }));

        async Task<IEnumerable<long>> ReportedAsync(EventQuery selection) =>
            (await _ledger.AuditAsync(new AuditOptions { Selection = selection })).Findings.SelectMany(finding => finding.Events);
    }

    [Fact]
    public async Task Rules_of_ones_own_see_every_event_in_order_and_then_the_end()
    {
        _ledger.Open("KO");
        _ledger.Close("KO");
        var rule = new WitnessRule();

        var report = await _ledger.AuditAsync([.. AuditRules.General(), rule]);

        Assert.Equal([(1L, PositionStatus.Unknown), (2L, PositionStatus.Held)], rule.Seen);
        Assert.Equal(2, rule.Ended?.Events);
        Assert.Contains("witness", report.Rules);
        await Assert.ThrowsAsync<ArgumentException>(() => _ledger.AuditAsync([new WitnessRule(), new WitnessRule()]));
    }

    [Fact]
    public async Task An_empty_journal_has_no_findings()
    {
        var report = await _ledger.AuditAsync();

        Assert.True(report.Ok);
        Assert.Equal(0, report.Events);
    }

    [Fact]
    public void Every_rule_is_described_in_its_reference()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reference", "audit-rules.md")).Split("\n## Protections and limits\n")[0];
        Assert.All(AuditRules.General(), rule => Assert.Contains($"### {rule.Name}\n", page, StringComparison.Ordinal));
        Assert.Equal(AuditRules.General().Count, page.Split('\n').Count(line => line.StartsWith("### ", StringComparison.Ordinal)));
        Assert.All(AuditRules.General(), rule => Assert.Matches("^[a-z]+(-[a-z]+)*$", rule.Name));
        Assert.All(AuditRules.General(), rule => Assert.Matches(@"^[A-Z].*\.$", rule.Description));
    }

    [Fact]
    public void No_rule_fails_whatever_the_events_hold() => GenerateEvents.Any.Array[1, 30].Sample(
        events =>
        {
            var ledger = new Ledger();
            foreach (var added in events)
                ledger.Add(added);
            var report = ledger.AuditAsync(new AuditOptions { IsAbandoned = _ => true }).GetAwaiter().GetResult();
            Assert.Equal(events.Length, report.Events);
            Assert.All(report.Findings, finding => Assert.InRange(finding.Count, 1, 2L * events.Length));
        },
        iter: 300);

    [Fact]
    public void A_life_of_positions_that_makes_sense_has_no_findings() => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3]).Array[1, 60].Sample(
        steps =>
        {
            var ledger = new Ledger();
            var held = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var (number, choice) in steps)
                Step(ledger, held, $"A{number}", choice);
            Assert.Empty(ledger.AuditAsync().GetAwaiter().GetResult().Findings);
        },
        iter: 300);

    private static void Step(Ledger ledger, Dictionary<string, double> held, string asset, int choice)
    {
        if (!held.TryGetValue(asset, out var size))
        {
            ledger.Add("position_open", asset, "open", size: (0, 0.1));
            held[asset] = 0.1;
        }
        else if (choice == 0)
        {
            ledger.Add("position_close", asset, "close", size: (size, 0));
            held.Remove(asset);
        }
        else
        {
            var (type, action, after) = choice switch
            {
                1 => ("position_adjust", "increase", size * 1.5),
                2 => ("position_adjust", "decrease", size / 2),
                _ => ("position_hold", "hold", size),
            };
            ledger.Add(type, asset, action, size: (size, after));
            held[asset] = after;
        }
    }

    private sealed class WitnessRule : IAuditRule
    {
        public string Name => "witness";

        public Severity Severity => Severity.Info;

        public string Description => "Nothing is found.";

        public List<(long Id, PositionStatus Status)> Seen { get; } = [];

        public AuditEnd? Ended { get; private set; }

        public void See(in AuditedEvent audited, IAuditEvidence evidence) => Seen.Add((audited.Event.Id, audited.Position.Status));

        public void End(AuditEnd end, IAuditEvidence evidence) => Ended = end;
    }
}
