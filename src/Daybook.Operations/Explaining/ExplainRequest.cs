namespace Daybook.Operations.Explaining;

/// <summary>Asks why: for an event by its id, or for an asset and a day.</summary>
public sealed record ExplainRequest
{
    /// <summary>The event's id; null: an asset and a day are asked for.</summary>
    public long? Id { get; init; }

    /// <summary>The asset, exactly as it is recorded; null: an event is asked for.</summary>
    public string? Asset { get; init; }

    /// <summary>With an asset: the UTC day, as a date or relative, such as <c>-3d</c>.</summary>
    public string? Date { get; init; }

    /// <summary>With an asset: the portfolio, as a session of it, by its id or how that begins, or <c>live</c>; null: the newest run, or the live portfolio when there is none.</summary>
    public string? Run { get; init; }

    /// <summary>With an asset: the portfolio's name; empty: the one without a name; null: the only one.</summary>
    public string? Portfolio { get; init; }
}
