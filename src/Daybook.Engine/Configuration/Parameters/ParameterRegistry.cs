using System.Collections.Frozen;
using Daybook.Engine.Configuration.Sections;
using Daybook.Engine.Diversification;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Holding;
using Daybook.Engine.Protections.Whipsaw;
using Daybook.Engine.Regimes;
using Daybook.Engine.Scoring;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;
using Daybook.Events;

namespace Daybook.Engine.Configuration.Parameters;

/// <summary>Every parameter that there is: the settings that the sections' options declare. What is parsed, checked, shown, explained and documented follows from them alone.</summary>
internal static class ParameterRegistry
{
    private const int MostSuggestions = 3;

    /// <summary>The sections, in the order in which they are shown.</summary>
    public static IReadOnlyList<ParameterSection> Sections { get; } =
    [
        ParameterSection.Of(SelectionOptions.Section, c => c.Selection, (c, section) => c with { Selection = section }),
        ParameterSection.Of(ScoringOptions.Section, c => c.Scoring, (c, section) => c with { Scoring = section }),
        ParameterSection.Of(SizingOptions.Section, c => c.Sizing, (c, section) => c with { Sizing = section }),
        ParameterSection.Of(BucketLimitOptions.Section, c => c.Buckets, (c, section) => c with { Buckets = section }),
        ParameterSection.Of(GraceOptions.Section, c => c.Grace, (c, section) => c with { Grace = section }),
        ParameterSection.Of(HoldingOptions.Section, c => c.Holding, (c, section) => c with { Holding = section }),
        ParameterSection.Of(WhipsawOptions.Section, c => c.Whipsaw, (c, section) => c with { Whipsaw = section }),
        ParameterSection.Of(CoreAssetOptions.Section, c => c.Core, (c, section) => c with { Core = section }),
        ParameterSection.Of(RegimeSettings.Section, c => c.Regimes, (c, section) => c with { Regimes = section }),
        ParameterSection.Of(RebalanceSettings.Section, c => c.Rebalance, (c, section) => c with { Rebalance = section }),
    ];

    /// <summary>The parameters, in the order in which they are shown.</summary>
    public static IReadOnlyList<Parameter> All { get; } = [.. Sections.SelectMany(section => section.Parameters)];

    private static readonly FrozenDictionary<string, Parameter> ByKey = All.ToFrozenDictionary(parameter => parameter.Key, StringComparer.Ordinal);

    /// <summary>The parameter of a dotted key, or null.</summary>
    public static Parameter? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>
    /// The keys that a text probably means, the likeliest first, three at most: by the reference system's name, by a key's last part, or by a slip in either.
    /// </summary>
    public static IReadOnlyList<string> Suggest(string text)
    {
        if (Find(text) is { } found)
            return [found.Key];
        var last = text[(text.LastIndexOf('.') + 1)..];
        var exact = All.Where(parameter => parameter.ReferenceName == last || parameter.Name == last || parameter.Key.Replace('.', '_') == text).Select(parameter => parameter.Key).ToList();
        if (exact.Count is > 0 and <= MostSuggestions)
            return exact;
        var names = All.SelectMany(parameter => new[] { (Text: parameter.Key, parameter.Key), (Text: parameter.Name, parameter.Key), (Text: parameter.ReferenceName ?? parameter.Key, parameter.Key) })
            .ToLookup(pair => pair.Text, pair => pair.Key, StringComparer.Ordinal);
        return [.. Spelling.Near(text, names.Select(name => name.Key)).SelectMany(name => names[name]).Distinct(StringComparer.Ordinal).Take(MostSuggestions)];
    }
}
