using System.Diagnostics;
using System.Globalization;
using Daybook.Sqlite.Driver;
using Daybook.Storage;
using SQLitePCL;

namespace Daybook.Sqlite.Writing;

/// <summary>
/// Takes the write lock in fair turns. SQLite's own lock is unfair: whoever holds it takes it again before anybody who sleeps wakes up. So who has held the lock for 5 ms
/// while others write lets go of it for 2 ms; and who waits asks the more often the longer it has waited, so that whoever came first is likely to be next.
/// </summary>
internal sealed class WriteTurn(SqliteDatabase database, TimeSpan timeout, CancellationToken closing)
{
    private static readonly TimeSpan Young = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Old = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongEnough = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Company = TimeSpan.FromSeconds(2);

    private long? _begun;
    private TimeSpan _held;
    private long? _lastCompany;

    /// <summary>Begins a write transaction.</summary>
    /// <exception cref="StoreUnavailableException">Somebody else held the lock all the time.</exception>
    public void Begin()
    {
        if (_held >= LongEnough)
        {
            if (_lastCompany is { } seen && Stopwatch.GetElapsedTime(seen) < Company)
                Wait(Pause);
            _held = TimeSpan.Zero;
        }

        var asked = Stopwatch.GetTimestamp();
        while (true)
        {
            var code = database.TryExecute("BEGIN IMMEDIATE");
            if (code == raw.SQLITE_OK)
            {
                _begun = Stopwatch.GetTimestamp();
                return;
            }

            if ((code & 0xFF) is not raw.SQLITE_BUSY)
                database.Check(code);
            SeeCompany();
            var waited = Stopwatch.GetElapsedTime(asked);
            if (waited >= timeout)
                throw new StoreUnavailableException(string.Create(CultureInfo.InvariantCulture, $"Another process held the journal's write lock for {timeout.TotalSeconds:0.#} s. Nothing was written; try again, or end that process."));
            WaitAgain(waited);
        }
    }

    /// <summary>Says that another process writes too.</summary>
    public void SeeCompany() => _lastCompany = Stopwatch.GetTimestamp();

    /// <summary>Commits, and counts how long the lock was held.</summary>
    public void Commit()
    {
        database.Execute("COMMIT");
        Ended();
    }

    /// <summary>Undoes the transaction, if there still is one.</summary>
    /// <returns>True when nothing of it remains.</returns>
    public bool TryRollback()
    {
        var undone = database.IsAutoCommit || database.TryExecute("ROLLBACK") == raw.SQLITE_OK;
        Ended();
        return undone;
    }

    private void Ended()
    {
        if (_begun is { } begun)
            _held += Stopwatch.GetElapsedTime(begun);
        _begun = null;
    }

    private void WaitAgain(TimeSpan waited)
    {
        if (waited < Young)
            Wait(2 * Poll);
        else if (waited < Old || waited > Stuck)
            Wait(Poll);
        else
            Thread.Yield();
    }

    private void Wait(TimeSpan time) => closing.WaitHandle.WaitOne(time);
}
