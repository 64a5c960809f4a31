using System.Text.Json;

namespace Daybook.Server.Api;

/// <summary>What a parameter's text is.</summary>
internal enum ApiParameterKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>One of some words.</summary>
    Word,
}

/// <summary>One parameter of a question, in its address.</summary>
/// <param name="Name">Its name, in snake case.</param>
/// <param name="Description">What it means, with its default.</param>
/// <param name="Kind">What its text is.</param>
internal sealed record ApiParameter(string Name, string Description, ApiParameterKind Kind = ApiParameterKind.Text)
{
    public static readonly ApiParameter Filter = new("filter", "A condition, such as category = 'protection' and occurred >= -7d");
    public static readonly ApiParameter From = new("from", "The earliest occurred, inclusive: ISO 8601, or relative such as -7d");
    public static readonly ApiParameter To = new("to", "The end of occurred, exclusive");
    public static readonly ApiParameter Session = new("session", "Only events in this session: its id, or how that begins");
    public static readonly ApiParameter Portfolio = new("portfolio", "Only this portfolio, by its name; empty: one without a name");
    public static readonly ApiParameter Cursor = new("cursor", "Where the previous page ended: the member 'next' of its answer");
    public static readonly ApiParameter Limit = new("limit", "The size of a page, 1 to 10,000 (default: 100)", ApiParameterKind.Whole) { Least = 1, Most = 10_000 };
    public static readonly ApiParameter Now = new("now", "What relative times count from (default: the newest event's time)");

    /// <summary>One of an enumeration's values, by their words in snake case.</summary>
    public static ApiParameter Of<T>(string name, string description)
        where T : struct, Enum => new(name, description, ApiParameterKind.Word) { Words = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)] };

    /// <summary>The smallest value of a whole number.</summary>
    public long Least { get; init; } = long.MinValue;

    /// <summary>The largest value of a whole number.</summary>
    public long Most { get; init; } = long.MaxValue;

    /// <summary>The words that a word may be.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether it stands in the path, so that it cannot be missing.</summary>
    public bool IsInPath { get; init; }

    /// <summary>Whether it may be given more than once.</summary>
    public bool IsList { get; init; }

    /// <summary>What selects events.</summary>
    public static IReadOnlyList<ApiParameter> Selection { get; } = [Filter, From, To, Session, Portfolio];
}
