using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Selection;

namespace Daybook.Engine.Tests.Configuration;

public sealed class OverrideTests
{
    [Theory]
    [InlineData("whipsaw.period_days", "21")]
    [InlineData("grace.decay_rate", "0.75")]
    [InlineData("grace.enabled", "false")]
    [InlineData("sizing.mode", "score_weighted")]
    [InlineData("scoring.timeframes", "[1d, 15m]")]
    public void One_value_is_set_and_no_other(string key, string value)
    {
        var changed = EngineConfiguration.Default.With(key, value);

        Assert.All(ParameterRegistry.All, parameter => Assert.Equal(parameter.Key == key ? value : parameter.Default, parameter.TextOf(changed)));
    }

    [Theory]
    [InlineData("whipsaw.perod_days", "21", "whipsaw.perod_days: there is no such key; did you mean whipsaw.period_days?")]
    [InlineData("preset", "adaptive", "preset: there is no such key; 'daybook config show' lists them")]
    [InlineData("whipsaw.period_days", "0", "whipsaw.period_days: 0 is outside 1 to 365 (days)")]
    [InlineData("whipsaw.period_days", "", "whipsaw.period_days: there is no value; expected: 1 to 365")]
    [InlineData("whipsaw.period_days", "'21'", "whipsaw.period_days: '21' is in quotes and so is text; expected: a whole number, such as 1")]
    [InlineData("whipsaw.period_days", "{ a: 1 }", "whipsaw.period_days: a mapping is not a whole number; expected: 1 to 365")]
    [InlineData("whipsaw.period_days", "&a 21", "whipsaw.period_days: anchors and aliases are not read; write the value itself")]
    [InlineData("selection.max_new_positions", "11", "selection.max_new_positions: 11 new positions are more than the portfolio's 10")]
    public void The_checks_are_those_of_a_text(string key, string value, string told) =>
        Assert.Equal(told, Assert.Throws<ConfigurationException>(() => EngineConfiguration.Default.With(key, value)).Message);

    [Fact]
    public void Several_values_are_compared_when_all_are_set()
    {
        var changed = EngineConfiguration.Default.With([KeyValuePair.Create("selection.max_new_positions", "12"), KeyValuePair.Create("selection.max_positions", "20")]);

        Assert.Equal(new SelectionOptions { MaxNewPositions = 12, MaxPositions = 20 }, changed.Selection);
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        var error = Assert.Throws<ConfigurationException>(() => EngineConfiguration.Default.With(
        [
            KeyValuePair.Create("grace.days", "40"),
            KeyValuePair.Create("core.enabled", "true"),
            KeyValuePair.Create("grace.decay", "1"),
            KeyValuePair.Create("core.enabled", "false"),
        ]));

        Assert.Equal(["grace.days", "grace.decay", "core.enabled"], error.Errors.Select(finding => finding.Key));
    }
}
