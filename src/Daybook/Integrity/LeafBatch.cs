using System.Runtime.InteropServices;
using Daybook.Events;

namespace Daybook.Integrity;

/// <summary>Collects the encodings of events, and hashes them to leaves together. Not safe for several threads.</summary>
public sealed class LeafBatch
{
    private const int MostAtOnce = 256;

    private readonly int[] _starts = new int[MostAtOnce];
    private readonly int[] _blocks = new int[MostAtOnce];
    private readonly CanonicalWriter _writer = new();
    private readonly List<MerkleHash> _leaves = [];
    private int _waiting;

    /// <summary>The number of events that were added since the last <see cref="Clear"/>.</summary>
    public int Count => _leaves.Count + _waiting;

    /// <summary>Adds an event under an id and a recording time that it need not carry yet.</summary>
    /// <param name="portfolioEvent">The event.</param>
    /// <param name="id">Its id.</param>
    /// <param name="recordedMicros">Its recording time, in microseconds.</param>
    public void Add(PortfolioEvent portfolioEvent, long id, long recordedMicros)
    {
        ArgumentNullException.ThrowIfNull(portfolioEvent);
        CanonicalEncoding.Write(Begin(), portfolioEvent, id, recordedMicros);
        End();
    }

    /// <summary>Where the next event's encoding is to be written, part by part; <see cref="End"/> completes it.</summary>
    public CanonicalWriter Begin()
    {
        if (_waiting == MostAtOnce)
            Hash();
        _starts[_waiting] = _writer.Length;
        return _writer;
    }

    /// <summary>Completes the event that <see cref="Begin"/> began.</summary>
    public void End()
    {
        var start = _starts[_waiting];
        var length = _writer.Length - start;
        _blocks[_waiting] = Sha256Lanes.BlocksOf(length);
        _writer.Room((_blocks[_waiting] * Sha256Lanes.BlockBytes) - length);
        Sha256Lanes.Pad(_writer.Written[start..], length);
        _waiting++;
    }

    /// <summary>The leaves of the events that were added, in their order.</summary>
    public ReadOnlySpan<MerkleHash> Leaves()
    {
        Hash();
        return CollectionsMarshal.AsSpan(_leaves);
    }

    /// <summary>Forgets the events.</summary>
    public void Clear()
    {
        _leaves.Clear();
        _writer.Clear();
        _waiting = 0;
    }

    private void Hash()
    {
        var first = _leaves.Count;
        CollectionsMarshal.SetCount(_leaves, first + _waiting);
        var leaves = CollectionsMarshal.AsSpan(_leaves)[first..];
        for (var i = 0; i < _waiting; i += Sha256Lanes.Lanes)
        {
            var some = Math.Min(Sha256Lanes.Lanes, _waiting - i);
            Sha256Lanes.Hash(_writer.Written, _starts.AsSpan(i, some), _blocks.AsSpan(i, some), leaves.Slice(i, some));
        }

        _writer.Clear();
        _waiting = 0;
    }
}
