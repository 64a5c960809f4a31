using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Tests.Support;
using Daybook.Events;

namespace Daybook.Torture.Snapshots;

/// <summary>
/// Events of several portfolios, mixed: of a live one that people intervene in, of runs that go on beside it, of sessions inside them, and of a journal that was imported. Each is what
/// a replay of a random market said, at the times of that market, so that the portfolios' times lie over each other; here and there an event comes late.
/// </summary>
internal sealed class RandomHistory
{
    private readonly Random _random;
    private readonly List<Voice> _voices = [];
    private readonly List<string> _runs = [];
    private int _next;

    /// <param name="seed">Decides it.</param>
    public RandomHistory(int seed)
    {
        _random = new Random(seed);
        Lazy<PortfolioEvent[]>[] markets = [Market(), Market()];
        _voices.Add(new Voice(null, null, markets[0]));
        for (var i = _random.Next(1, 4); i > 0; i--)
            AddRun(markets[_random.Next(2)]);
        if (_random.Next(2) == 0)
            _voices.Add(new Voice(_runs[0], null, markets[1]) { Origin = "elsewhere" });
    }

    /// <summary>The runs that have begun, or will.</summary>
    public IReadOnlyList<string> Runs => _runs;

    /// <summary>The next events.</summary>
    public IReadOnlyList<PortfolioEvent> Next(int count)
    {
        var events = new List<PortfolioEvent>(count);
        while (events.Count < count)
            events.Add(Next());
        return events;
    }

    private PortfolioEvent Next()
    {
        if (_random.Next(12) == 0)
            return Aside();
        if (_voices.Count == 0)
            AddRun(Market());
        var voice = _voices[_random.Next(_voices.Count)];
        if (!voice.HasBegun && voice.Session is not null)
            return Begin(voice);
        if (voice.Left == 0 || (_random.Next(300) == 0 && voice.Session is not null))
        {
            _voices.Remove(voice);
            return voice is { Session: not null, Origin: null } ? Marks(EventTypes.SessionEnd, voice, null) : Aside();
        }

        return Placed(voice.Take(_random.Next(10) == 0 ? _random.Next(6) : 0), voice);
    }

    private PortfolioEvent Aside() => _random.Next(6) switch
    {
        0 => TradingProtection.Change((TradingStatus)_random.Next(3), At(), "Ada Lovelace", $"said {_next++}"),
        1 => ProtectionEvents.Release(ProtectionNames.Whipsaw, $"A{_random.Next(8)}", At(), "Ada Lovelace", $"said {_next++}"),
        _ => PortfolioEvent.Create(EventTypes.AssetScored, At(), "says nothing", $"A{_random.Next(8)}", scoreAfter: _random.NextDouble()),
    };

    private PortfolioEvent Begin(Voice voice)
    {
        voice.HasBegun = true;
        return Marks(EventTypes.SessionStart, voice, voice.Parent is { } parent ? Metadata.Of(("kind", "rebalance"), ("parent_session_id", parent)) : Metadata.Of(("kind", "replay")));
    }

    private void AddRun(Lazy<PortfolioEvent[]> market)
    {
        var run = $"run-{_runs.Count}";
        _runs.Add(run);
        _voices.Add(new Voice(run, null, market));
        if (_random.Next(2) == 0)
            _voices.Add(new Voice($"inside-{run}", run, market));
    }

    /// <summary>What is said of a market; it is only traded when somebody asks.</summary>
    private Lazy<PortfolioEvent[]> Market()
    {
        var seed = _random.Next();
        return new Lazy<PortfolioEvent[]>(() => [.. RecordedReplay.Of(RandomReplays.Of(seed)).Events]);
    }

    private DateTimeOffset At() => new DateTimeOffset(SmallMarket.Date(_random.Next(90)), new TimeOnly(21, 0), TimeSpan.Zero).AddMinutes(_random.Next(600));

    private PortfolioEvent Marks(EventType type, Voice voice, Metadata? facts) => PortfolioEvent.Restore(new EventFields
    {
        Type = type,
        OccurredMicros = Microseconds.From(At()),
        SessionId = voice.Session,
        Origin = voice.Origin,
        Reason = "as it was drawn",
        Metadata = facts,
    });

    private static PortfolioEvent Placed(PortfolioEvent happened, Voice voice)
    {
        var fields = happened.ToFields();
        (fields.SessionId, fields.Origin) = (voice.Session, voice.Origin);
        return PortfolioEvent.Restore(in fields);
    }

    /// <summary>What is still to be said by one session, or by none.</summary>
    private sealed class Voice(string? session, string? parent, Lazy<PortfolioEvent[]> said)
    {
        private readonly Lazy<List<PortfolioEvent>> _said = new(() => [.. said.Value.Reverse()]);

        public string? Session => session;

        public string? Parent => parent;

        public string? Origin { get; init; }

        public bool HasBegun { get; set; }

        public int Left => _said.Value.Count;

        /// <summary>The next event, or one that comes before its turn.</summary>
        public PortfolioEvent Take(int early)
        {
            var place = Math.Max(0, Left - 1 - early);
            var taken = _said.Value[place];
            _said.Value.RemoveAt(place);
            return taken;
        }
    }
}
