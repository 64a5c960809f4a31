using System.Text.Json;
using Daybook.Decisions;
using Daybook.Engine.Protections;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;

namespace Daybook.Operations.Selecting;

/// <summary>
/// What is meant by "blocked": a rule refused something that was asked for, an event of category <c>protection</c> with the action <c>block</c> or <c>deny</c>, or a <c>decision</c>
/// against a trade with a check that blocks. A limit that was reached and a score under the threshold are no blocks.
/// </summary>
internal static class Blocked
{
    private const string Ending = "_block";

    private static readonly string[] Names = [ProtectionNames.Whipsaw, ProtectionNames.Holding, ProtectionNames.Grace, ProtectionNames.CoreAsset];

    private static readonly Filter Refused = Filter.And(Filter.Equal(EventField.Category, EventCategory.Protection.Name), Filter.In(EventField.Action, "block", "deny"));

    private static readonly Filter Decided = Filter.And(Filter.Equal(EventField.Type, EventTypes.Decision.Name), Filter.In(EventField.Action, "not_open", "not_close", "hold"));

    /// <summary>Selects the events that may say so.</summary>
    public static Filter Candidates { get; } = Filter.Or(Refused, Decided);

    /// <summary>True for an event that says so.</summary>
    public static bool Is(PortfolioEvent happened) => Refused.Matches(happened) || (Decided.Matches(happened) && Rules(happened).Count > 0);

    /// <summary>The rules that blocked, by the event's metadata, or else by its type.</summary>
    public static IReadOnlyList<string> By(PortfolioEvent blocked)
    {
        if (Systems(blocked) is { Count: > 0 } systems)
            return systems;
        if (Rules(blocked) is { Count: > 0 } rules)
            return rules;
        if ((blocked.Text("decided_by") ?? blocked.Text("protection") ?? blocked.Text("rule")) is { } named)
            return [named];
        var type = blocked.Type.Name;
        var kind = type.EndsWith(Ending, StringComparison.Ordinal) ? type[..^Ending.Length] : type;
        return [Names.FirstOrDefault(name => name == kind || name == kind + "_protection") ?? kind];
    }

    private static List<string> Rules(PortfolioEvent decided) =>
        [.. Decision.Of(decided)?.Checks.Where(check => check.Verdict == CheckVerdict.Blocked).Select(check => check.Rule).Distinct(StringComparer.Ordinal) ?? []];

    private static List<string>? Systems(PortfolioEvent blocked)
    {
        try
        {
            using var facts = blocked.Metadata?.ToDocument();
            return facts?.RootElement.TryGetProperty("blocking_systems", out var systems) == true && systems.ValueKind == JsonValueKind.Array
                ? [.. systems.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!).Distinct(StringComparer.Ordinal)]
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Damaged bytes are verify's to report.
            return null;
        }
    }
}
