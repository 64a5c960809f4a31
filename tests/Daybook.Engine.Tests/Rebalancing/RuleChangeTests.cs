using Daybook.Engine.Configuration;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Rebalancing;
using Daybook.Events;
using Daybook.Tests.Shared;

namespace Daybook.Engine.Tests.Rebalancing;

public sealed class RuleChangeTests
{
    private static readonly DateTimeOffset At = new(2024, 5, 6, 21, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_session_says_the_version_of_its_rules_and_one_that_says_none_has_the_first()
    {
        var options = RebalanceOptions.Of(EngineConfiguration.Default);

        Assert.Equal(RuleChange.PresentVersion, RunFacts.Read(Start(RunFacts.Of(options)))!.RulesVersion);
        Assert.Equal(1, RunFacts.Read(Start(Metadata.Of(("configuration", Metadata.Of(("grace.days", "4"))))))!.RulesVersion);
    }

    [Fact]
    public void The_page_says_each_change_and_the_present_version()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reference", "rule-changes.md"));

        Assert.All(RuleChange.All, change => Assert.Contains($"| {change.Version} | `{change.Name}` | {change.Description} |", page, StringComparison.Ordinal));
        Assert.Contains($"The rules of this version are **{RuleChange.PresentVersion}**.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_change_a_size_in_grace_is_rounded_as_it_was()
    {
        var change = RuleChange.All.Single(one => one.Name == "grace-size-rounding");
        var options = RebalanceOptions.Of(EngineConfiguration.Default.With([new("grace.decay_rate", "0.5")]));
        var entry = new GraceEntry(At, 0.127575, 0.127575, 1);

        Assert.Equal(0.063787, entry.SizeAt(At.AddDays(1), options.Protections.Grace));
        Assert.Equal(0.063788, entry.SizeAt(At.AddDays(1), change.Before(options).Protections.Grace));
    }

    private static PortfolioEvent Start(Metadata? facts) => PortfolioEvent.Restore(new EventFields
    {
        Type = EventTypes.SessionStart,
        Reason = "began",
        SessionId = "one",
        Metadata = facts,
    });
}
