using System.Threading.Channels;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Operations.Recording;

/// <summary>
/// Keeps many appends under way, so that they share commits, and tells each event's id, in order, as soon as it is as durable as asked, without waiting for
/// more input.
/// </summary>
internal sealed class RecordPipeline : IDisposable
{
    private const int MostUnderWay = 1_024;

    private readonly Journal _journal;
    private readonly Durability _durability;
    private readonly RecordedIds _ids;
    private readonly Channel<(long Line, Task<IReadOnlyList<long>> Append)> _underWay =
        Channel.CreateBounded<(long, Task<IReadOnlyList<long>>)>(new BoundedChannelOptions(MostUnderWay) { SingleReader = true, SingleWriter = true });

    private readonly CancellationTokenSource _broken = new();
    private readonly Task _telling;
    private IOException? _unheard;

    public RecordPipeline(Journal journal, Durability durability, RecordedIds ids)
    {
        _journal = journal;
        _durability = durability;
        _ids = ids;
        _telling = TellAsync();
    }

    /// <summary>Cancelled when an append failed or the ids cannot be told any more: nothing further should be sent.</summary>
    public CancellationToken Broken => _broken.Token;

    /// <summary>Sends one event on its way; waits while too many are.</summary>
    public ValueTask SendAsync(long line, PortfolioEvent entry) =>
        _underWay.Writer.WriteAsync((line, _journal.AppendAsync([entry], _durability)), CancellationToken.None);

    /// <summary>Waits for what is under way.</summary>
    /// <exception cref="RefusedException">An event was refused, or nobody takes the ids.</exception>
    public async Task CompleteAsync()
    {
        _underWay.Writer.Complete();
        await _telling.ConfigureAwait(false);
    }

    public void Dispose() => _broken.Dispose();

    private async Task TellAsync()
    {
        (long Line, Exception Error)? refused = null;
        (long Lines, Exception? Error) unknown = default;
        var untold = 0L;
        await foreach (var (line, append) in _underWay.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (!append.IsCompleted)
                await HandOverAsync().ConfigureAwait(false);
            try
            {
                var ids = await append.ConfigureAwait(false);
                if (refused is null && _unheard is null)
                    _ids.Tell(ids[0]);
                else
                    untold++;
            }
            catch (Exception error)
            {
                if (refused is not null && error is JournalFaultedException)
                    unknown = (unknown.Lines + 1, error);
                refused ??= (line, error);
                await _broken.CancelAsync().ConfigureAwait(false);
            }

            if (!_underWay.Reader.TryPeek(out _))
                await HandOverAsync().ConfigureAwait(false);
        }

        await HandOverAsync().ConfigureAwait(false);
        if (refused is { } first)
            throw Stopped(FormattableString.Invariant($"line {first.Line}: {Words(first.Error)}; {_ids.Kept}{Aftermath(untold)}{Doubt(unknown.Lines, unknown.Error)}"), first.Error);
        if (_unheard is { } silence)
            throw Stopped($"nobody reads the ids any more, so recording stopped{Aftermath(untold)}", silence);
    }

    /// <summary>Why an append was refused. That a journal goes on trying is nothing to somebody whose process ends here.</summary>
    public static string Words(Exception error) => (error is JournalUnavailableException { InnerException: { } cause } ? cause : error).Message.TrimEnd('.');

    // The events are recorded whether or not somebody hears of it.
    private async ValueTask HandOverAsync()
    {
        try
        {
            if (_unheard is null)
                _ids.HandOver();
        }
        catch (IOException error)
        {
            _unheard = error;
            await _broken.CancelAsync().ConfigureAwait(false);
        }
    }

    private static RefusedException Stopped(string message, Exception error) => new(RefusalCode.RecordingStopped, null, message, error);

    private static string Doubt(long lines, Exception? error) =>
        error is null ? string.Empty : FormattableString.Invariant($"; whether {lines:N0} later {(lines == 1 ? "line is" : "lines are")} recorded is unknown: {Words(error)}");

    private static string Aftermath(long later) => later == 0 ? string.Empty : FormattableString.Invariant($"; {later:N0} {(later == 1 ? "line" : "lines")} whose ids were not told {(later == 1 ? "is" : "are")} recorded too");
}
