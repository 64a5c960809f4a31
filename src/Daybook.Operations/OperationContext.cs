using Daybook.Events;
using Daybook.Journals;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Operations;

/// <summary>What an operation works on: a journal, a clock, who asks. For one request at a time.</summary>
public sealed class OperationContext : IAsyncDisposable
{
    private readonly bool _ownsReader;
    private JournalReader? _reader;
    private DateTimeOffset? _now;

    /// <summary>Works on the journal of an address, which is opened when it is first asked.</summary>
    /// <param name="journals">Opens it.</param>
    /// <param name="journal">Its address.</param>
    public OperationContext(JournalLocator journals, string journal)
    {
        Journals = journals;
        Journal = journal;
        _ownsReader = true;
    }

    /// <summary>Works on a journal that is open, and stays so.</summary>
    /// <param name="journals">Opens it for writing.</param>
    /// <param name="reader">The journal; it stays the caller's.</param>
    public OperationContext(JournalLocator journals, JournalReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Journals = journals;
        Journal = reader.Location;
        _reader = reader;
    }

    /// <summary>Opens journals.</summary>
    public JournalLocator Journals { get; }

    /// <summary>The journal's address, as the caller wrote it.</summary>
    public string Journal { get; }

    /// <summary>The wall clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whom events that an operation records have as their actor; null: nobody.</summary>
    public string? Actor { get; init; }

    /// <summary>What relative times count from (ISO 8601), as the caller wrote it; null: the journal's newest <c>occurred</c>.</summary>
    public string? Now { get; init; }

    /// <summary>Is told how far long work is, on any thread; null: nobody is.</summary>
    public IProgress<OperationProgress>? Progress { get; init; }

    /// <summary>How operations record.</summary>
    public JournalOptions RecordingOptions => new() { Actor = Actor, Time = Time };

    /// <summary>The journal, open for reading: the same one each time.</summary>
    /// <exception cref="JournalOpenException">There is none, or it cannot be read.</exception>
    public async ValueTask<JournalReader> ReaderAsync(CancellationToken cancellationToken) =>
        _reader ??= await Journals.OpenReaderAsync(Journal, cancellationToken).ConfigureAwait(false);

    /// <summary>What relative times count from: the same moment for the whole request, though events are added meanwhile.</summary>
    /// <exception cref="RefusedException"><see cref="Now"/> is no time.</exception>
    public async ValueTask<DateTimeOffset> NowAsync(CancellationToken cancellationToken)
    {
        if (_now is { } known)
            return known;
        if (Now is { } text)
        {
            return (_now = IsoTime.TryParse(text, out var given)
                ? given
                : throw new RefusedException(RefusalCode.InvalidTime, "now", $"'{text}' is not a time; write 2025-03-05 or 2025-03-05T14:30:00Z")).Value;
        }

        var reader = await ReaderAsync(cancellationToken).ConfigureAwait(false);
        var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        return (_now = head.NewestOccurredMicros is { } newest ? Microseconds.ToTime(newest) : Time.GetUtcNow()).Value;
    }

    /// <summary>How the journal's files stand; null: it lies in none.</summary>
    internal JournalFilesReport? InspectFiles()
    {
        try
        {
            return Journals.Find(Journal).Files?.Inspect(Journal);
        }
        catch (JournalOpenException)
        {
            // A host's own journal may lie anywhere.
            return null;
        }
    }

    /// <summary>Tells <see cref="Progress"/> of a part's own progress, at once and on the part's thread; null when nobody is told.</summary>
    internal IProgress<T>? Steps<T>(Func<T, OperationProgress> inWords) => Progress is { } progress ? new PartProgress<T>(progress, inWords) : null;

    /// <summary>Closes the reader that it opened; who asks again opens another.</summary>
    public async ValueTask CloseReaderAsync()
    {
        if (!_ownsReader || _reader is not { } reader)
            return;
        _reader = null;
        await reader.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => CloseReaderAsync();

    private sealed class PartProgress<T>(IProgress<OperationProgress> whole, Func<T, OperationProgress> inWords) : IProgress<T>
    {
        public void Report(T value) => whole.Report(inWords(value));
    }
}
