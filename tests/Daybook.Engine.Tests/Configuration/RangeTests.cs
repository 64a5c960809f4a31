using System.Globalization;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Settings;
using Daybook.Files;

namespace Daybook.Engine.Tests.Configuration;

public sealed class RangeTests
{
    public static TheoryData<string> Numbers => [.. ParameterRegistry.All.Where(parameter => parameter.Minimum is not null).Select(parameter => parameter.Key)];

    public static TheoryData<string> Others => [.. ParameterRegistry.All.Where(parameter => parameter.Minimum is null).Select(parameter => parameter.Key)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Both_edges_are_accepted_and_what_lies_just_beyond_is_refused(string key)
    {
        var parameter = ParameterRegistry.Find(key)!;
        var (least, most) = (parameter.Minimum!.Value, parameter.Maximum!.Value);
        var isWhole = parameter.Type == "whole number";

        Assert.Null(Problem(parameter, Text(least)));
        Assert.Null(Problem(parameter, Text(most)));
        Assert.Equal(ValueCodes.OutOfRange, Problem(parameter, Text(isWhole ? least - 1 : double.BitDecrement(least))));
        Assert.Equal(ValueCodes.OutOfRange, Problem(parameter, Text(isWhole ? most + 1 : double.BitIncrement(most))));
        Assert.Equal(ValueCodes.OutOfRange, Problem(parameter, isWhole ? "-99999999999999999999999999" : "-1e300"));
        Assert.Equal(ValueCodes.OutOfRange, Problem(parameter, isWhole ? "99999999999999999999999999" : "1e300"));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void What_is_not_such_a_number_is_refused(string key)
    {
        var parameter = ParameterRegistry.Find(key)!;
        var isWhole = parameter.Type == "whole number";

        Assert.All(["many", "1_000", "0x10", "1 000", "1,5", "true", "2025-03-05"], text => Assert.Equal(ValueCodes.WrongType, Problem(parameter, text)));
        Assert.All([".inf", "-.INF", ".nan", "1e999", "NaN", "-Infinity"], text => Assert.Equal(isWhole ? ValueCodes.WrongType : ValueCodes.NotFinite, Problem(parameter, text)));
        Assert.All(["", "~", "null"], text => Assert.Equal(ValueCodes.NoValue, Problem(parameter, text)));
        Assert.Equal(ValueCodes.WrongType, Problem(parameter, Text(parameter.Minimum!.Value), isQuoted: true));
        Assert.Equal(isWhole ? ValueCodes.WrongType : null, Problem(parameter, Text(parameter.Maximum!.Value) + (isWhole ? ".5" : "e0")));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_not_such_a_word_is_refused(string key)
    {
        var parameter = ParameterRegistry.Find(key)!;
        var code = parameter.Type == "word" ? ValueCodes.UnknownWord : ValueCodes.WrongType;

        Assert.All(["many", "yes", "1", "0.5", ".nan", "Adaptive!"], text => Assert.Equal(code, Problem(parameter, text)));
        Assert.All(["", "~", "null"], text => Assert.Equal(ValueCodes.NoValue, Problem(parameter, text)));
    }

    [Fact]
    public void A_range_holds_for_a_configuration_made_in_code_too()
    {
        var configuration = new EngineConfiguration { Grace = new() { Days = 31, DecayRate = double.NaN }, Regimes = new() { OverrideSeverity = (RegimeChangeSeverity)7 } };

        Assert.Equal(
            ["grace.days: 31 is outside 1 to 30 (days)", "grace.decay_rate: NaN is not finite; expected: 0.1 to 1", "regimes.override_severity: 7 is none of normal, high, critical"],
            configuration.Check().Where(finding => finding.IsError).Select(finding => finding.ToString()));
    }

    [Fact]
    public void There_is_one_zero() => Assert.Equal(
        EngineConfiguration.Default.With("selection.min_score", "0").ComputeDigest(),
        EngineConfiguration.Default.With("selection.min_score", "-0.0").ComputeDigest());

    private static string? Problem(Parameter parameter, string text, bool isQuoted = false)
    {
        var configuration = EngineConfiguration.Default;
        var problem = parameter.Apply(new ScalarNode(text, isQuoted, 1, 1), ref configuration);
        if (problem is not null)
            Assert.Equal(EngineConfiguration.Default, configuration);
        return problem?.Code;
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
