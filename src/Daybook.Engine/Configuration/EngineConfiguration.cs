using System.Security.Cryptography;
using System.Text;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Configuration.Rules;
using Daybook.Engine.Configuration.Sections;
using Daybook.Engine.Diversification;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Holding;
using Daybook.Engine.Protections.Whipsaw;
using Daybook.Engine.Regimes;
using Daybook.Engine.Scoring;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.Configuration;

/// <summary>
/// Everything that can be set about the engine. Immutable; equal when all values are. Made by <see cref="Parse"/>, which refuses what is illegal, or in code from
/// <see cref="Default"/>, and then <see cref="Check"/> says what is wrong with it. Parameters, ranges and defaults: <see cref="ParameterRegistry"/>.
/// </summary>
public sealed record EngineConfiguration
{
    /// <summary>What is in force when nothing is set.</summary>
    public static EngineConfiguration Default { get; } = new();

    /// <summary>Which assets may be held.</summary>
    public SelectionOptions Selection { get; init; } = new();

    /// <summary>What a score is made of.</summary>
    public ScoringOptions Scoring { get; init; } = new();

    /// <summary>How large positions are.</summary>
    public SizingOptions Sizing { get; init; } = new();

    /// <summary>How positions are spread over groups of assets.</summary>
    public BucketLimitOptions Buckets { get; init; } = new();

    /// <summary>How long a position may stay under the threshold, and how it shrinks.</summary>
    public GraceOptions Grace { get; init; } = new();

    /// <summary>How long positions are held.</summary>
    public HoldingOptions Holding { get; init; } = new();

    /// <summary>When an asset may be opened again, and closed.</summary>
    public WhipsawOptions Whipsaw { get; init; } = new();

    /// <summary>Which assets may exceed a bucket's limit, and for how long.</summary>
    public CoreAssetOptions Core { get; init; } = new();

    /// <summary>What a change of regime may override.</summary>
    public RegimeSettings Regimes { get; init; } = new();

    /// <summary>When the portfolio is rebalanced, with how much money, at which costs.</summary>
    public RebalanceSettings Rebalance { get; init; } = new();

    /// <summary>The settings of the protections.</summary>
    public ProtectionOptions ToProtections() => new() { CoreAssets = Core, Grace = Grace, Holding = Holding, Whipsaw = Whipsaw };

    /// <summary>Reads YAML. <see cref="ConfigurationReader"/> does the same and also tells warnings and where each value comes from.</summary>
    /// <exception cref="ConfigurationException">The text is no valid configuration; the exception has all of its errors.</exception>
    public static EngineConfiguration Parse(string yaml)
    {
        var reading = ConfigurationReader.Read(yaml);
        return reading.Configuration ?? throw new ConfigurationException(reading.Errors);
    }

    /// <summary>The same configuration with another value, under the same checks as a text.</summary>
    /// <param name="key">A dotted key, for example <c>whipsaw.period_days</c>.</param>
    /// <param name="value">The value as YAML writes it: <c>21</c>, <c>true</c>, <c>[1d, 4h]</c>.</param>
    /// <exception cref="ConfigurationException">There is no such key, the value is not legal, or it contradicts another one.</exception>
    public EngineConfiguration With(string key, string value) => With([KeyValuePair.Create(key, value)]);

    /// <summary>The same configuration with other values. What contradicts each other is looked for when all are set.</summary>
    /// <param name="values">Dotted keys, each once, and values as YAML writes them.</param>
    /// <exception cref="ConfigurationException">As above; the exception has all errors.</exception>
    public EngineConfiguration With(IEnumerable<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return ConfigurationOverrides.Apply(this, values);
    }

    /// <summary>What is wrong with the values, and what is worth a look: single values first, then what they say together. Empty: nothing.</summary>
    public IReadOnlyList<ConfigurationFinding> Check()
    {
        var findings = new List<ConfigurationFinding>();
        foreach (var parameter in ParameterRegistry.All)
        {
            if (parameter.Check(this) is { } problem)
                findings.Add(ConfigurationFinding.Of(parameter.Key, problem));
        }

        var illegal = findings.Select(finding => finding.Key!).ToHashSet(StringComparer.Ordinal);
        findings.AddRange(ConfigurationRules.Judge(this, illegal).Select(broken => broken.Finding));
        return findings;
    }

    /// <summary>Refuses what <see cref="Check"/> calls an error.</summary>
    /// <exception cref="ConfigurationException">There is one; the exception has all of them.</exception>
    public void Validate()
    {
        ConfigurationFinding[] errors = [.. Check().Where(finding => finding.IsError)];
        if (errors.Length > 0)
            throw new ConfigurationException(errors);
    }

    /// <summary>
    /// A digest of all effective values: the SHA-256, in small hexadecimal letters, of the line <c>daybook-configuration 1</c> and then a line <c>key=value</c> for each parameter
    /// that <see cref="Parameter.IsRecorded"/>, ordered by key, each line ended by <c>\n</c>. Equal configurations have the same digest, whichever text or preset they come from.
    /// </summary>
    public string ComputeDigest()
    {
        var text = new StringBuilder("daybook-configuration 1\n");
        foreach (var parameter in ParameterRegistry.All.Where(parameter => parameter.IsRecorded(this)).OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
            text.Append(parameter.Key).Append('=').Append(parameter.TextOf(this)).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
