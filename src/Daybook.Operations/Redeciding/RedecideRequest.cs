namespace Daybook.Operations.Redeciding;

/// <summary>Asks for every recorded decision of a portfolio to be made again.</summary>
public sealed record RedecideRequest
{
    /// <summary>The portfolio: a session of it, by its id or how that begins, or <c>live</c>; null: the newest run, or the live portfolio when there is none.</summary>
    public string? Run { get; init; }

    /// <summary>The portfolio's name; empty: the one without a name; null: the only one.</summary>
    public string? Portfolio { get; init; }

    /// <summary>True: scored from the prices again, too; the files must be those of the run.</summary>
    public bool FromPrices { get; init; }
}
