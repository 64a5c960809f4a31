using Daybook.Server.Http;
using Daybook.Storage;

namespace Daybook.Server.Journals;

/// <summary>How a journal stands, or why that cannot be said.</summary>
/// <param name="Journal">The journal.</param>
/// <param name="Head">Its head; null: it cannot be read.</param>
/// <param name="Problem">Why it cannot be read; null: it can.</param>
internal sealed record JournalStatus(ServedJournal Journal, JournalHead? Head, Problem? Problem)
{
    /// <summary>Looks.</summary>
    public static async ValueTask<JournalStatus> OfAsync(ServedJournal journal, CancellationToken cancellationToken)
    {
        try
        {
            var reader = await journal.ReaderAsync(cancellationToken).ConfigureAwait(false);
            return new JournalStatus(journal, await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false), null);
        }
        catch (IOException error)
        {
            if (error is not JournalOpenException)
                journal.Forget();
            return new JournalStatus(journal, null, Problem.Of(error));
        }
    }
}
