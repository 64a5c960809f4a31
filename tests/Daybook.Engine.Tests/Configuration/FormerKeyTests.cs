using Daybook.Engine.Configuration;
using Daybook.Events;

namespace Daybook.Engine.Tests.Configuration;

public sealed class FormerKeyTests
{
    private static readonly FormerKeys s_former = new([new("whipsaw.window", "whipsaw.period_days")], ["whipsaw.magic"]);

    [Fact]
    public void A_file_with_an_old_name_is_read_and_told_the_new_one()
    {
        var reading = Read("whipsaw:\n  window: 21\n");

        Assert.Equal(21, reading.Configuration!.Whipsaw.PeriodDays);
        var warning = Assert.Single(reading.Findings, finding => finding.Code == ConfigurationCodes.FormerKey);
        Assert.Equal((Severity.Warning, "2:3 whipsaw.window: it is now called whipsaw.period_days, and is read as that"), (warning.Severity, warning.ToString()));
    }

    [Fact]
    public void A_file_with_the_old_name_and_the_new_one_sets_it_twice() =>
        Assert.Equal(ConfigurationCodes.DuplicateKey, Assert.Single(Read("whipsaw: { window: 21, period_days: 14 }").Errors).Code);

    [Fact]
    public void A_file_with_a_removed_key_is_refused_and_told_so()
    {
        var error = Assert.Single(Read("whipsaw:\n  magic: 7\n").Errors);

        Assert.Equal((ConfigurationCodes.UnknownKey, "whipsaw.magic"), (error.Code, error.Key));
        Assert.Contains("it was removed", error.Message, StringComparison.Ordinal);
    }

    private static ConfigurationReading Read(string yaml) => new ConfigurationText(fallback: null, s_former).Read(yaml);
}
