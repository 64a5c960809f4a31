namespace Daybook.Recording.Writing;

/// <summary>What the writer has taken from the buffer and not settled yet, in order. It belongs to the writer.</summary>
internal sealed class Backlog
{
    private readonly List<object> _items = [];
    private int _head;

    public bool IsEmpty => _head == _items.Count;

    /// <summary>What waits, oldest first.</summary>
    public ReadOnlySpan<object> Items => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_items)[_head..];

    public void AddAll(List<object> items)
    {
        if (items.Count == 0)
            return;
        Compact();
        if (items[0] is RecordingGap next && !IsEmpty && _items[^1] is RecordingGap last)
        {
            last.Absorb(next);
            items.RemoveAt(0);
        }

        _items.AddRange(items);
    }

    /// <summary>Forgets the oldest so many.</summary>
    public void Drop(int count)
    {
        _head += count;
        if (IsEmpty)
            Clear();
    }

    /// <summary>Forgets every write that has been settled.</summary>
    /// <returns>The number of events that they would have added.</returns>
    public long DropSettled()
    {
        Compact();
        var events = 0L;
        _items.RemoveAll(item =>
        {
            if (item is not PendingWrite { IsOpen: false } settled)
                return false;
            events += settled.EventCount;
            return true;
        });
        return events;
    }

    public void Clear()
    {
        _items.Clear();
        _head = 0;
    }

    private void Compact()
    {
        _items.RemoveRange(0, _head);
        _head = 0;
    }
}
