using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Journals;

/// <summary>What can be done with a journal that lies in files: copy it, go on without what is lost, save what can be read. Safe for several threads.</summary>
public interface IJournalFiles
{
    /// <summary>Copies a journal, also while others write to it; the copy is verified before it takes its place.</summary>
    /// <param name="address">The journal's address.</param>
    /// <param name="target">The backup's path.</param>
    /// <param name="overwrite">Replaces a backup that is there; it stays until the new one is whole.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Gives up, and leaves nothing behind.</param>
    /// <returns>What the verification found. When that is anything, there is no backup.</returns>
    /// <exception cref="JournalOpenException">There is no journal, or it cannot be copied.</exception>
    /// <exception cref="BackupRefusedException">Something is at the backup's place already, or it cannot be written.</exception>
    ValueTask<BackupReport> BackupAsync(string address, string target, bool overwrite = false, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Goes on with a journal that lost acknowledged events: a new epoch, begun by an event that says so. Does nothing when the journal opens as it is.</summary>
    /// <param name="address">The journal's address.</param>
    /// <param name="options">Whose clock and actor the event has.</param>
    /// <param name="why">What whoever recovers it says; null: nothing.</param>
    /// <param name="dryRun">Only says what would be done.</param>
    /// <param name="cancellationToken">Gives up before anything is done.</param>
    /// <exception cref="JournalOpenException">There is no journal, or it is too damaged to be read, or cannot be written.</exception>
    ValueTask<RecoverReport> RecoverAsync(string address, JournalOptions options, string? why = null, bool dryRun = false, CancellationToken cancellationToken = default);

    /// <summary>Copies what can be read of a damaged journal into a new one; the damaged one is only read.</summary>
    /// <param name="address">The damaged journal's address.</param>
    /// <param name="target">The new journal's path.</param>
    /// <param name="options">Whose clock and actor the last event has.</param>
    /// <param name="why">What whoever salvages it says; null: nothing.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Gives up, and leaves nothing behind.</param>
    /// <exception cref="JournalOpenException">There is no journal, or not even its tables can be found.</exception>
    /// <exception cref="BackupRefusedException">Something is at the new journal's place already, or it cannot be written.</exception>
    ValueTask<SalvageReport> SalvageAsync(
        string address, string target, JournalOptions options, string? why = null, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Looks at a journal's files without opening it, and changes none of them.</summary>
    /// <param name="address">The journal's address.</param>
    JournalFilesReport Inspect(string address);

    /// <summary>Looks at a journal as a writer does that opens it, and changes nothing.</summary>
    /// <param name="address">The journal's address.</param>
    /// <returns>Why it could not be written to; null: it could, as far as can be seen without doing so.</returns>
    JournalOpenException? FindObstacle(string address);
}
