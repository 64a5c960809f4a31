using Daybook.Queries;
using Daybook.Recording;

namespace Daybook.Engine.Portfolios;

/// <summary>Calls a strategy back on what people say of its trading. A callback that throws, or a journal that cannot be read for a while, does not end it.</summary>
internal sealed class TradingSubscription : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ended = new();
    private readonly Journal _journal;
    private readonly PortfolioTrading _trading;
    private readonly Action<Intervention> _told;
    private readonly Action<Exception>? _failed;
    private readonly Task _following;
    private long _lastTold;

    public TradingSubscription(Journal journal, PortfolioTrading trading, Action<Intervention> told, Action<Exception>? failed)
    {
        (_journal, _trading, _told, _failed) = (journal, trading, told, failed);
        _lastTold = trading.Interventions.Count == 0 ? 0 : trading.Interventions[^1].Event;
        _following = Task.Run(FollowAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        await _following.ConfigureAwait(false);
        _ended.Dispose();
    }

    private async Task FollowAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                // Between two looks at the journal, and before the first, somebody may have spoken.
                await _trading.ReadAsync(_ended.Token).ConfigureAwait(false);
                foreach (var said in _trading.Interventions)
                    Tell(said);
                await foreach (var said in _trading.FollowAsync(_ended.Token).ConfigureAwait(false))
                    Tell(said);
            }
            catch (OperationCanceledException) when (_ended.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is IOException or ObjectDisposedException)
            {
                // A journal that was recovered gives the ids of what it lost to others.
                if (error is PositionLostException lost)
                    _lastTold = Math.Min(_lastTold, lost.RestartAt?.Id ?? 0);
                Guard(() => _failed?.Invoke(error));
                await Task.Delay(Pause, _journal.Time, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Tell(Intervention said)
    {
        if (said.Event <= _lastTold)
            return;
        _lastTold = said.Event;
        Guard(() => _told(said));
    }

    private void Guard(Action call)
    {
        try
        {
            call();
        }
        catch (Exception error)
        {
            _journal.Error("trading_callback", error, "What was to be told of trading could not be: the callback threw.");
        }
    }
}
