using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Configuration.Sections;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Tests.Configuration.Support;
using Daybook.Engine.WhatIf;
using Daybook.Events;

namespace Daybook.Engine.Tests.Configuration;

/// <summary>The words of <c>rebalance.frequency</c> and <c>rebalance.calendar</c>.</summary>
public sealed class RebalanceWordsTests
{
    [Theory]
    [InlineData("every-1-days")]
    [InlineData("every-366-days")]
    [InlineData("every-21-trading-days")]
    [InlineData("last-trading-day-of-quarter")]
    public void A_word_is_read_and_written_as_it_is(string word)
    {
        var configuration = ConfigurationTexts.Accepted($"rebalance: {{ frequency: {word} }}");

        Assert.Equal(word, ParameterRegistry.Find("rebalance.frequency")!.TextOf(configuration));
        Assert.Equal(configuration, EngineConfiguration.Default.With("rebalance.frequency", word));
    }

    [Theory]
    [InlineData("monday", "did you mean mondays?")]
    [InlineData("dayly", "did you mean daily?")]
    [InlineData("last_trading_day_of_month", "did you mean last-trading-day-of-month?")]
    [InlineData("last-trading-day-of-the-month", "did you mean last-trading-day-of-month?")]
    [InlineData("every 10 days", "did you mean every-10-days?")]
    [InlineData("every-10-day", "did you mean every-10-days?")]
    [InlineData("every_21_trading_days", "did you mean every-21-trading-days?")]
    [InlineData("every-010-days", "did you mean every-10-days?")]
    [InlineData("every-0-days", "every-N-days or every-N-trading-days with N from 1 to 366")]
    [InlineData("every-367-days", "every-N-days or every-N-trading-days with N from 1 to 366")]
    [InlineData("every--days", "is none of daily, weekly, monthly, quarterly, mondays")]
    public void Another_word_is_refused_and_told_what_is_meant(string word, string hint)
    {
        Assert.Contains(hint, ConfigurationTexts.Complaint($"rebalance: {{ frequency: {word} }}"), StringComparison.Ordinal);
        Assert.Null(RebalanceFrequency.Find(word));
    }

    [Theory]
    [InlineData("none", "none")]
    [InlineData("new-york", "new-york")]
    [InlineData("calendars/lse.yaml", "calendars/lse.yaml")]
    [InlineData(@"..\lse.yml", @"..\lse.yml")]
    [InlineData("'my # calendar''s.yaml'", "'my # calendar''s.yaml'")]
    [InlineData("\"C:\\\\a: b.yaml\"", @"'C:\a: b.yaml'")]
    [InlineData("-x.yaml", "'-x.yaml'")]
    public void A_calendar_is_a_name_or_a_file_and_is_read_back_from_its_text(string value, string text)
    {
        var configuration = EngineConfiguration.Default.With("rebalance.calendar", value);
        var parameter = ParameterRegistry.Find("rebalance.calendar")!;

        Assert.Equal(text, parameter.TextOf(configuration));
        Assert.Equal(configuration, EngineConfiguration.Default.With("rebalance.calendar", text));
        Assert.Equal(configuration, ConfigurationTexts.Accepted($"rebalance:\n  calendar: {text}\n"));
    }

    [Theory]
    [InlineData("new_york", "did you mean new-york?")]
    [InlineData("newyork", "did you mean new-york?")]
    [InlineData("london", "is none of none, new-york or a .yaml file")]
    [InlineData("lse.csv", "is none of none, new-york or a .yaml file")]
    [InlineData("\"a\\u0007.yaml\"", "is none of none, new-york or a .yaml file")]
    public void Another_calendar_is_refused(string value, string hint) => Assert.Contains(hint, ConfigurationTexts.Complaint($"rebalance: {{ calendar: {value} }}"), StringComparison.Ordinal);

    [Fact]
    public void A_calendar_that_has_no_say_is_doubted()
    {
        Assert.Contains("calendar_has_a_say", Doubts("weekly", "new-york"));
        Assert.Contains("calendar_has_a_say", Doubts("every-10-days", "new-york"));
        Assert.DoesNotContain("calendar_has_a_say", Doubts("mondays", "new-york"));
        Assert.DoesNotContain("calendar_has_a_say", Doubts("every-10-trading-days", "new-york"));
        Assert.DoesNotContain("calendar_has_a_say", Doubts("weekly", "none"));
    }

    [Fact]
    public void A_sweep_takes_the_words() => Assert.Equal(
        ["rebalance.frequency=mondays", "rebalance.frequency=last-trading-day-of-month", "rebalance.frequency=every-10-days"],
        SweepGrid.Parse("rebalance.frequency=mondays|last-trading-day-of-month|every-10-days").Points.Select(point => point.ToString()));

    /// <summary>Made by the version before there were calendars.</summary>
    [Theory]
    [InlineData("", "f93de82d5b122497b9a6157038975d2daad168eb064afb4987ce78dcb264e230")]
    [InlineData("rebalance: { frequency: weekly }", "5deceae022f67e715c161d2abb893989b318cfcf6d9582f047f084d7543c5236")]
    [InlineData("rebalance: { frequency: weekly, calendar: none }", "5deceae022f67e715c161d2abb893989b318cfcf6d9582f047f084d7543c5236")]
    public void What_could_be_set_before_has_the_digest_that_it_had(string yaml, string digest) => Assert.Equal(digest, ConfigurationTexts.Accepted(yaml).ComputeDigest());

    [Fact]
    public void A_calendar_is_recorded_where_there_is_one_and_read_again()
    {
        var configuration = EngineConfiguration.Default.With([new("rebalance.frequency", "mondays"), new("rebalance.calendar", "new-york")]);
        var (with, without) = (Start(configuration), Start(EngineConfiguration.Default));

        Assert.Equal(configuration, RunFacts.Read(with)!.Options.Configuration);
        Assert.Equal(RebalanceOptions.Of(configuration).Calendar!.Digest, RunFacts.CalendarDigest(with));
        Assert.Equal(EngineConfiguration.Default, RunFacts.Read(without)!.Options.Configuration);
        Assert.Null(RunFacts.CalendarDigest(without));
        Assert.DoesNotContain("calendar", without.Metadata!.ToString(), StringComparison.Ordinal);
    }

    private static PortfolioEvent Start(EngineConfiguration configuration) => PortfolioEvent.Create(new EventFields
    {
        Type = EventTypes.SessionStart,
        OccurredMicros = 0,
        Reason = "rebalance began",
        SessionId = "s-1",
        Metadata = RunFacts.Of(RebalanceOptions.Of(configuration)),
    });

    private static IEnumerable<string> Doubts(string frequency, string calendar) =>
        EngineConfiguration.Default.With([new("rebalance.frequency", frequency), new("rebalance.calendar", calendar)]).Check().Select(finding => finding.Code);
}
