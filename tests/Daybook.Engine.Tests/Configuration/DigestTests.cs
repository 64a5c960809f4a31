using System.Security.Cryptography;
using System.Text;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Engine.Tests.Configuration;

public sealed class DigestTests
{
    [Fact]
    public void It_is_the_hash_of_the_lines_that_the_documentation_names()
    {
        var lines = ParameterRegistry.All.Where(parameter => parameter.Key is not ("rebalance.calendar" or "regimes.apply_parameters")).Select(parameter => $"{parameter.Key}={parameter.Default}").Order(StringComparer.Ordinal).Prepend("daybook-configuration 1");
        var text = string.Concat(lines.Select(line => line + "\n"));

        Assert.Contains("whipsaw.period_days=14\n", text, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant(), EngineConfiguration.Default.ComputeDigest());
    }

    [Fact]
    public void It_does_not_depend_on_how_the_values_came_about()
    {
        const string Written = "preset: adaptive\nscoring: { timeframes: [1h, 4h, 1d] }\ngrace: { decay_rate: 8e-1 }\n";

        Assert.Equal(ConfigurationPresets.Adaptive.Configuration.ComputeDigest(), EngineConfiguration.Parse(Written).ComputeDigest());
    }
}
