using System.Text.Json;
using Daybook.Events;

namespace Daybook.Operations.Inputs;

/// <summary>What a replay was given besides its configuration. A replay's session says it, so that another one can be made of the same.</summary>
internal sealed record ReplayInputs
{
    private const string Key = "inputs";

    /// <summary>The price files, in the order given; empty for a simulated market.</summary>
    public IReadOnlyList<InputFile> Prices { get; init; } = [];

    /// <summary>The names of the price files' columns by their roles, as the command line said them, or null.</summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }

    /// <summary>How the price files write dates, as the command line said it, or null.</summary>
    public string? DateFormat { get; init; }

    /// <summary>The seed of a simulated market, or null.</summary>
    public long? Seed { get; init; }

    /// <summary>Trading days of a simulated market; null for price files.</summary>
    public int? Days { get; init; }

    /// <summary>Assets of a simulated market; null for price files.</summary>
    public int? Assets { get; init; }

    /// <summary>The assets that may be traded, or null for all that are in no other role.</summary>
    public IReadOnlyList<string>? Universe { get; init; }

    /// <summary>The symbols that regimes are computed from, by role; empty for none.</summary>
    public RegimeRoles Roles { get; init; } = RegimeRoles.None;

    /// <summary>A file of regimes by date, or null.</summary>
    public InputFile? Regimes { get; init; }

    /// <summary>A file of fundamental scores, or null.</summary>
    public InputFile? Fundamentals { get; init; }

    /// <summary>A file that says which bucket an asset belongs to, or null.</summary>
    public InputFile? Buckets { get; init; }

    /// <summary>The file of the calendar that <c>rebalance.calendar</c> names, or null.</summary>
    public InputFile? Calendar { get; init; }

    /// <summary>The first day, or null.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, or null.</summary>
    public DateOnly? To { get; init; }

    /// <summary>All files, whatever their role.</summary>
    public IEnumerable<InputFile> Files => [.. Prices.SelectMany(file => new[] { file, file.Factors }).OfType<InputFile>(), .. new[] { Regimes, Fundamentals, Buckets, Calendar }.OfType<InputFile>()];

    /// <summary>The inputs as JSON.</summary>
    public Metadata ToMetadata() => Metadata.Parse(JsonSerializer.Serialize(this, ReplayInputsJson.Default.ReplayInputs));

    /// <summary>The inputs as a fact of a session's start.</summary>
    public (string Key, MetadataValue Value) ToFact() => (Key, ToMetadata());

    /// <summary>The inputs that a session's start tells of, or null.</summary>
    public static ReplayInputs? Read(PortfolioEvent start)
    {
        try
        {
            using var document = start.Metadata?.ToDocument();
            return document is not null && document.RootElement.TryGetProperty(Key, out var inputs) ? inputs.Deserialize(ReplayInputsJson.Default.ReplayInputs) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
