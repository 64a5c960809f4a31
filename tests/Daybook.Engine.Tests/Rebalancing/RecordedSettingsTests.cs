using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Rebalancing;
using Daybook.Events;
using Daybook.Market.Buckets;

namespace Daybook.Engine.Tests.Rebalancing;

/// <summary>Recorded keys are a format: what an earlier or a later version recorded is read as far as it is known, and what is not known is said.</summary>
public sealed class RecordedSettingsTests
{
    private static readonly FormerKeys s_former = new([new("whipsaw.window", "whipsaw.period_days")], ["sizing.magic"]);

    [Fact]
    public void What_is_recorded_today_is_read_whole()
    {
        var options = RebalanceOptions.Of(EngineConfiguration.Default.With("whipsaw.period_days", "21"), new BucketMap([new("Tech", ["NVDA"])]));

        var read = RunFacts.Read(Start(RunFacts.Of(options)))!;

        Assert.Equal(options.Configuration, read.Options.Configuration);
        Assert.Equal("Tech", read.Options.Buckets.BucketOf("NVDA"));
        Assert.Empty(read.NotUsed);
    }

    [Fact]
    public void An_old_name_is_read_as_the_present_one()
    {
        var read = RunFacts.Read(Start(("whipsaw.window", "21")), s_former)!;

        Assert.Equal(21, read.Options.Configuration.Whipsaw.PeriodDays);
        Assert.Empty(read.NotUsed);
    }

    [Fact]
    public void A_removed_key_and_one_of_a_later_version_are_passed_over_and_named()
    {
        var read = RunFacts.Read(Start(("sizing.magic", "7"), ("whipsaw.period_days", "21"), ("grace.later", true)), s_former)!;

        Assert.Equal(21, read.Options.Configuration.Whipsaw.PeriodDays);
        Assert.Equal(["sizing.magic", "grace.later"], read.NotUsed);
    }

    [Fact]
    public void A_parameter_that_an_old_record_does_not_name_has_its_default()
    {
        var read = RunFacts.Read(Start(("grace.days", "4")))!;

        Assert.Equal(EngineConfiguration.Default.With("grace.days", "4"), read.Options.Configuration);
    }

    [Theory]
    [InlineData("grace.days", "4000")]
    [InlineData("grace.days", "many")]
    [InlineData("rebalance.frequency", "hourly")]
    public void A_value_that_is_not_allowed_any_more_is_never_taken_for_the_default(string key, string value)
    {
        var start = Start((key, value), ("whipsaw.period_days", "21"));

        Assert.Null(RunFacts.Read(start));
        Assert.True(RunFacts.AreIn(start));
    }

    [Fact]
    public void An_old_name_beside_the_present_one_says_two_things_and_so_nothing() =>
        Assert.Null(RunFacts.Read(Start(("whipsaw.window", "21"), ("whipsaw.period_days", "14")), s_former));

    [Fact]
    public void A_start_without_settings_says_none()
    {
        var start = Start(Metadata.Of(("kind", "replay")));

        Assert.Null(RunFacts.Read(start));
        Assert.False(RunFacts.AreIn(start));
    }

    [Fact]
    public void What_was_not_used_is_said_in_a_sentence()
    {
        Assert.Null(RecordedSettings.Sentence([]));
        Assert.Equal("1 recorded setting is not known to this version and was not used: a.b", RecordedSettings.Sentence(["a.b"]));
        Assert.Equal("2 recorded settings are not known to this version and were not used: a.b, c.d", RecordedSettings.Sentence(["a.b", "c.d"]));
        Assert.EndsWith("a.9, a.10 and 2 more", RecordedSettings.Sentence([.. Enumerable.Range(1, 12).Select(i => $"a.{i}")]), StringComparison.Ordinal);
    }

    [Fact]
    public void Old_names_lead_to_parameters_that_there_are_and_are_none_themselves()
    {
        Assert.All(FormerKeys.All.Renamed, renamed => Assert.NotNull(ParameterRegistry.Find(renamed.Value)));
        Assert.All(FormerKeys.All.Renamed.Keys.Concat(FormerKeys.All.Removed), former => Assert.Null(ParameterRegistry.Find(former)));
        Assert.Empty(FormerKeys.All.Renamed.Keys.Intersect(FormerKeys.All.Removed));
    }

    private static PortfolioEvent Start(params (string Key, MetadataValue Value)[] settings) => Start(Metadata.Of(("configuration", Metadata.Of(settings))));

    private static PortfolioEvent Start(Metadata? facts) => PortfolioEvent.Create(new EventFields
    {
        Type = EventTypes.SessionStart,
        OccurredMicros = 0,
        Reason = "rebalance began",
        SessionId = "s-1",
        Metadata = facts,
    });
}
