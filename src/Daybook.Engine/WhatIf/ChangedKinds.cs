namespace Daybook.Engine.WhatIf;

/// <summary>Groups changed decisions, as they pass by, into those that are alike.</summary>
internal sealed class ChangedKinds
{
    private readonly Dictionary<(TradeAction?, string?, TradeAction?, string?), Kind> _kinds = [];

    public void Take(ChangedDecision change)
    {
        var key = (change.Base?.Action, change.BaseWhy, change.Variant?.Action, change.VariantWhy);
        if (!_kinds.TryGetValue(key, out var kind))
            _kinds.Add(key, kind = new Kind(change));
        kind.Take(change);
    }

    /// <summary>The kinds by their first day; of one day those first that are closest to the cause, then by asset.</summary>
    public IReadOnlyList<ChangedKind> ToList() =>
        [.. _kinds.Values.Select(kind => kind.ToKind()).OrderBy(kind => kind.First.Date).ThenBy(kind => kind.First.Distance).ThenBy(kind => kind.First.Asset, StringComparer.Ordinal)];

    private sealed class Kind(ChangedDecision first)
    {
        private readonly HashSet<string> _assets = new(StringComparer.Ordinal);
        private long _count;
        private int _days;
        private DateOnly _last;

        public void Take(ChangedDecision change)
        {
            if (_count++ == 0 || change.Date != _last)
                _days++;
            _last = change.Date;
            _assets.Add(change.Asset);
        }

        public ChangedKind ToKind() => new(first, _count, _assets.Count, _days, _last);
    }
}
