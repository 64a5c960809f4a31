using System.Globalization;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Queries;
using Daybook.Sqlite.Reading;
using Daybook.Storage;

namespace Daybook.Sqlite.Checking;

/// <summary>
/// What a journal says of its own past: which recovery began which epoch, and what was found then. Each of these events names the root of what it found, so a rewritten journal cannot
/// pass for a recovered one: the root would not be that of its events.
/// </summary>
internal sealed class OwnHistory
{
    private static readonly Filter OwnTypes = Selections.Types(EventTypes.JournalRecovered.Name, EventTypes.AnchorRenewed.Name);

    private readonly List<string> _problems = [];
    private readonly List<OwnClaim> _claims = [];
    private readonly List<long> _events = [];

    private OwnHistory()
    {
    }

    /// <summary>The events that say it, those included that say nothing credible.</summary>
    public IReadOnlyList<long> Events => _events;

    /// <summary>Everything that it says, in the order of its events.</summary>
    public IReadOnlyList<OwnClaim> Claims => _claims;

    /// <summary>Its recoveries, in their order.</summary>
    public IReadOnlyList<RecoveryClaim> Recoveries { get; private set; } = [];

    /// <summary>What is wrong with it, a sentence each.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Why the head's epoch is not the one that the last recovery began, or null. The other problems remain when the journal is recovered; this one does not.</summary>
    public string? EpochProblem { get; private set; }

    /// <summary>How many acknowledged events its recoveries gave up.</summary>
    public long GivenUp => Recoveries.Sum(recovery => recovery.GivenUp);

    /// <summary>Reads it, by the postings of its types.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static OwnHistory Read(ReadView view)
    {
        var history = new OwnHistory();
        for (var from = 1L; from <= view.Head.Count;)
        {
            var page = new IdRun(view, OwnTypes, CancellationToken.None).Run(from, EventQuery.MaxLimit);
            foreach (var stored in page.Events.Where(OwnClaim.IsOne))
                history.Add(stored);
            from = page.NextId;
        }

        history.Follow(view.Head.Epoch);
        return history;
    }

    /// <summary>
    /// What an anchor of an earlier epoch means: a process was killed between the recovery and its anchor, so it is the anchor that the recovery names, or an even older one.
    /// </summary>
    /// <returns>Whether its root must be that of the journal's first events; or what is wrong with it.</returns>
    public (bool IsPrefix, string? Problem) Judge(AnchorRecord older)
    {
        if (Recoveries.FirstOrDefault(recovery => recovery.Epoch > older.Epoch) is not { } next)
            return (false, $"The anchor is of epoch {older.Epoch}, and no recovery event says how that epoch ended.");
        if (older.Count == next.ExpectedEvents && older.Root == next.AnchorRoot)
            return (false, null);
        if (older.Count <= next.FoundEvents)
            return (true, null);
        return (
            false,
            string.Create(CultureInfo.InvariantCulture, $"The anchor has {older.Count:N0} events in epoch {older.Epoch}, but the recovery that ended that epoch (event {next.EventId:N0}) names another anchor, of {next.ExpectedEvents:N0} events."));
    }

    private void Add(PortfolioEvent stored)
    {
        _events.Add(stored.Id);
        try
        {
            _claims.Add(OwnClaim.Of(stored));
        }
        catch (InvalidDataException error)
        {
            _problems.Add(error.Message);
        }
    }

    private void Follow(int epoch)
    {
        Recoveries = [.. _claims.OfType<RecoveryClaim>()];
        var before = 0;
        foreach (var recovery in Recoveries)
        {
            if (recovery.Epoch <= before)
                _problems.Add($"The recovery in event {recovery.EventId} says that it began epoch {recovery.Epoch}, but the journal was already in epoch {before}.");
            before = recovery.Epoch;
        }

        if (before == epoch)
            return;
        EpochProblem = $"The head is in epoch {epoch}, but the last recorded recovery began epoch {before}: this may hide missing newest events.";
        _problems.Add(EpochProblem);
    }
}
