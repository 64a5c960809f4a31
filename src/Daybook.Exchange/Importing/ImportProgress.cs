namespace Daybook.Exchange.Importing;

/// <summary>What an import is doing.</summary>
public enum ImportPhase
{
    /// <summary>Everything is read and checked; the journal is not touched.</summary>
    Checking,

    /// <summary>Rows are added, group by group.</summary>
    Adding,
}

/// <summary>How far an import has come.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Rows">Rows that this phase is done with.</param>
/// <param name="Total">Rows in all; null while they are being counted.</param>
public sealed record ImportProgress(ImportPhase Phase, long Rows, long? Total);
